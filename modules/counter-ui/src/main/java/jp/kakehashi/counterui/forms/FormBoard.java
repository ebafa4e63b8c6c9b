package jp.kakehashi.counterui.forms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.disk.LocalDisk;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.vision.boxes.ProposedBox;
import jp.kakehashi.vision.boxes.ProposedBoxes;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// The form on the desk: its blank, its fields, what is proposed, what was done and can be undone.
/// Every change is kept beside the blank until it is saved. Knows no toolkit; screen's thread only.
public final class FormBoard {
    private static final int MOST_STEPS = 500;

    private final UiTasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable Blank> blank = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PaperForm> form = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final IntegerProperty selected = new SimpleIntegerProperty(-1);
    private final ObservableList<ProposedBox> proposals = FXCollections.observableArrayList();
    private final Deque<PaperForm> before = new ArrayDeque<>();
    private final Deque<PaperForm> after = new ArrayDeque<>();
    private byte @Nullable [] known;
    private @Nullable PaperForm toKeep;
    private boolean keeping;

    /// An empty desk.
    public FormBoard(UiTasks tasks) {
        this.tasks = tasks;
    }

    /// What was opened; null before.
    public ReadOnlyObjectProperty<@Nullable Blank> blankProperty() {
        return blank.getReadOnlyProperty();
    }

    /// The form as it stands; null before a blank was opened.
    public ReadOnlyObjectProperty<@Nullable PaperForm> formProperty() {
        return form.getReadOnlyProperty();
    }

    /// What went wrong last; null when nothing did.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether a file is being read, looked through or written.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether something is not saved.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// The place of the field that is worked on; -1 for none.
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /// Boxes that wait for a yes or a no.
    public ObservableList<ProposedBox> proposals() {
        return proposals;
    }

