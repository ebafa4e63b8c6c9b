package jp.kakehashi.ledgerui.bulk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.bulk.UndoStack.Step;
import jp.kakehashi.ledgerui.cells.CellChecks;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowCheck;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Edits of many cells in one step, and taking back what was done. What somebody else wrote
/// meanwhile is left alone and told. One thing at a time, in the order asked. Screen's thread only.
public final class BulkEdits {
    private static final int LOOKED = 500;

    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final Predicate<FieldDefinition> writable;
    private final UndoStack stack = new UndoStack();
    private Screen screen = new Silent();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /// What the person is told and asked.
    public interface Screen {
        /// Cells were written, or taken back, or written again; `left` had changed meanwhile.
        void written(Done what, int cells, int left);

        /// Some values do not fit; `writeRest` writes those that do.
        void misfits(Plan plan, Runnable writeRest);

        /// It could not be done; nothing was.
        void refused(Problem why);
    }

    /// Which way it went.
    public enum Done {
        /// New values.
        WRITTEN,
        /// The values from before.
        TAKEN_BACK,
        /// The new values once more.
        AGAIN
    }

    private static final class Silent implements Screen {
        @Override
        public void written(Done what, int cells, int left) {}

        @Override
        public void misfits(Plan plan, Runnable writeRest) {}

        @Override
        public void refused(Problem why) {}
    }

    /// Edits of `ledger`; only fields that are `writable`.
    public BulkEdits(
            LedgerDesk desk, UiTasks tasks, LedgerId ledger, Predicate<FieldDefinition> writable) {
        this.desk = desk;
        this.tasks = tasks;
        this.ledger = ledger;
        this.writable = writable;
    }

    /// Who is told.
    public void tell(Screen to) {
        screen = to;
    }

    /// Gives `to` the values of a range as text for a spreadsheet.
    public void copy(LedgerDefinition form, GridRange range, Consumer<CellBlock> to) {
        Planner planner = planner(form);
        tasks.run(() -> planner.copy(range)).onSuccess(to).onProblem(screen::refused);
    }

    /// Empties a range.
    public void clear(LedgerDefinition form, GridRange range) {
        Planner planner = planner(form);
        carryOut(() -> planner.clear(range));
    }

    /// Fills a range from its uppermost row, or from the row above.
    public void fillDown(LedgerDefinition form, GridRange range) {
        Planner planner = planner(form);
        carryOut(() -> planner.fillDown(range));
    }

    /// Writes a spreadsheet's cells; `right` are the fields from the range's first to the last.
    public void paste(
            LedgerDefinition form, GridRange range, List<FieldDefinition> right, CellBlock block) {
        Planner planner = planner(form);
        carryOut(() -> planner.paste(range, right, block));
    }

    /// What looks for texts in this ledger.
    public Finder finder(LedgerDefinition form) {
        return new Finder(desk.service(), form, desk.cells(), writable);
    }

    /// Writes cells in one step, as they were shown before; after what runs already.
    public void replace(List<CellRewrite> cells) {
        inTurn(() -> writeNew(cells));
    }

    /// What was asked for is done, once what was asked for before is.
    private void inTurn(Runnable work) {
        if (running == 0) {
            work.run();
        } else {
            waiting.add(work);
        }
    }

