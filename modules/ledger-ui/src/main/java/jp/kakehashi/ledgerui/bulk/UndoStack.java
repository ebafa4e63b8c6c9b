package jp.kakehashi.ledgerui.bulk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.CellRewrite;
import org.jspecify.annotations.Nullable;

/// What this person did in one ledger since it was opened, newest last, so that it can be taken
/// back and done again. Bounded; screen's thread only.
final class UndoStack {
    private static final int MOST_STEPS = 200;
    private static final int MOST_CELLS = 100_000;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

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

    /// Something new was done: what had been taken back before can no longer be done again.
    void did(Step step) {
        undone.clear();
        push(done, step);
    }

    @Nullable Step takeDone() {
        return done.pollLast();
    }

    @Nullable Step takeUndone() {
        return undone.pollLast();
    }

    void tookBack(Step step) {
        push(undone, step);
    }

    void didAgain(Step step) {
        push(done, step);
    }

    private static void push(Deque<Step> steps, Step step) {
        steps.addLast(step);
        int weight = steps.stream().mapToInt(Step::weight).sum();
        while (steps.size() > 1 && (steps.size() > MOST_STEPS || weight > MOST_CELLS)) {
            weight -= steps.removeFirst().weight();
        }
    }
}
