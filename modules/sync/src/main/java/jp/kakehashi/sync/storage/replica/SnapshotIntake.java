package jp.kakehashi.sync.storage.replica;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerTables;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.CheckpointStore.Checkpoint;
import jp.kakehashi.sync.storage.ReplicaStores;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Fills a ledger from a snapshot: rows in batches while the next ones are still being read, then
/// one's own pending edits and the checkpoint in one step. A snapshot that breaks off leaves the
/// ledger without checkpoint, so that it is fetched again.
public final class SnapshotIntake {
    private static final int BATCH_ROWS = 2_000;

    private final Database database;
    private final ReplicaStores stores;
    private final KnownDefinitions definitions;
    private final Actor actor;
    private final InstantSource clock;
    private final Consumer<RowsWritten> written;
    private final Executor writer = task -> Thread.ofVirtual().name("snapshot").start(task);
    private final List<StoredRow> batch = new ArrayList<>(BATCH_ROWS);
    private CompletableFuture<Void> earlier = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private Messages.@Nullable SnapshotStart start;

    SnapshotIntake(
            Database database,
            ReplicaStores stores,
            KnownDefinitions definitions,
            Actor actor,
            InstantSource clock,
            Consumer<RowsWritten> written) {
        this.written = written;
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.actor = actor;
        this.clock = clock;
    }

    /// Empties the ledger and begins.
    public void start(Messages.SnapshotStart told) {
        start = told;
        LedgerDefinition definition = told.definition();
        database.define(
                stores.tables().table(definition),
                tx -> {
                    definitions.takeFromSnapshot(tx, definition, actor);
                    stores.forget(tx, definition.id());
                });
    }

    /// Adds one row.
    public void row(Messages.SnapshotRow row) {
        batch.add(new StoredRow(row.row(), row.acceptedAt()));
        if (batch.size() == BATCH_ROWS) {
            flush();
        }
    }

    /// Makes the ledger whole.
    public void finish() {
        flush();
        await(writing);
        Messages.SnapshotStart told = started();
        database.write(
                tx -> {
                    layPendingOver(tx, told.definition());
                    stores.conflicts().put(tx, told.conflicts());
                    stores.checkpoints()
                            .put(
                                    tx,
                                    told.definition().id(),
                                    new Checkpoint(told.seq(), told.head(), clock.instant()));
                    return true;
                });
        written.accept(RowsWritten.all(told.definition().id()));
    }

    /// Waits for what is still being written, so that nothing is written after a failure was told.
    public void abandon() {
        writing.exceptionally(_ -> null).join();
    }

    private void layPendingOver(Tx tx, LedgerDefinition definition) {
        LedgerId ledger = definition.id();
        Set<UUID> rows = new LinkedHashSet<>();
        stores.outbox().pending(tx.query(), ledger).forEach(e -> rows.add(e.change().row()));
        RowRefresh refresh = new RowRefresh(stores);
        refresh.show(tx, definition, rows, refresh.bases(tx, definition, rows));
    }

    /// At most one batch is being written and one made ready.
    private void flush() {
        await(earlier);
        if (batch.isEmpty()) {
            return;
        }
        List<StoredRow> rows = List.copyOf(batch);
        batch.clear();
        LedgerDefinition definition = started().definition();
        LedgerTables tables = stores.tables();
        CompletableFuture<Void> before = writing;
        earlier = before;
        writing =
                CompletableFuture.supplyAsync(() -> tables.ready(definition, rows), writer)
                        .thenCombine(before, (ready, _) -> ready)
                        .thenAccept(
                                ready ->
                                        database.write(
                                                tx -> {
                                                    tables.insert(tx, definition, ready);
                                                    return true;
                                                }));
    }

    private static void await(CompletableFuture<Void> written) {
        try {
            written.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private Messages.SnapshotStart started() {
        Messages.SnapshotStart told = start;
        if (told == null) {
            throw new IllegalStateException("rows before the snapshot's start");
        }
        return told;
    }
}
