package jp.kakehashi.ledgerui.design;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.LedgerSummary;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.design.FieldForm.FieldWays;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The ledger designer: fields at the left, the selected one as a form, and beside it the ledger as
/// it will be and the file that says it. Screen's thread only.
public final class DesignView extends BorderPane implements AutoCloseable {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final DesignViewModel model;
    private final FieldList list;
    private final SidePane side;
    private final ScrollPane middle = new ScrollPane();
    private final VBox trouble = new VBox();
    private final Label title = new Label();
    private final Button publish;
    private final Runnable back;
    private final Consumer<LedgerId> opened;
    private final Map<String, Long> used = new HashMap<>();
    private List<LedgerDefinition> ledgers = List.of();
    private final ChangeListener<Object> language = (source, was, now) -> phase();
    private @Nullable FieldForm fieldForm;
    private @Nullable LedgerForm ledgerForm;

    /// A designer; `back` leaves it, `opened` goes to the ledger.
    public DesignView(UiContext ui, LedgerDesk desk, Runnable back, Consumer<LedgerId> opened) {
        this.ui = ui;
        this.desk = desk;
        this.back = back;
        this.opened = opened;
        tasks = ui.tasks().child();
        model = new DesignViewModel(desk, tasks);
        list = new FieldList(model, ui.controls(), this::add);
        side = new SidePane(model, ui.controls());
        getStyleClass().add("design-view");
        title.getStyleClass().add("title");
        Wrapping.of(title);
        publish = ui.controls().primary("ledger.design.publish", "Ctrl Enter", this::publish);
        setTop(
                ui.controls()
                        .bar(
                                ui.controls()
                                        .iconButton(Icon.BACK, "ledger.design.back", this::leave),
                                title,
                                ui.controls().spring(),
                                publish));
        middle.setFitToWidth(true);
        middle.getStyleClass().addAll("plain-scroll", "design-form");
        trouble.getStyleClass().add("design-trouble");
        setBottom(trouble);
        model.phaseProperty().addListener((source, was, now) -> phase());
        model.shapeProperty().addListener((source, was, now) -> form());
        model.selectedProperty().addListener((source, was, now) -> selected());
        model.editsProperty().addListener((source, was, now) -> state());
        desk.texts().languageProperty().addListener(language);
        tasks.run(() -> desk.service().ledgers().stream().map(LedgerSummary::definition).toList())
                .onSuccess(
                        found -> {
                            ledgers = found;
                            form();
                        });
        phase();
    }

    /// Changes a ledger.
    public void open(LedgerId ledger) {
        model.open(ledger);
    }

    /// Makes a new one.
    public void begin() {
        model.begin(null, NewFields.ledger("new_ledger", desk.actor().section(), desk));
        Objects.requireNonNull(middle.getContent())
                .requestFocusTraversal(javafx.scene.TraversalDirection.NEXT);
    }

    private void phase() {
        switch (model.phaseProperty().get()) {
            case LOADING -> {
                ProgressIndicator turning = new ProgressIndicator();
                turning.setMaxSize(32, 32);
                setCenter(turning);
            }
            case FAILED ->
                    setCenter(
                            new ProblemView(
                                    desk.texts(),
                                    Objects.requireNonNull(model.problemProperty().get())));
            case READY -> {
                HBox parts = new HBox(list, middle, side);
                HBox.setHgrow(middle, Priority.ALWAYS);
                setCenter(parts);
                list.render();
                form();
                samples();
            }
        }
        state();
    }

    /// A ledger about persons is shown without rows: looking at its form is no reason to read them.
    private void samples() {
        LedgerDefinition base = model.base();
        if (base == null || base.personal()) {
            side.rows(List.of());
            return;
        }
        RowQuery first = new RowQuery(base.id(), null, List.of(), null, false, 0, 5);
        tasks.run(() -> desk.service().page(first).rows())
                .onSuccess(
                        (List<RowView> rows) -> {
                            side.rows(rows);
                            state();
                        })
                .onProblem(none -> side.rows(List.of()));
    }

    private void selected() {
        used.clear();
        form();
        middle.setVvalue(0);
        FieldDefinition field = model.publishedField(model.selectedProperty().get());
        LedgerDefinition base = model.base();
        if (field == null || base == null || !field.type().chosen()) {
            return;
        }
        RowQuery all = new RowQuery(base.id(), null, List.of(), null, false, 0, Integer.MAX_VALUE);
        tasks.run(() -> desk.service().totals(all, field.id()).groups())
                .onSuccess(
                        groups -> {
                            used.clear();
                            groups.forEach(this::count);
                            form();
                        })
                .onProblem(uncounted -> {});
    }

