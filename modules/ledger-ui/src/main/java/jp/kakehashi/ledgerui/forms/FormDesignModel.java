package jp.kakehashi.ledgerui.forms;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.kakehashi.documents.form.BlankForm;
import jp.kakehashi.documents.form.BlankForm.PageSize;
import jp.kakehashi.documents.form.FormTemplate;
import jp.kakehashi.documents.form.FormTemplate.Box;
import jp.kakehashi.documents.form.FormTemplate.Field;
import jp.kakehashi.documents.form.TemplateFile;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.FormValues;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import org.jspecify.annotations.Nullable;

/// The places of a ledger's values on an old blank form while somebody draws them: the sketch with
/// its steps back, what is seen of it, and its name. Screen's thread only.
public final class FormDesignModel implements AutoCloseable {
    private static final double NEW_WIDTH = 50;
    private static final double NEW_HEIGHT = 7;
    private static final double CODE_EDGE = 22;
    private static final String CODE_NAME = "QR";

    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final PaperRows rows;
    private final FormTrial trial;
    private final FormSteps steps = new FormSteps();
    private final ReadOnlyObjectWrapper<@Nullable BlankForm> blank = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Pen> pen = new SimpleObjectProperty<>();
    private final DoubleProperty zoom = new SimpleDoubleProperty(1);
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Boolean> office = new SimpleObjectProperty<>(false);
    private @Nullable KeptWay kept;
    private boolean newBlank;
    private @Nullable String savedText;

    /// What is drawn next: a field, or the code where that is null.
    public record Pen(@Nullable FieldDefinition field) {}

    /// A form for the ledger of `rows`, looked at with those rows.
    public FormDesignModel(LedgerDesk desk, UiTasks tasks, PaperRows rows) {
        this.desk = desk;
        this.tasks = tasks.child();
        this.rows = rows;
        trial = new FormTrial(desk, this.tasks, rows);
    }

    /// The boxes.
    public ReadOnlyObjectProperty<FormSketch> sketchProperty() {
        return steps.sketchProperty();
    }

    /// The blank, null before one is opened.
    public ReadOnlyObjectProperty<@Nullable BlankForm> blankProperty() {
        return blank.getReadOnlyProperty();
    }

    /// What went wrong last, null when nothing did.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is drawn next, null for nothing.
    public ObjectProperty<@Nullable Pen> penProperty() {
        return pen;
    }

    /// How large the page is on show.
    public DoubleProperty zoomProperty() {
        return zoom;
    }

    /// The form's name.
    public StringProperty nameProperty() {
        return name;
    }

    /// Whether it is saved as the office's.
    public ObjectProperty<Boolean> officeProperty() {
        return office;
    }

    /// What it looks like.
    public FormTrial trial() {
        return trial;
    }

    /// The rows it is for.
    public PaperRows rows() {
        return rows;
    }

    /// Whether this person may save it for everybody.
    public boolean mayPublish() {
        return rows.definition().ownedBy(desk.actor());
    }

    /// The form that is being changed, null for a new one.
    public @Nullable KeptWay kept() {
        return kept;
    }

    /// Opens a blank of any origin; the boxes that fit on it stay.
    public void open(Path pdf) {
        problem.set(null);
        tasks.run(() -> BlankForm.read(pdf))
                .onSuccess(
                        read -> {
                            newBlank = true;
                            if (name.get().isBlank()) {
                                name.set(called(pdf));
                            }
                            put(read);
                        })
                .onProblem(problem::set);
    }

