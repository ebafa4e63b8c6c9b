package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.documents.print.Printers;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.PaperOrder;
import jp.kakehashi.ledgerui.bulk.BulkNews;
import jp.kakehashi.ledgerui.bulk.GridRange;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.ledgerui.paper.PaperChoice;
import jp.kakehashi.ledgerui.paper.PaperDialog;
import jp.kakehashi.ledgerui.purpose.PurposeStrip;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The screen of one ledger: title and actions, question, rows, and room for a drawer at the right.
/// Screen's thread only; {@link #close} when it goes.
public final class GridView extends BorderPane implements AutoCloseable {
    private final UiContext ui;
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final GridBar bar;
    private final PurposeStrip purpose;
    private final GridDoors doors;
    private final QuestionBar questions;
    private final GroupPane groups;
    private final GridSheet sheet;
    private final StackPane states = new StackPane();
    private final ShapeSpace space;
    private final HBox offline = new HBox(8);
    private final List<Runnable> releases = new ArrayList<>();

    /// The screen of `model` with `people` in it; `addRow` opens the form of a new row.
    public GridView(
            UiContext ui,
            GridViewModel model,
            PeopleHere people,
            GridActions actions,
            Runnable addRow) {
        this.ui = ui;
        this.model = model;
        this.desk = model.desk();
        PeopleStrip strip = new PeopleStrip(people, desk.texts(), actions::goTo);
        releases.add(strip::close);
        bar = new GridBar(model, ui.controls(), actions, this::print, addRow);
        doors = new GridDoors(ui, model, this, actions);
        purpose = new PurposeStrip(ui, desk);
        questions = new QuestionBar(model, strip, doors.ways());
        groups = new GroupPane(model, ui.controls(), doors::chart);
        sheet = new GridSheet(model, ui.controls(), ui.appearance(), people);
        model.bulk()
                .tell(new BulkNews(ui, desk, model.bulk(), () -> model.definitionProperty().get()));
        states.getStyleClass().add("grid-states");
        states.setPickOnBounds(false);
        setTop(new VBox(bar, questions));
        // Below the rows: when the line goes, no row may slip away under a hand.
        setBottom(new VBox(purpose, offline));
        releases.add(ui.notices().stayAbove(sheet.totals()));
        VBox rows = new VBox(sheet, sheet.totals());
        VBox.setVgrow(sheet, Priority.ALWAYS);
        space = new ShapeSpace(rows, sheet::requestFocus);
        setCenter(new StackPane(space, states));
        getStyleClass().add("grid-view");
        doors.attachKeys();
        watchAll();
        render();
    }

    /// Asks anew for what the rows are read, where the ledger asks.
    public void changePurpose() {
        purpose.change();
    }

    /// Drawn anew whenever any of these changes.
    private void watchAll() {
        offline.getStyleClass().add("offline-strip");
        offline.setAlignment(Pos.CENTER_LEFT);
        watch(model.definitionProperty());
        watch(model.questionProperty());
        watch(model.columns().layoutProperty());
        watch(model.views().openedProperty());
        watch(model.views().mineProperty());
        watch(model.views().marks().allProperty());
        watch(model.views().shapeProperty());
        watch(model.countsProperty());
        watch(model.phaseProperty());
        watch(model.problemProperty());
        watch(desk.texts().languageProperty());
        watch(desk.connection().linkProperty());
        watch(desk.connection().freshAtProperty());
    }

    /// What the menu leads to in the grid.
    public GridDoors doors() {
        return doors;
    }

    /// Shows these states of the ledger under its title.
    public void states(List<StateChip> shown) {
        questions.states(shown);
    }

    /// Lets the rows be shown in other forms than a table.
    public void shapes(RowShapes made) {
        space.shapes(made);
        render();
    }

    /// Puts the caret where the rows are.
    public void focusRows() {
        space.focus();
    }

    /// The grid itself.
    public GridSheet sheet() {
        return sheet;
    }

    /// Puts the caret into the search field.
    public void focusSearch() {
        bar.search().requestFocus();
    }

    /// Forgets everything that was listened to.
    @Override
    public void close() {
        releases.forEach(Runnable::run);
        groups.close();
        space.close();
        sheet.close();
    }

    private <T extends @Nullable Object> void watch(ObservableValue<T> value) {
        ChangeListener<T> listener = (source, was, now) -> render();
        value.addListener(listener);
        releases.add(() -> value.removeListener(listener));
    }

    private void render() {
        LedgerDefinition definition = model.definitionProperty().get();
        boolean mayWrite = model.fields().stream().anyMatch(model::writable);
        bar.show(definition, mayWrite || definition == null);
        questions.render();
        space.show(definition == null ? null : model.views().shapeProperty().get());
        purpose.show(definition);
        bar.searched(model.questionProperty().get().search());
        boolean grouped = model.questionProperty().get().group() != null;
        setLeft(grouped ? groups : null);
        if (grouped) {
            groups.render();
        }
        states.getChildren().setAll(state());
        states.setMouseTransparent(states.getChildren().isEmpty());
        renderOffline();
    }

