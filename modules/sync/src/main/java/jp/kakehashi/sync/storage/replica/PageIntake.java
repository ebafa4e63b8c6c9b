package jp.kakehashi.sync.storage.replica;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.Merge;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.CheckpointStore.Checkpoint;
import jp.kakehashi.sync.storage.ReplicaStores;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Takes over accepted changes. A page that was taken over before changes nothing, so pages may
/// come twice; each page is one durable step with its checkpoint.
public final class PageIntake {
    private final Database database;
    private final ReplicaStores stores;
    private final RowRefresh refresh;
    private final InstantSource clock;
    private final Consumer<RowsWritten> written;

    /// `written` is called after each page is durable.
    PageIntake(
            Database database,
            ReplicaStores stores,
            InstantSource clock,
            Consumer<RowsWritten> written) {
        this.written = written;
        this.database = database;
        this.stores = stores;
        this.refresh = new RowRefresh(stores);
        this.clock = clock;
    }

    /// Takes over what `page` holds after the ledger's checkpoint; returns how many changes were
    /// new, and rows given or withdrawn with them.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.not_here` before a snapshot
    public int take(LedgerDefinition definition, Messages.Page page) {
        Set<UUID> rows = new LinkedHashSet<>();
        int taken = database.write(tx -> take(tx, definition, page, rows));
        if (taken > 0) {
            written.accept(RowsWritten.some(page.ledger(), rows));
        }
        return taken;
    }

    /// Whether `page` follows the checkpoint without a gap, so that it can be taken over without
    /// asking head office.
    public boolean follows(Messages.Page page) {
        long reached =
                database.read(db -> stores.checkpoints().of(db, page.ledger()))
                        .map(Checkpoint::seq)
                        .orElse(Long.MAX_VALUE);
        long next = reached;
        for (AcceptedChange change : page.changes()) {
            if (change.seq() > reached && change.seq() != ++next) {
                return false;
            }
        }
        return page.lastSeq() <= next;
    }

    private int take(Tx tx, LedgerDefinition definition, Messages.Page page, Set<UUID> touched) {
        LedgerId ledger = page.ledger();
        Checkpoint before =
                stores.checkpoints()
                        .of(tx.query(), ledger)
                        .orElseThrow(
                                () ->
                                        Problem.unavailable("problem.ledger.not_here", ledger)
                                                .asException());
        List<AcceptedChange> changes =
                page.changes().stream().filter(c -> c.seq() > before.seq()).toList();
        // What comes again is older than what it brought the first time.
        boolean fresh = page.lastSeq() > before.seq();
        List<Messages.SnapshotRow> given = fresh ? page.given() : List.of();
        List<UUID> withdrawn = fresh ? page.withdrawn() : List.of();
        stores.outbox().remove(tx, page.settled());
        touched.clear();
        touched.addAll(fold(tx, definition, changes, given, withdrawn));
        stores.history().add(tx, ledger, changes);
        stores.conflicts().put(tx, page.conflicts());
        stores.checkpoints()
                .put(
                        tx,
                        ledger,
                        new Checkpoint(
                                Math.max(before.seq(), page.lastSeq()),
                                newer(before.head(), page.head()),
                                clock.instant()));
        return changes.size() + given.size() + withdrawn.size();
    }

    /// Returns the rows that may stand differently now.
    private Set<UUID> fold(
            Tx tx,
            LedgerDefinition definition,
            List<AcceptedChange> changes,
            List<Messages.SnapshotRow> given,
            List<UUID> withdrawn) {
        if (changes.isEmpty() && given.isEmpty() && withdrawn.isEmpty()) {
            return Set.of();
        }
        Set<UUID> rows = new LinkedHashSet<>(withdrawn);
        given.forEach(row -> rows.add(row.row().row()));
        stores.forgetRows(tx, definition.id(), rows);
        Map<UUID, UUID> ids = new LinkedHashMap<>();
        for (AcceptedChange change : changes) {
            rows.add(change.change().row());
            ids.put(change.change().id(), change.change().row());
        }
        // The answer to a push may have been lost that said which row one's own has become.
        rows.addAll(stores.outbox().join(tx, ids));
        Map<UUID, StoredRow> bases = refresh.bases(tx, definition, rows);
        given.forEach(
                row -> bases.put(row.row().row(), new StoredRow(row.row(), row.acceptedAt())));
        for (AcceptedChange change : changes) {
            StoredRow base = bases.get(change.change().row());
            // A row that was given as it stands may be ahead of the page.
            if (base == null || base.state().seq() < change.seq()) {
                RowState after = Merge.fold(base == null ? null : base.state(), change);
                bases.put(change.change().row(), new StoredRow(after, change.acceptedAt()));
            }
        }
        stores.outbox().remove(tx, ids.keySet());
        refresh.show(tx, definition, rows, bases);
        return rows;
    }

    private static Messages.SignedHead newer(
            Messages.@Nullable SignedHead known, Messages.SignedHead told) {
        return known == null || told.seq() >= known.seq() ? told : known;
    }
}