    private static String called(Path pdf) {
        String file = String.valueOf(pdf.getFileName());
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /// Opens a form that was kept, with its blank read anew.
    public void open(KeptWay way) {
        problem.set(null);
        tasks.run(
                        () -> {
                            FormTemplate template = new TemplateFile().read(way.text());
                            byte[] pdf =
                                    desk.service().waysOut().blank(rows.definition().id(), way);
                            return new Opened(template, BlankForm.read(pdf));
                        })
                .onSuccess(
                        opened -> {
                            kept = way;
                            name.set(way.name());
                            office.set(way.office());
                            steps.show(new FormSketch(opened.template().fields(), null, 1));
                            put(opened.blank());
                            savedText = text();
                        })
                .onProblem(problem::set);
    }

    private record Opened(FormTemplate template, BlankForm blank) {}

    private void put(BlankForm read) {
        blank.set(read);
        if (steps.now().page() > read.pages().size()) {
            steps.show(steps.now().turn(1));
        }
        look();
    }

    /// Shows the page anew.
    public void look() {
        BlankForm now = blank.get();
        if (now != null) {
            trial.look(template(), now, steps.now().page());
        }
    }

    FormTemplate template() {
        return new FormTemplate(name.get().strip(), steps.now().boxes());
    }

    private String text() {
        return new TemplateFile().write(template());
    }

    /// Whether something is not saved.
    public boolean changed() {
        return blank.get() != null && !text().equals(savedText);
    }

    /// Whether it can be saved.
    public boolean ready() {
        return blank.get() != null
                && !name.get().isBlank()
                && !steps.now().boxes().isEmpty()
                && (!office.get() || mayPublish());
    }

    /// The size of the page on show.
    FormSketch.Room room() {
        BlankForm now = blank.get();
        if (now == null) {
            return new FormSketch.Room(210, 297);
        }
        PageSize size = now.pages().get(steps.now().page() - 1);
        return new FormSketch.Room(size.widthMm(), size.heightMm());
    }

    private void step(FormSketch next) {
        if (steps.step(next)) {
            look();
        }
    }

    /// Takes the last step back.
    public void undo() {
        if (steps.undo()) {
            look();
        }
    }

    /// Does it again.
    public void redo() {
        if (steps.redo()) {
            look();
        }
    }

    /// Puts what the pen draws into `box`, snapped to the ruled lines.
    public void draw(Box box) {
        Pen drawing = pen.get();
        if (drawing == null || blank.get() == null) {
            return;
        }
        FormSketch now = steps.now();
        FieldDefinition field = drawing.field();
        String wanted = field == null ? CODE_NAME : field.label().ja();
        Box place = room().within(field == null ? box : trial.lines().snapped(box));
        step(now.plus(FormBoxes.make(field, now.free(wanted), now.page(), place)));
        pen.set(null);
    }

    /// The same in the middle of the page, for hands that use keys alone.
    public void drawInTheMiddle() {
        Pen drawing = pen.get();
        if (drawing != null) {
            boolean code = drawing.field() == null;
            double wide = code ? CODE_EDGE : NEW_WIDTH;
            double high = code ? CODE_EDGE : NEW_HEIGHT;
            FormSketch.Room page = room();
            double x = (page.width() - wide) / 2;
            draw(new Box(x, (page.height() - high) / 2, wide, high));
        }
    }

    /// Selects a box.
    public void select(@Nullable String box) {
        steps.show(steps.now().select(box));
    }

    /// Selects the next box of the page, or the one before.
    public void selectNext(int step) {
        List<Field> here = steps.now().here();
        if (!here.isEmpty()) {
            int now = here.indexOf(steps.now().chosen().orElse(null));
            int next = now < 0 ? 0 : Math.floorMod(now + step, here.size());
            select(here.get(next).name());
        }
    }

    /// Moves the selected box by millimetres.
    public void move(double dx, double dy) {
        change(
                b -> {
                    Box at = b.box();
                    return placed(b, at.x() + dx, at.y() + dy, at.width(), at.height());
                });
    }

    /// Makes it wider and higher by millimetres.
    public void grow(double dx, double dy) {
        change(
                b -> {
                    Box at = b.box();
                    return placed(b, at.x(), at.y(), at.width() + dx, at.height() + dy);
                });
    }

    private Field placed(Field box, double x, double y, double width, double height) {
        FormSketch.Room page = room();
        double left = Math.max(0, x);
        double top = Math.max(0, y);
        double wide = Math.min(Math.max(2, width), page.width());
        double high = Math.min(Math.max(2, height), page.height());
        return FormBoxes.moved(box, page.within(new Box(left, top, wide, high)));
    }

    /// Puts the selected box where somebody dragged it to.
    public void place(Box to, boolean snapped) {
        change(b -> FormBoxes.moved(b, room().within(snapped ? trial.lines().snapped(to) : to)));
    }

    /// Changes the selected box.
    public void change(UnaryOperator<Field> change) {
        step(steps.now().change(change));
    }

    /// Takes the selected box away.
    public void remove() {
        step(steps.now().minus());
    }

    /// Shows another page.
    public void turn(int by) {
        BlankForm now = blank.get();
        int to = steps.now().page() + by;
        if (now != null && to >= 1 && to <= now.pages().size()) {
            steps.show(steps.now().turn(to));
            look();
        }
    }

    /// Fields of the form that stay empty for this person.
    public Set<String> empty() {
        return FormValues.empty(template(), rows.definition(), rows.readable());
    }

    /// Saves it; `saved` hears of it.
    public void save(Consumer<KeptWay> saved) {
        BlankForm now = blank.get();
        if (now == null || !ready()) {
            return;
        }
        problem.set(null);
        String text = text();
        KeptWay was = kept;
        KeptWay way =
                was == null
                        ? new KeptWay(
                                java.util.UUID.randomUUID(),
                                WayKind.FORM,
                                name.get().strip(),
                                office.get(),
                                0,
                                text,
                                null)
                        : was.with(name.get().strip(), text).of(office.get());
        boolean withBlank = newBlank || was == null || was.office() != way.office();
        tasks.run(
                        () ->
                                desk.service()
                                        .waysOut()
                                        .keep(
                                                rows.definition().id(),
                                                way,
                                                withBlank ? now.pdf() : null))
                .onSuccess(
                        done -> {
                            kept = done;
                            newBlank = false;
                            savedText = text;
                            saved.accept(done);
                        })
                .onProblem(problem::set);
    }

    /// Takes the kept form away; `gone` hears of it.
    public void drop(Runnable gone) {
        KeptWay way = kept;
        if (way != null) {
            tasks.run(
                            () -> {
                                desk.service().waysOut().drop(rows.definition().id(), way);
                                return true;
                            })
                    .onSuccess(done -> gone.run())
                    .onProblem(problem::set);
        }
    }

    @Override
    public void close() {
        trial.close();
        tasks.close();
    }
}
