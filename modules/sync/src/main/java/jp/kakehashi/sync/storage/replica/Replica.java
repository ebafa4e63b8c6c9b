package jp.kakehashi.sync.storage.replica;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.WorldBinding;
import jp.kakehashi.sync.storage.CheckpointStore.Checkpoint;
import jp.kakehashi.sync.storage.ReplicaStores;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// One person's copy of what they may see in one world, on one device, with their own edits on top.
/// Everything but the unsent edits can be fetched again. Thread-safe.
public final class Replica implements AutoCloseable {
    private final Database database;
    private final ReplicaOwner owner;
    private final InstantSource clock;
    private final Ids ids;
    private final ReplicaStores stores = new ReplicaStores();
    private final KnownDefinitions definitions;
    private final LocalLedgers edits;
    private final PageIntake pages;
    private final RowOrders orders;
    private final Outgoing outgoing;
    private final LocalComments comments;
    private final LocalBegun begun;
    private final @Nullable LocalFiles files;
    private final List<Consumer<@Nullable LedgerId>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> wakers = new CopyOnWriteArrayList<>();
    private final List<Consumer<RowsWritten>> readers = new CopyOnWriteArrayList<>();

    /// The replica in `database`, which it closes when it is closed.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.world.exchanged` when it is a replica
    ///     of another world; it is closed then
    public Replica(Database database, ReplicaOwner owner, InstantSource clock) {
        this(database, owner, clock, null);
    }

    /// The same with a folder for files that wait to be sent; made when absent.
    public Replica(
            Database database, ReplicaOwner owner, InstantSource clock, @Nullable Path files) {
        bind(database, owner);
        this.database = database;
        this.owner = owner;
        this.clock = clock;
        this.ids = new Ids(clock);
        this.definitions = new KnownDefinitions(database, stores, clock);
        this.edits =
                new LocalLedgers(
                        database,
                        stores,
                        definitions,
                        new ChangeMaker(owner, clock, ids),
                        rows -> {
                            written(rows);
                            changed(rows.ledger());
                            wakers.forEach(Runnable::run);
                        });
        this.orders = new RowOrders(database, stores, definitions);
        this.pages = new PageIntake(database, stores, clock, this::written);
        this.outgoing = new Outgoing(database, stores, definitions, clock, this::written);
        this.comments =
                new LocalComments(
                        database,
                        stores,
                        owner,
                        clock,
                        ids,
                        (ledger, mine) -> {
                            changed(ledger);
                            if (mine) {
                                wakers.forEach(Runnable::run);
                            }
                        });
        this.begun = new LocalBegun(database, stores);
        this.files = files == null ? null : filesIn(database, stores, files, clock);
    }

    private static LocalFiles filesIn(
            Database database, ReplicaStores stores, Path dir, InstantSource clock) {
        boolean right = false;
        try {
            LocalFiles files = new LocalFiles(database, stores.outbox(), dir, clock);
            right = true;
            return files;
        } finally {
            if (!right) {
                database.close();
            }
        }
    }

    /// Now, by this PC's clock.
    public Instant now() {
        return clock.instant();
    }

    private static void bind(Database database, ReplicaOwner owner) {
        boolean right = false;
        try {
            new WorldBinding(database).require(owner.world());
            right = true;
        } finally {
            if (!right) {
                database.close();
            }
        }
    }

    /// Whose it is.
    public ReplicaOwner owner() {
        return owner;
    }

    /// For reading; writes belong to the parts below.
    public Database database() {
        return database;
    }

    /// For reading.
    public ReplicaStores stores() {
        return stores;
    }

    /// The definitions known here.
    public KnownDefinitions definitions() {
        return definitions;
    }

    /// The owner's edits.
    public LocalLedgers edits() {
        return edits;
    }

    /// Takes over accepted changes.
    public PageIntake pages() {
        return pages;
    }

    /// The indexes for paging.
    public RowOrders orders() {
        return orders;
    }

    /// What goes to head office.
    public Outgoing outgoing() {
        return outgoing;
    }

    /// What people say about rows.
    public LocalComments comments() {
        return comments;
    }

    /// What the owner began to write.
    public LocalBegun begun() {
        return begun;
    }

    /// Files that wait to be sent; null where there is no folder for them.
    public @Nullable LocalFiles files() {
        return files;
    }

    /// Takes over one snapshot.
    public SnapshotIntake snapshot() {
        return new SnapshotIntake(
                database, stores, definitions, owner.actor(), clock, this::written);
    }

    /// How far `ledger` is here; empty when it is not wholly here.
    public Optional<Checkpoint> checkpoint(LedgerId ledger) {
        return database.read(db -> stores.checkpoints().of(db, ledger));
    }

    /// How far each ledger is here.
    public Map<LedgerId, Checkpoint> checkpoints() {
        return database.read(stores.checkpoints()::all);
    }

    /// Keeps that the owner looked at persons' records; head office is told later.
    public void viewed(LedgerId ledger, String kind, String purpose, List<UUID> rows) {
        var viewing =
                new Messages.Viewing(ids.next(), clock.instant(), ledger, kind, purpose, rows);
        database.write(
                tx -> {
                    stores.viewings().add(tx, viewing, owner.author());
                    return true;
                });
        wakers.forEach(Runnable::run);
    }

    /// Keeps how far head office's log of viewings has come.
    public void keep(Messages.SignedViewings head) {
        database.write(
                tx -> {
                    stores.viewingsHeads().keep(tx, head);
                    return true;
                });
    }

    /// Calls `listener`, on any thread, after something of a ledger changed; null stands for all
    /// ledgers. Run the result to stop.
    public Runnable onChange(Consumer<@Nullable LedgerId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Calls `reader`, on any thread, after rows were written durably, before {@link #onChange}
    /// tells of it. Run the result to stop.
    public Runnable onRows(Consumer<RowsWritten> reader) {
        readers.add(reader);
        return () -> readers.remove(reader);
    }

    private void written(RowsWritten rows) {
        readers.forEach(r -> r.accept(rows));
    }

    /// Calls `waker`, on any thread, after there is something new to send. Run the result to stop.
    public Runnable onOutgoing(Runnable waker) {
        wakers.add(waker);
        return () -> wakers.remove(waker);
    }

    /// Tells the listeners.
    public void changed(@Nullable LedgerId ledger) {
        listeners.forEach(l -> l.accept(ledger));
    }

    @Override
    public void close() {
        database.close();
    }
}
