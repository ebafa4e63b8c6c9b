package jp.kakehashi.ledgerui.grid;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.bulk.BulkEdits;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// One ledger as a grid: its rows by page, the question that picks them, the current cell, writing
/// and what went wrong with it. Stays right when other people write. Screen's thread only.
public final class GridViewModel implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final RowWindow rows = new RowWindow(this::load);
    private final PendingWrites writes;
    private final BulkEdits bulk;
    private final Columns columns;
    private final Views views;
    private final GridTotals totals;
    private final GridLooking looking;
    private final CellWriting writing;
    private final ReadOnlyObjectWrapper<@Nullable LedgerDefinition> definition =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RowCounts> counts =
            new ReadOnlyObjectWrapper<>(RowCounts.NONE);
    private final ReadOnlyObjectWrapper<GridQuestion> question =
            new ReadOnlyObjectWrapper<>(GridQuestion.EVERYTHING);
    private final ObjectProperty<@Nullable CellPlace> current = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable CellTrouble> trouble = new SimpleObjectProperty<>();
    private @Nullable LiveRefresh live;
    private GridQuestion answered = GridQuestion.EVERYTHING;
    private Runnable afterLoad = () -> {};
    private Runnable rowChanged = () -> {};
    private int generation;
    private int firstVisible;
    private int lastVisible = 40;

    /// `renamed`: what a link on show leads to has another name now.
    private record Loaded(RowPage page, boolean renamed) {}

    private record Form(LedgerDefinition definition, ColumnLayout columns, List<LedgerView> mine) {}

    /// A grid of `ledger`; {@link #open} begins.
    public GridViewModel(LedgerDesk desk, UiTasks tasks, LedgerId ledger) {
        this.desk = desk;
        this.tasks = tasks;
        this.ledger = ledger;
        writes = new PendingWrites(desk.service(), tasks, ledger);
        bulk = new BulkEdits(desk, tasks, ledger, this::writable);
        columns = new Columns(desk, tasks, ledger, this::fields);
        views = new Views(this, tasks);
        totals = new GridTotals(this, tasks);
        looking = new GridLooking(this, tasks);
        writing = new CellWriting(this, writes, this::put);
    }

    /// Loads the definition and the first rows and listens from then on.
    public void open() {
        if (live == null) {
            live = new LiveRefresh(desk.service(), tasks, ledger, this::changedSomewhere);
        }
        tasks.run(
                        () ->
                                new Form(
                                        desk.service().definition(ledger),
                                        desk.service().views().columns(ledger),
                                        desk.service().views().mine(ledger)))
                .onSuccess(
                        found -> {
                            columns.loaded(found.columns());
                            views.loaded(found.mine());
                            definition.set(found.definition());
                            ask(question.get());
                        })
                .onProblem(this::failed);
    }

    /// Stops listening.
    @Override
    public void close() {
        if (live != null) {
            live.close();
            live = null;
        }
        looking.end();
    }

    /// Which ledger.
    public LedgerId ledger() {
        return ledger;
    }

    /// How the person has the columns.
    public Columns columns() {
        return columns;
    }

    /// Ways of looking at it that have a name.
    public Views views() {
        return views;
    }

    /// RowCounts and sums of the rows on show.
    public GridTotals totals() {
        return totals;
    }

    /// How far an answer has come that takes long.
    public GridLooking looking() {
        return looking;
    }

    /// The question whose rows were last on show.
    GridQuestion answered() {
        return answered;
    }

    /// All that was asked is counted: shows it where only a beginning is on screen.
    void counted() {
        if (!counts.get().counted()) {
            refresh();
        }
    }

    /// The form was published anew from here.
    void renewed(LedgerDefinition next) {
        definition.set(next);
    }

    /// Edits of many cells, and taking back.
    BulkEdits bulk() {
        return bulk;
    }

    /// Runs `next` once everything that was typed has been answered.
    void whenWritten(Runnable next) {
        writes.whenWritten(next);
    }

    /// What every ledger screen works with.
    public LedgerDesk desk() {
        return desk;
    }

    /// The ledger's form, null until loaded.
    public ReadOnlyObjectProperty<@Nullable LedgerDefinition> definitionProperty() {
        return definition.getReadOnlyProperty();
    }

    /// What the grid can show now.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Why there is nothing to show, in phase FAILED.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Numbers of rows, sums.
    public ReadOnlyObjectProperty<RowCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// Which rows are shown; change it with {@link #ask}.
    public ReadOnlyObjectProperty<GridQuestion> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// The cell with the frame.
    public ObjectProperty<@Nullable CellPlace> currentProperty() {
        return current;
    }

    /// What the service refused after it was shown; null when all is well.
    public ObjectProperty<@Nullable CellTrouble> troubleProperty() {
        return trouble;
    }

    /// The rows that match.
    public RowWindow rows() {
        return rows;
    }

    /// The fields this person may read, in the form's order.
    public List<FieldDefinition> fields() {
        LedgerDefinition form = definition.get();
        return form == null ? List.of() : form.shownTo(desk.actor());
    }

    /// Whether this person may write that field.
    public boolean writable(FieldDefinition field) {
        LedgerDefinition form = definition.get();
        return form != null && form.mayWrite(desk.actor(), field);
    }

    /// Called after every page that came.
    public void afterLoad(Runnable action) {
        afterLoad = action;
    }

    /// Calls `action` too after rows were loaded or written, when the screen already shows them.
    public void rowChanged(Runnable action) {
        Runnable before = rowChanged;
        rowChanged =
                () -> {
                    before.run();
                    action.run();
                };
    }

    /// Shows other rows.
    public void ask(GridQuestion next) {
        looking.next();
        question.set(next);
        generation++;
        if (phase.get() != Phase.READY) {
            phase.set(Phase.LOADING);
        }
        rows.restart();
        totals.renew();
    }

    /// Tells which positions are on screen, so that they are renewed first.
    public void visible(int first, int last) {
        firstVisible = first;
        lastVisible = last;
    }

    /// Tells `then` how many of the rows on show stand before `row`; empty when it is not one of
    /// them.
    public void whereIs(UUID row, Consumer<OptionalLong> then) {
        var query = question.get().query(ledger, 0, 0);
        tasks.run(() -> desk.service().place(query, row)).onSuccess(then);
    }

    /// Where the current cell's row stands now, -1 when it is not among the loaded rows.
    public int currentIndex() {
        CellPlace place = current.get();
        return place == null ? -1 : rows.find(place.row());
    }

    /// Writes a cell as typed by somebody who began when the row stood as in `seen`. Null when the
    /// value is on its way and shown, or is the one that was seen; otherwise what is wrong with it,
    /// and nothing is written.
    public @Nullable Problem write(CellPlace place, RowView seen, String typed, ChangeNote note) {
        return writing.write(place, seen, typed, note);
    }

    /// What was typed into a cell of `seen` and is not entered.
    public BegunText begun(CellPlace place, RowView seen, String typed) {
        return new BegunText(
                UUID.randomUUID(),
                BegunText.Kind.CELL,
                ledger,
                place.row(),
                place.field(),
                null,
                BegunText.mark(place.row(), place.field(), seen.values().get(place.field())),
                typed,
                desk.clock().instant());
    }

    /// What was entered and is not safe yet.
    List<BegunText> onItsWay() {
        return writes.open().stream()
                .map(write -> begun(write.place(), write.seen(), write.typed()))
                .toList();
    }

    private void put(RowView row) {
        rows.put(row);
        rowChanged.run();
    }

    /// Makes a row a tombstone.
    public void delete(UUID row, @Nullable String reason) {
        ChangeNote note = reason == null ? ChangeNote.NONE : ChangeNote.because(reason);
        tasks.run(
                        () -> {
                            desk.service().delete(ledger, row, note);
                            return row;
                        })
                .onSuccess(
                        gone -> {
                            bulk.deleted(gone);
                            refresh();
                        });
    }

    /// Loads again what is on screen; the rest when it is looked at.
    public void refresh() {
        rows.refresh(firstVisible, lastVisible);
    }

    private void changedSomewhere() {
        bulk.recheck(definition.get());
        if (phase.get() == Phase.READY) {
            refresh();
            totals.renew();
        }
    }

    private void load(int page) {
        int asked = generation;
        var query = question.get().query(ledger, (long) page * RowWindow.PAGE, RowWindow.PAGE);
        LedgerDefinition form = definition.get();
        tasks.run(
                        () -> {
                            RowPage found = desk.service().page(query);
                            boolean renamed = form != null && desk.links().know(form, found.rows());
                            return new Loaded(found, renamed);
                        })
                .onSuccess(
                        found -> {
                            if (asked == generation) {
                                show(page, found.page());
                                if (found.renamed()) {
                                    rows.redraw();
                                }
                            }
                        })
                .onProblem(
                        why -> {
                            if (asked == generation) {
                                rows.failed(page);
                                looking.end();
                                failed(why);
                            }
                        });
    }

    private void show(int page, RowPage found) {
        rows.accept(
                page,
                found.rows().stream().map(writes::over).toList(),
                Math.toIntExact(found.total()));
        counts.set(new RowCounts(found.total(), found.all(), found.sums(), found.counted()));
        problem.set(null);
        phase.set(Phase.READY);
        answered = question.get();
        looking.come(found.counted());
        if (!found.counted()) {
            totals.renew();
        }
        afterLoad.run();
        rowChanged.run();
    }

    private void failed(Problem why) {
        problem.set(why);
        if (rows.isEmpty()) {
            phase.set(Phase.FAILED);
        }
    }
}