    private void count(RowGroup group) {
        String value = group.value();
        if (value != null) {
            value.lines().forEach(code -> used.merge(code, group.rows(), Long::sum));
        }
    }

    private void form() {
        FormParts parts = new FormParts(model, ui.controls());
        fieldForm = null;
        ledgerForm = null;
        if (model.phaseProperty().get() != Phase.READY) {
            return;
        }
        VBox content;
        if (!model.readable()) {
            content = new VBox(12, ui.controls().note("ledger.design.unreadable"));
        } else if (model.selectedProperty().get() == DesignViewModel.LEDGER) {
            content = ledgerForm = new LedgerForm(model, ui.controls(), parts);
        } else {
            FieldWays ways = new FieldWays(this::changeType, this::carryValues, used, ledgers);
            content = fieldForm = new FieldForm(model, ui.controls(), parts, ways);
        }
        content.getStyleClass().add("design-content");
        content.disableProperty().set(!model.readable());
        double at = middle.getVvalue();
        middle.setContent(content);
        middle.setVvalue(at);
        state();
    }

    private void state() {
        LedgerDefinition form = model.form();
        LedgerDefinition base = model.base();
        String name = form == null ? "" : form.label().in(desk.language());
        title.setText(
                base == null
                        ? desk.texts().get("ledger.design.title.new", name)
                        : desk.texts().get("ledger.design.title", name, base.version() + 1));
        Mistake mistake = model.mistakeProperty().get();
        boolean ready = model.phaseProperty().get() == Phase.READY;
        publish.setDisable(
                !ready || mistake != null || (base != null && model.differences().isEmpty()));
        trouble.getChildren().clear();
        if (ready && mistake != null) {
            HBox line = new HBox(12, FormParts.line(new DesignWords(desk).mistake(mistake, model)));
            HBox.setHgrow(line.getChildren().getFirst(), Priority.ALWAYS);
            line.getChildren()
                    .add(ui.controls().secondary("ledger.design.goThere", () -> goTo(mistake)));
            trouble.getChildren().add(line);
        }
        if (fieldForm != null) {
            fieldForm.say(mistake);
            int at = model.selectedProperty().get();
            if (form != null && mistake == null && at >= 0 && at < form.fields().size()) {
                FieldDefinition field = form.fields().get(at);
                fieldForm.tryFormula(
                        field.type() == FieldType.CALCULATED ? side.outcome(field) : "");
            } else {
                fieldForm.tryFormula("");
            }
        }
        if (ledgerForm != null) {
            ledgerForm.say(mistake);
        }
    }

    private void goTo(Mistake mistake) {
        if (!model.readable()) {
            side.showFile();
        } else {
            model.selectedProperty().set(Math.min(mistake.field(), model.fields() - 1));
            list.requestFocus();
        }
    }

    private void add() {
        if (model.readable() && model.phaseProperty().get() == Phase.READY) {
            String name = desk.texts().get("ledger.design.newField");
            model.add(
                    FieldForm.fresh(
                            model.freeCode("field"),
                            FieldType.TEXT,
                            name,
                            NewFields.needs(FieldType.TEXT, desk, ledgers)));
        }
    }

    private void changeType() {
        FieldDefinition field = model.publishedField(model.selectedProperty().get());
        if (field != null) {
            new TypeChangeForm(ui, model, tasks, field).show();
        }
    }

    private void carryValues() {
        new CarryForm(ui, model, tasks).show();
    }

    private void publish() {
        new PublishForm(ui, model, opened).show();
    }

    private void leave() {
        leave(back);
    }

    /// Asks before a draft that is not published goes.
    public void leave(Runnable go) {
        if (!model.begun()) {
            go.run();
            return;
        }
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                        "ledger.design.leave.title",
                                        "ledger.design.leave.text",
                                        "ledger.design.leave.go")
                                .staying("ledger.design.leave.stay"),
                        go);
    }

    /// The draft.
    public DesignViewModel model() {
        return model;
    }

    /// Puts the caret into the list of fields.
    public void focusFirst() {
        list.requestFocus();
    }

    /// Shows the rows as they will be.
    public void showGrid() {
        side.showGrid();
    }

    /// Shows the file.
    public void showFile() {
        side.showFile();
    }

    @Override
    public void close() {
        desk.texts().languageProperty().removeListener(language);
        tasks.close();
    }
}