    private List<Node> state() {
        Problem problem = model.problemProperty().get();
        return switch (model.phaseProperty().get()) {
            case LOADING -> List.of(loading());
            case FAILED -> problem == null ? List.of() : List.of(failed(problem));
            case READY -> {
                RowCounts counts = model.countsProperty().get();
                if (counts.matching() > 0) {
                    yield List.of();
                }
                yield List.of(counts.all() == 0 ? empty() : nothingFound());
            }
        };
    }

    private Node loading() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(32, 32);
        VBox box = new VBox(12, turning, ui.controls().note("ledger.grid.loading"));
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private Node empty() {
        return ui.controls()
                .emptyState(Icon.TABLE, "ledger.grid.empty.title", "ledger.grid.empty.hint");
    }

    private Node nothingFound() {
        return ui.controls()
                .emptyState(
                        Icon.SEARCH,
                        "ledger.grid.none.title",
                        "ledger.grid.none.hint",
                        ui.controls()
                                .secondary(
                                        "ledger.grid.none.all",
                                        () -> {
                                            bar.search().textProperty().set("");
                                            model.ask(GridQuestion.EVERYTHING);
                                        }));
    }

    private Node failed(Problem problem) {
        if (problem instanceof Problem.Refused) {
            return ui.controls()
                    .emptyState(Icon.LOCK, "ledger.grid.refused.title", "ledger.grid.refused.hint");
        }
        VBox box =
                new VBox(
                        12,
                        new ProblemView(desk.texts(), problem),
                        ui.controls().secondary("ledger.grid.again", model::open));
        box.setMaxSize(440, USE_PREF_SIZE);
        return box;
    }

    private void renderOffline() {
        Link link = desk.connection().linkProperty().get();
        boolean online = link == Link.ONLINE || link == Link.CONNECTING;
        offline.setVisible(!online);
        offline.setManaged(!online);
        if (!online) {
            var news = desk.connection().freshAtProperty().get();
            String words =
                    news == null
                            ? desk.texts().get("ledger.grid.offline")
                            : desk.texts().get("ledger.grid.offlineSince", desk.moment(news, true));
            Label label = new Label(words);
            label.getStyleClass().add("t-s");
            Wrapping.of(label);
            offline.getChildren().setAll(Icon.OFFLINE.node("icon-warn"), label);
        }
    }

    /// The column under the frame.
    @Nullable FieldDefinition field() {
        CellPlace place = model.currentProperty().get();
        return place == null
                ? null
                : model.fields().stream()
                        .filter(f -> f.id().equals(place.field()))
                        .findFirst()
                        .orElse(null);
    }

    /// Counts the rows by the current column beside the grid, or no longer.
    void group() {
        GridTotals totals = model.totals();
        List<FieldDefinition> fields = totals.groupable();
        if (model.questionProperty().get().group() != null) {
            totals.groupBy(null);
            sheet.requestFocus();
        } else if (fields.isEmpty()) {
            ui.notices().show(Tone.ACCENT, "ledger.group.none");
        } else {
            FieldDefinition current = field();
            FieldDefinition by =
                    current != null && fields.contains(current) ? current : fields.getFirst();
            totals.groupBy(by.id());
            groups.requestFocus();
        }
    }

    /// Shows the rows, or those that are selected, as they will be on paper.
    public void print() {
        print(PaperChoice.USUAL);
    }

    void print(PaperChoice choice) {
        print(choice, sheet.selected());
    }

    /// Shows `range` on paper, or every row where it is null.
    void print(PaperChoice choice, @Nullable GridRange range) {
        LedgerDefinition form = model.definitionProperty().get();
        if (form != null && !sheet.editing()) {
            PaperRows rows =
                    new PaperRows(
                            form,
                            model.columns().shown(),
                            model.fields(),
                            model.questionProperty()
                                    .get()
                                    .query(model.ledger(), 0, Integer.MAX_VALUE),
                            model.countsProperty().get().matching(),
                            range == null
                                    ? null
                                    : new PaperRows.Selected(
                                            range.query(),
                                            new PaperOrder.Part(range.first(), range.last())));
            PaperRows marked = rows.marked(model.views().marks().allProperty().get());
            new PaperDialog(ui, desk, marked, new Printers()).with(choice).show();
        }
    }

    /// Shows the row under the frame in the order of another system's screen.
    public void transcribe() {
        int at = model.currentIndex();
        RowView row = at < 0 ? null : model.rows().peek(at);
        if (row != null && !sheet.editing()) {
            new TranscriptionWay(ui, model).open(row, at);
        }
    }

    /// Asks before the current row becomes a tombstone.
    public void askDelete() {
        CellPlace place = model.currentProperty().get();
        LedgerDefinition definition = model.definitionProperty().get();
        int at = place == null ? -1 : model.rows().find(place.row());
        RowView row = at < 0 ? null : model.rows().peek(at);
        if (row == null || definition == null || sheet.editing()) {
            return;
        }
        if (model.fields().stream().noneMatch(model::writable)) {
            return;
        }
        UUID id = row.row();
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                        "ledger.delete.title",
                                        "ledger.delete.text",
                                        "ledger.delete.go",
                                        RowTitle.of(definition, row))
                                .staying("ledger.delete.stay"),
                        () -> model.delete(id, null));
    }
}
