package jp.kakehashi.ledgerui.grid;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Writes cells one after another, in the order they were typed, and lets the screen show them at
/// once: until the service has answered, what was typed lies over what is loaded. FX thread only.
final class PendingWrites {
    private final LedgerService service;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final Deque<Write> queue = new ArrayDeque<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Deque<Runnable> afterwards = new ArrayDeque<>();

    /// One cell on its way to the service.
    record Write(
            CellPlace place, RowView seen, String typed, @Nullable String value, ChangeNote note) {}

    PendingWrites(LedgerService service, UiTasks tasks, LedgerId ledger) {
        this.service = service;
        this.tasks = tasks;
        this.ledger = ledger;
    }

    void add(Write write, Consumer<RowView> written, BiConsumer<Write, Problem> refused) {
        queue.add(write);
        if (queue.size() == 1) {
            start(write, written, refused);
        } else {
            waiting.add(() -> start(write, written, refused));
        }
    }

    private void start(Write write, Consumer<RowView> written, BiConsumer<Write, Problem> refused) {
        Map<FieldId, @Nullable String> values = new HashMap<>();
        values.put(write.place().field(), write.value());
        tasks.run(() -> service.edit(ledger, write.seen(), values, write.note()))
                .onSuccess(
                        row -> {
                            queue.remove(write);
                            written.accept(row);
                        })
                .onProblem(
                        problem -> {
                            queue.remove(write);
                            refused.accept(write, problem);
                        })
                .onFinished(
                        () -> {
                            Runnable next = waiting.poll();
                            if (next != null) {
                                next.run();
                            } else {
                                runAfterwards();
                            }
                        });
    }

    /// What is on its way, in the order it was typed.
    List<Write> open() {
        return List.copyOf(queue);
    }

    /// Runs `next` when nothing is on its way any more; at once when nothing is.
    void whenWritten(Runnable next) {
        afterwards.add(next);
        if (queue.isEmpty()) {
            runAfterwards();
        }
    }

    private void runAfterwards() {
        for (Runnable next = afterwards.poll(); next != null; next = afterwards.poll()) {
            next.run();
        }
    }

    /// The row with what is still being written laid over it.
    RowView over(RowView row) {
        RowView shown = row;
        for (Write write : queue) {
            if (write.place().row().equals(row.row())) {
                shown = with(shown, write.place().field(), write.value());
            }
        }
        return shown;
    }

    private static RowView with(RowView row, FieldId field, @Nullable String value) {
        Map<FieldId, String> values = new HashMap<>(row.values());
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
        Map<FieldId, EditState> states = new HashMap<>(row.states());
        states.put(field, EditState.HERE);
        return new RowView(
                row.row(),
                row.seq(),
                values,
                row.provisional(),
                states,
                row.conflicts(),
                row.acceptedAtMillis(),
                row.deleted(),
                row.kept());
    }
}
