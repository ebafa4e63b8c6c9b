package jp.kakehashi.sync.storage;

import static jp.kakehashi.sync.storage.ReplicaTables.AT;
import static jp.kakehashi.sync.storage.ReplicaTables.DEVICE;
import static jp.kakehashi.sync.storage.ReplicaTables.ID;
import static jp.kakehashi.sync.storage.ReplicaTables.KIND;
import static jp.kakehashi.sync.storage.ReplicaTables.LEDGER;
import static jp.kakehashi.sync.storage.ReplicaTables.OFFICE;
import static jp.kakehashi.sync.storage.ReplicaTables.PURPOSE;
import static jp.kakehashi.sync.storage.ReplicaTables.ROW_IDS;
import static jp.kakehashi.sync.storage.ReplicaTables.SENT;
import static jp.kakehashi.sync.storage.ReplicaTables.STAFF;
import static jp.kakehashi.sync.storage.ReplicaTables.VIEWING;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.Messages;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Viewings of persons' records on this PC until head office has them.
public final class LocalViewingStore {
    /// Viewings of every ledger.
    public LocalViewingStore() {}

    /// Keeps a viewing by `viewer`.
    public void add(Tx tx, Messages.Viewing viewing, Author viewer) {
        String rows = viewing.rows().stream().map(UUID::toString).collect(Collectors.joining(","));
        tx.execute(
                DSL.insertInto(
                                VIEWING, ID, AT, STAFF, OFFICE, DEVICE, LEDGER, KIND, PURPOSE,
                                ROW_IDS, SENT)
                        .values(
                                viewing.id(),
                                viewing.at().toEpochMilli(),
                                viewer.staff(),
                                viewer.office(),
                                viewer.device(),
                                viewing.ledger().value(),
                                viewing.kind(),
                                viewing.purpose(),
                                rows,
                                false));
    }

    /// Viewings that head office does not have, oldest first.
    public List<Messages.Viewing> unsent(DSLContext db, int limit) {
        return db.select(ID, AT, LEDGER, KIND, PURPOSE, ROW_IDS)
                .from(VIEWING)
                .where(SENT.isFalse())
                .orderBy(AT, ID)
                .limit(limit)
                .fetch(LocalViewingStore::viewing);
    }

    /// How many viewings head office does not have.
    public long unsentCount(DSLContext db) {
        return db.fetchCount(VIEWING, SENT.isFalse());
    }

    /// Keeps a viewing that need not be offered any more: those that head office took are not kept,
    /// so only refused ones are marked as sent.
    public void setAside(Tx tx, UUID viewing) {
        tx.execute(DSL.update(VIEWING).set(SENT, true).where(ID.eq(viewing)));
    }

    /// Forgets viewings that head office has now.
    public void remove(Tx tx, List<UUID> viewings) {
        tx.execute(DSL.deleteFrom(VIEWING).where(ID.in(viewings)));
    }

    private static Messages.Viewing viewing(Record record) {
        String rows = record.get(ROW_IDS);
        return new Messages.Viewing(
                record.get(ID),
                Instant.ofEpochMilli(record.get(AT)),
                new LedgerId(record.get(LEDGER)),
                record.get(KIND),
                record.get(PURPOSE),
                rows.isEmpty()
                        ? List.of()
                        : Arrays.stream(rows.split(",")).map(UUID::fromString).toList());
    }
}
