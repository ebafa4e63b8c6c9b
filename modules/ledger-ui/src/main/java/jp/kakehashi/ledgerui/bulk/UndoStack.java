package jp.kakehashi.ledgerui.bulk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import jp.kakehashi.records.CellRewrite;
import org.jspecify.annotations.Nullable;

/// What this person did in one ledger since it was opened, newest last, so that it can be taken
/// back and done again. Bounded; screen's thread only.
final class UndoStack {
    private static final int MOST_STEPS = 200;
    private static final int MOST_CELLS = 100_000;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();

    /// One thing that was done.
    sealed interface Step {
        /// Cells were written.
        record Cells(List<CellRewrite> cells) implements Step {
            public Cells {
                cells = List.copyOf(cells);
            }
        }

        /// A row was deleted.
        record Deleted(UUID row) implements Step {}

        /// How much of the bound it takes.
        default int weight() {
            return this instanceof Cells c ? c.cells().size() : 1;
        }
    }

    /// Whether there is something to take back.
    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// Whether there is something to do again.
    ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    private void told() {
        undoable.set(!done.isEmpty());
        redoable.set(!undone.isEmpty());
    }

    /// Something new was done: what had been taken back before can no longer be done again.
    void did(Step step) {
        undone.clear();
        push(done, step);
    }

    /// Whether `cells` are the newest thing that was done.
    boolean newestIs(List<CellRewrite> cells) {
        return done.peekLast() instanceof Step.Cells(List<CellRewrite> newest)
                && newest.equals(cells);
    }

    /// The newest thing that was done.
    @Nullable Step newest() {
        return done.peekLast();
    }

    @Nullable Step takeDone() {
        Step step = done.pollLast();
        told();
        return step;
    }

    @Nullable Step takeUndone() {
        Step step = undone.pollLast();
        told();
        return step;
    }

    void tookBack(Step step) {
        push(undone, step);
    }

    void didAgain(Step step) {
        push(done, step);
    }

    /// The rows of which it remembers something.
    Set<UUID> rows() {
        Set<UUID> rows = new HashSet<>();
        Stream.concat(done.stream(), undone.stream())
                .forEach(
                        step -> {
                            switch (step) {
                                case Step.Cells cells ->
                                        cells.cells().forEach(cell -> rows.add(cell.row()));
                                case Step.Deleted deleted -> rows.add(deleted.row());
                            }
                        });
        return rows;
    }

    /// Forgets everything about those rows.
    void forget(Set<UUID> rows) {
        forget(done, rows);
        forget(undone, rows);
        told();
    }

    private static void forget(Deque<Step> steps, Set<UUID> rows) {
        List<Step> before = List.copyOf(steps);
        steps.clear();
        for (Step step : before) {
            switch (step) {
                case Step.Cells cells -> {
                    List<CellRewrite> rest =
                            cells.cells().stream().filter(c -> !rows.contains(c.row())).toList();
                    if (!rest.isEmpty()) {
                        steps.addLast(new Step.Cells(rest));
                    }
                }
                case Step.Deleted deleted -> {
                    if (!rows.contains(deleted.row())) {
                        steps.addLast(deleted);
                    }
                }
            }
        }
    }

    private void push(Deque<Step> steps, Step step) {
        steps.addLast(step);
        int weight = steps.stream().mapToInt(Step::weight).sum();
        while (steps.size() > 1 && (steps.size() > MOST_STEPS || weight > MOST_CELLS)) {
            weight -= steps.removeFirst().weight();
        }
        told();
    }
}