    /// Opens a blank; what was begun on it is taken up, one step back is what was saved.
    public void open(Path file) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        tasks.run(() -> Blank.open(file))
                .onSuccess(this::opened)
                .onProblem(problem::set)
                .onFinished(() -> busy.set(false));
    }

    private void opened(Blank read) {
        before.clear();
        after.clear();
        proposals.clear();
        selected.set(-1);
        known = read.saved();
        blank.set(read);
        PaperForm begun = read.begun();
        if (begun != null && !begun.equals(read.form())) {
            before.push(read.form());
            form.set(begun);
            changed.set(true);
        } else {
            form.set(read.form());
            changed.set(false);
        }
    }

    /// Whether what was begun earlier was taken up when the blank was opened.
    public boolean takenUp() {
        Blank open = blank.get();
        PaperForm begun = open == null ? null : open.begun();
        return open != null && begun != null && !begun.equals(open.form());
    }

    /// The field that is worked on; null for none.
    public @Nullable FormField field() {
        PaperForm now = form.get();
        int at = selected.get();
        return now == null || at < 0 || at >= now.fields().size() ? null : now.fields().get(at);
    }

    /// What is to be said of the form as it stands.
    public List<Remark> remarks() {
        PaperForm now = form.get();
        return now == null ? List.of() : Remark.of(now);
    }

    /// A new field, which is then worked on.
    public void add(FormField.Kind kind, MmBox box) {
        PaperForm now = form.get();
        if (now == null) {
            return;
        }
        List<FormField> fields = new ArrayList<>(now.fields());
        fields.add(Places.fresh(fields, kind, Places.within(now, box)));
        step(Changed.fields(now, fields));
        selected.set(fields.size() - 1);
    }

    /// Changes the field that is worked on; false when its id is another field's or none at all.
    public boolean change(UnaryOperator<FormField> change) {
        PaperForm now = form.get();
        FormField field = field();
        if (now == null || field == null) {
            return false;
        }
        FormField wanted = change.apply(field);
        if (!wanted.id().matches("[^\\p{Cntrl}]{1,120}")
                || wanted.id().isBlank()
                || Places.taken(now.fields(), wanted.id(), selected.get())) {
            return false;
        }
        if (!wanted.equals(field)) {
            step(Changed.field(now, selected.get(), wanted));
        }
        return true;
    }

    /// Moves the field and makes it larger, in millimetres; it stays on the page.
    public void shift(double dx, double dy, double dw, double dh) {
        change(
                f ->
                        place(
                                f,
                                new MmBox(
                                        f.box().x() + dx,
                                        f.box().y() + dy,
                                        f.box().w() + dw,
                                        f.box().h() + dh)));
    }

    /// Puts the field there.
    public void put(MmBox box) {
        change(f -> place(f, box));
    }

    private FormField place(FormField field, MmBox box) {
        PaperForm now = form.get();
        return now == null ? field : Changed.box(field, Places.within(now, box));
    }

    /// Takes the field away; the next one is then worked on.
    public void remove() {
        PaperForm now = form.get();
        int at = selected.get();
        if (now == null || field() == null) {
            return;
        }
        List<FormField> fields = new ArrayList<>(now.fields());
        fields.remove(at);
        selected.set(-1);
        step(Changed.fields(now, fields));
        selected.set(Math.min(at, fields.size() - 1));
    }

    /// Moves the field in the order in which fields are asked for.
    public void reorder(int by) {
        PaperForm now = form.get();
        int at = selected.get();
        FormField field = field();
        if (now == null || field == null || at + by < 0 || at + by >= now.fields().size()) {
            return;
        }
        List<FormField> fields = new ArrayList<>(now.fields());
        fields.remove(at);
        fields.add(at + by, field);
        selected.set(-1);
        step(Changed.fields(now, fields));
        selected.set(at + by);
    }

    /// The form's own words; false when the id cannot be one.
    public boolean head(String id, String edition, String title) {
        PaperForm now = form.get();
        if (now == null || !id.matches("[\\p{L}\\p{N}_-][\\p{L}\\p{N}_.-]{0,79}")) {
            return false;
        }
        PaperForm wanted = Changed.head(now, id, edition, title);
        if (!wanted.equals(now)) {
            step(wanted);
        }
        return true;
    }

    private @Nullable PaperForm now() {
        return form.get();
    }

    private void step(PaperForm wanted) {
        PaperForm now = form.get();
        if (now != null) {
            before.push(now);
            if (before.size() > MOST_STEPS) {
                before.removeLast();
            }
        }
        after.clear();
        show(wanted);
    }

    private void show(PaperForm wanted) {
        if (selected.get() >= wanted.fields().size()) {
            selected.set(-1);
        }
        form.set(wanted);
        changed.set(true);
        toKeep = wanted;
        keep();
    }

    /// One step back.
    public void undo() {
        PaperForm now = form.get();
        if (now != null && !before.isEmpty()) {
            after.push(now);
            show(before.pop());
        }
    }

    /// One step forth again.
    public void redo() {
        PaperForm now = form.get();
        if (now != null && !after.isEmpty()) {
            before.push(now);
            show(after.pop());
        }
    }

    /// Whether there is a step back.
    public boolean undoable() {
        return !before.isEmpty();
    }

    /// Whether there is a step forth.
    public boolean redoable() {
        return !after.isEmpty();
    }

    private void keep() {
        PaperForm wanted = toKeep;
        Blank open = blank.get();
        if (wanted == null || open == null || keeping) {
            return;
        }
        keeping = true;
        toKeep = null;
        tasks.run(
                        () -> {
                            try {
                                FormDrafts.keep(open.file(), wanted);
                                return true;
                            } catch (IOException e) {
                                return false;
                            }
                        })
                .onSuccess(
                        kept -> {
                            if (!kept) {
                                problem.set(Problem.unavailable("problem.form.not_kept"));
                            }
                        })
                .onFinished(
                        () -> {
                            keeping = false;
                            keep();
                        });
    }

    /// Looks for boxes in the blank's lines; what covers a field already is not proposed.
    public void propose() {
        Blank open = blank.get();
        if (open == null || busy.get()) {
            return;
        }
        busy.set(true);
        tasks.run(() -> ProposedBoxes.of(open.grey(), open.dotsPerMm()))
                .onSuccess(
                        found ->
                                proposals.setAll(
                                        found.stream()
                                                .filter(b -> Places.isNew(now(), b))
                                                .toList()))
                .onProblem(problem::set)
                .onFinished(() -> busy.set(false));
    }

    /// Makes a field of a proposal.
    public void take(ProposedBox proposed) {
        if (proposals.remove(proposed)) {
            add(proposed.kind(), proposed.box());
        }
    }

    /// Makes fields of all proposals, in one step.
    public void takeAll() {
        PaperForm now = form.get();
        if (now == null || proposals.isEmpty()) {
            return;
        }
        List<FormField> fields = new ArrayList<>(now.fields());
        for (ProposedBox each : proposals) {
            fields.add(Places.fresh(fields, each.kind(), Places.within(now, each.box())));
        }
        proposals.clear();
        step(Changed.fields(now, fields));
    }

    /// Does without a proposal.
    public void refuse(ProposedBox proposed) {
        proposals.remove(proposed);
    }

    /// Does without all of them.
    public void refuseAll() {
        proposals.clear();
    }

    /// Writes the form and its blank into `folder`. `saved` runs when both lie there.
    public void save(Path folder, boolean replace, Runnable saved) {
        PaperForm now = form.get();
        Blank open = blank.get();
        if (now == null || open == null || busy.get()) {
            return;
        }
        byte[] mine = known;
        busy.set(true);
        problem.set(null);
        tasks.run(
                        () -> {
                            byte[] json =
                                    new FormSaving(LocalDisk.shared(folder))
                                            .save(now, open.pdf(), mine, replace);
                            FormDrafts.forget(open.file());
                            return json;
                        })
                .onSuccess(
                        json -> {
                            known = json;
                            changed.set(!now.equals(form.get()));
                            if (changed.get()) {
                                toKeep = form.get();
                                keep();
                            }
                            saved.run();
                        })
                .onProblem(problem::set)
                .onFinished(() -> busy.set(false));
    }
}
