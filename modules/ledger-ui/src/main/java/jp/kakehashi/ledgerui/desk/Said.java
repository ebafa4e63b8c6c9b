package jp.kakehashi.ledgerui.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.comments.CommentThread;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// What is said in one ledger, read again whenever something of it changed. Screen's thread only.
public final class Said implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final Following<Map<UUID, List<CommentThread>>> byRow;

    /// Of nothing yet.
    public Said(LedgerDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
        byRow =
                new Following<>(
                        desk,
                        tasks,
                        Map.of(),
                        ledger ->
                                desk.service().comments().threads(ledger).stream()
                                        .collect(Collectors.groupingBy(CommentThread::row)));
    }

    /// Follows what is said in the ledger of `definition`.
    public void follow(@Nullable LedgerDefinition definition) {
        byRow.follow(definition, definition == null ? null : definition.id());
    }

    /// Calls `action` whenever something else is said.
    public void onChange(Runnable action) {
        byRow.onChange(action);
    }

    /// The conversations about `row`.
    public List<CommentThread> of(UUID row) {
        return byRow.now().getOrDefault(row, List.of());
    }

    /// The rows with a conversation that is open, in no order.
    public List<UUID> openRows() {
        return byRow.now().entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(CommentThread::open))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The conversations that are open, the one that was spoken in last at the front.
    public List<CommentThread> openThreads() {
        return byRow.now().values().stream()
                .flatMap(List::stream)
                .filter(CommentThread::open)
                .sorted(Comparator.comparing(Said::last).reversed())
                .toList();
    }

    private static Instant last(CommentThread thread) {
        return thread.comments().getLast().at();
    }

    /// Whether this person may say something here.
    public boolean maySay() {
        LedgerDefinition definition = byRow.about();
        return definition != null && definition.access().write().admits(desk.actor());
    }

    /// What is done about an act: `done` when it is safe on this PC, `refused` otherwise.
    public interface Ends {
        /// It is safe on this PC.
        void done();

        /// It was not taken.
        void refused(Problem why);
    }

    /// Says something about a cell, or the row where `field` is null; in answer to `thread` unless
    /// that is null.
    public void say(
            UUID row,
            @Nullable FieldId field,
            @Nullable CommentThread thread,
            String text,
            Ends ends) {
        UUID id = thread == null ? null : thread.id();
        act(
                definition -> desk.service().comments().say(definition.id(), row, field, id, text),
                ends);
    }

    /// Says that a matter is settled, or open again.
    public void settle(CommentThread thread, boolean resolved, Ends ends) {
        act(d -> desk.service().comments().settle(d.id(), thread, resolved), ends);
    }

    /// Takes back words of one's own.
    public void takeBack(CommentThread thread, UUID comment, Ends ends) {
        act(d -> desk.service().comments().takeBack(d.id(), thread, comment), ends);
    }

    private void act(Consumer<LedgerDefinition> what, Ends ends) {
        LedgerDefinition definition = byRow.about();
        if (definition == null) {
            return;
        }
        tasks.run(
                        () -> {
                            what.accept(definition);
                            return true;
                        })
                .onSuccess(
                        ok -> {
                            ends.done();
                            byRow.load();
                        })
                .onProblem(ends::refused);
    }

    @Override
    public void close() {
        byRow.close();
    }
}