    private void ended() {
        running--;
        while (running == 0 && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /// Remembers a cell that was written by itself.
    public void did(CellRewrite cell) {
        stack.did(new Step.Cells(List.of(cell)));
    }

    /// Remembers cells that were written in one step.
    public void did(List<CellRewrite> cells) {
        stack.did(new Step.Cells(cells));
    }

    /// Remembers a row that was deleted by itself.
    public void deleted(UUID row) {
        stack.did(new Step.Deleted(row));
    }

    /// Whether there is something to take back.
    public ReadOnlyBooleanProperty undoableProperty() {
        return stack.undoableProperty();
    }

    /// Whether there is something to do again.
    public ReadOnlyBooleanProperty redoableProperty() {
        return stack.redoableProperty();
    }

    /// Takes back the newest thing that was done.
    public void undo(@Nullable LedgerDefinition form) {
        Step step = running > 0 || form == null ? null : stack.takeDone();
        if (step == null || form == null) {
            return;
        }
        switch (step) {
            case Step.Cells cells -> {
                List<CellRewrite> back =
                        cells.cells().reversed().stream().map(CellRewrite::undone).toList();
                write(back, back(form, back), Done.TAKEN_BACK);
            }
            case Step.Deleted deleted ->
                    onRow(
                            () -> desk.service().restore(ledger, deleted.row(), reason()),
                            () -> stack.tookBack(step),
                            Done.TAKEN_BACK);
        }
    }

    /// What takes back the newest thing that was done; asked later, it says false and does nothing
    /// once that was taken back or something else was done after it.
    public BooleanSupplier undoOfNewest(Supplier<@Nullable LedgerDefinition> form) {
        Step newest = stack.newest();
        return () -> {
            boolean still = newest != null && newest == stack.newest() && running == 0;
            if (still) {
                undo(form.get());
            }
            return still;
        };
    }

    /// Takes `cells` back if they are the newest thing that was done, and nothing else.
    public void undoOnly(@Nullable LedgerDefinition form, List<CellRewrite> cells) {
        if (stack.newestIs(cells)) {
            undo(form);
        }
    }

    /// Does again what was taken back last.
    public void redo(@Nullable LedgerDefinition form) {
        Step step = running > 0 || form == null ? null : stack.takeUndone();
        if (step == null || form == null) {
            return;
        }
        switch (step) {
            case Step.Cells cells -> write(cells.cells(), back(form, cells.cells()), Done.AGAIN);
            case Step.Deleted deleted ->
                    onRow(
                            () -> desk.service().delete(ledger, deleted.row(), ChangeNote.NONE),
                            () -> stack.didAgain(step),
                            Done.AGAIN);
        }
    }

    /// Rows changed somewhere: of those that are kept from this person by now nothing is
    /// remembered.
    public void recheck(@Nullable LedgerDefinition form) {
        Set<UUID> rows = stack.rows();
        if (form == null || rows.isEmpty() || form.guardAgainst(desk.actor()) == null) {
            return;
        }
        tasks.run(() -> keptFrom(rows)).onSuccess(stack::forget).onProblem(why -> {});
    }

    private Set<UUID> keptFrom(Set<UUID> rows) {
        Set<UUID> gone = new HashSet<>(rows);
        List<UUID> all = List.copyOf(rows);
        for (int from = 0; from < all.size(); from += LOOKED) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + LOOKED));
            desk.service().rows(ledger, some).stream()
                    .filter(row -> !row.guarded())
                    .forEach(row -> gone.remove(row.row()));
        }
        return gone;
    }

    private Planner planner(LedgerDefinition form) {
        return new Planner(desk.service(), form, desk.cells(), writable);
    }

    private void carryOut(Callable<Plan> planning) {
        inTurn(() -> plan(planning));
    }

    private void plan(Callable<Plan> planning) {
        running++;
        tasks.run(planning)
                .onFinished(this::ended)
                .onSuccess(this::decide)
                .onProblem(screen::refused);
    }

    private void decide(Plan plan) {
        if (plan.misfits().isEmpty()) {
            writeNew(plan.cells());
        } else {
            screen.misfits(plan, () -> writeNew(plan.cells()));
        }
    }

    private void writeNew(List<CellRewrite> cells) {
        if (!cells.isEmpty()) {
            write(cells, ChangeNote.NONE, Done.WRITTEN);
        }
    }

    private void write(List<CellRewrite> cells, ChangeNote note, Done what) {
        running++;
        tasks.run(() -> desk.service().rewrite(ledger, cells, note))
                .onFinished(this::ended)
                .onSuccess(
                        done -> {
                            remember(done, what);
                            screen.written(what, done.size(), cells.size() - done.size());
                        })
                .onProblem(screen::refused);
    }

    private void remember(List<CellRewrite> done, Done what) {
        if (done.isEmpty()) {
            return;
        }
        switch (what) {
            case WRITTEN -> stack.did(new Step.Cells(done));
            case TAKEN_BACK ->
                    stack.tookBack(
                            new Step.Cells(
                                    done.reversed().stream().map(CellRewrite::undone).toList()));
            case AGAIN -> stack.didAgain(new Step.Cells(done));
        }
    }

    private void onRow(Runnable work, Runnable remember, Done what) {
        running++;
        tasks.run(
                        () -> {
                            work.run();
                            return what;
                        })
                .onFinished(this::ended)
                .onSuccess(
                        done -> {
                            remember.run();
                            screen.written(done, 0, 0);
                        })
                .onProblem(screen::refused);
    }

    /// What stood before may have stood against a rule, with a reason; it may stand again.
    private ChangeNote back(LedgerDefinition form, List<CellRewrite> cells) {
        RowCheck check = new RowCheck(form);
        boolean againstRule =
                cells.stream()
                        .anyMatch(
                                c ->
                                        form.field(c.field())
                                                .filter(f -> againstRule(check, f, c))
                                                .isPresent());
        String words = desk.texts().get("ledger.bulk.undo");
        return againstRule
                ? new ChangeNote(words, null, null, words, null)
                : ChangeNote.because(words);
    }

    private static boolean againstRule(RowCheck check, FieldDefinition field, CellRewrite cell) {
        // The rest of the row is not at hand here: what a rule over several cells asks for counts.
        return check.ruled(field.id())
                || CellChecks.problem(check, field, cell.after(), Map.of()) != null;
    }

    private ChangeNote reason() {
        return ChangeNote.because(desk.texts().get("ledger.bulk.undo"));
    }
}
