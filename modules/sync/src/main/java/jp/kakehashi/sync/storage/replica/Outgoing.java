package jp.kakehashi.sync.storage.replica;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.sync.storage.OutboxEntry;
import jp.kakehashi.sync.storage.OutboxState;
import jp.kakehashi.sync.storage.ReplicaStores;
import jp.kakehashi.wire.Messages;

/// What goes to head office: edits in the order they were made, and viewings. Whatever has no
/// outcome yet is offered again.
public final class Outgoing {
    private final Database database;
    private final ReplicaStores stores;
    private final KnownDefinitions definitions;
    private final InstantSource clock;
    private final Consumer<RowsWritten> written;

    /// `written` is called after a row was put back.
    Outgoing(
            Database database,
            ReplicaStores stores,
            KnownDefinitions definitions,
            InstantSource clock,
            Consumer<RowsWritten> written) {
        this.written = written;
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.clock = clock;
    }

    /// Ledgers with something to send.
    public Set<LedgerId> ledgers() {
        return new TreeSet<>(database.read(stores.outbox()::unsentCounts).keySet());
    }

    /// Some changes to send, in order; `position` is that of the last one.
    public record Batch(List<Change> changes, long position) {}

    /// The oldest changes of `ledger` to send from beyond `after` on, noted as on their way. A push
    /// of many goes on from batch to batch, so that what is behind it is not looked at again.
    public Batch next(LedgerId ledger, long after, int limit) {
        List<OutboxEntry> entries =
                database.read(db -> stores.outbox().toPush(db, ledger, after, limit));
        List<UUID> here =
                entries.stream()
                        .filter(e -> e.state() == OutboxState.HERE)
                        .map(e -> e.change().id())
                        .toList();
        if (!here.isEmpty()) {
            database.write(
                    tx -> {
                        stores.outbox().markSent(tx, here, clock.instant());
                        return true;
                    });
        }
        return new Batch(
                entries.stream().map(OutboxEntry::change).toList(),
                entries.isEmpty() ? after : entries.getLast().position());
    }

    /// Notes what became of changes. A refused one goes back to its author and its row is shown
    /// without it; one that was put off stays to be sent. A new row that became another's is that
    /// one from now on, with all that was done to it since.
    public void settle(LedgerId ledger, List<Change> changes, List<Messages.Outcome> outcomes) {
        List<UUID> accepted = new ArrayList<>();
        Map<UUID, Messages.ProblemMessage> returned = new LinkedHashMap<>();
        Map<UUID, UUID> become = new HashMap<>();
        for (Messages.Outcome outcome : outcomes) {
            Messages.ProblemMessage problem = outcome.problem();
            UUID row = outcome.row();
            if (problem == null) {
                accepted.add(outcome.change());
            } else if (!problem.kind().equals("unavailable")) {
                returned.put(outcome.change(), problem);
            }
            if (row != null) {
                become.put(outcome.change(), row);
            }
        }
        Set<UUID> rows =
                database.write(
                        tx -> {
                            stores.outbox().markAccepted(tx, accepted);
                            returned.forEach(
                                    (id, why) -> stores.outbox().markReturned(tx, id, why));
                            Set<UUID> shown = stores.outbox().join(tx, become);
                            changes.stream()
                                    .filter(c -> returned.containsKey(c.id()))
                                    .forEach(c -> shown.add(c.row()));
                            return show(tx, ledger, shown);
                        });
        if (!rows.isEmpty()) {
            written.accept(RowsWritten.some(ledger, rows));
        }
    }

    /// Returns the rows that now stand differently.
    private Set<UUID> show(Tx tx, LedgerId ledger, Set<UUID> rows) {
        LedgerDefinition definition = definitions.find(ledger).orElse(null);
        if (rows.isEmpty()
                || definition == null
                || stores.checkpoints().of(tx.query(), ledger).isEmpty()) {
            return Set.of();
        }
        RowRefresh refresh = new RowRefresh(stores);
        refresh.show(tx, definition, rows, refresh.bases(tx, definition, rows));
        return rows;
    }

    /// The oldest viewings that head office does not have.
    public List<Messages.Viewing> viewings(int limit) {
        return database.read(db -> stores.viewings().unsent(db, limit));
    }

    /// Forgets viewings that head office has now.
    public void viewingsSent(List<Messages.Viewing> sent) {
        database.write(
                tx -> {
                    stores.viewings().remove(tx, sent.stream().map(Messages.Viewing::id).toList());
                    return true;
                });
    }

    /// Keeps a viewing that head office refused without offering it again.
    public void viewingRefused(UUID viewing) {
        database.write(
                tx -> {
                    stores.viewings().setAside(tx, viewing);
                    return true;
                });
    }

    /// Everything that is still to leave this PC, oldest first.
    public List<OutboxEntry> unsent(int limit) {
        return database.read(db -> stores.outbox().unsent(db, limit));
    }

    /// Number of edits still to leave this PC.
    public long unsentCount() {
        return database.read(stores.outbox()::unsentCounts).values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                + database.read(stores.comments()::unsentCount);
    }

    /// Number of edits of `ledger` still to leave this PC.
    public long unsentCount(LedgerId ledger) {
        return database.read(stores.outbox()::unsentCounts).getOrDefault(ledger, 0L);
    }

    /// Number of viewings still to leave this PC.
    public long unsentViewings() {
        return database.read(stores.viewings()::unsentCount);
    }

    /// Everything that head office has not acknowledged in a pull, returned edits included; what is
    /// sealed when the PC is revoked.
    public List<Change> irreplaceable() {
        return database.read(stores.outbox()::all).stream()
                .filter(e -> e.state() != OutboxState.ACCEPTED)
                .map(OutboxEntry::change)
                .toList();
    }
}
