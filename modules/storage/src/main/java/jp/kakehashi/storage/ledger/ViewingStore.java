package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.VIEWING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.HistoryStore.Head;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The log of viewings: on the server one hash chain, on a workstation a list that waits to be
/// sent.
public final class ViewingStore {
    private static final String CHAIN = "viewing";

    private final Bodies bodies;

    /// A log whose links are taken over what `bodies` writes.
    public ViewingStore(Bodies bodies) {
        this.bodies = bodies;
    }

    /// Notes viewings on a workstation, to be sent.
    public void note(Tx tx, Collection<StoredViewing> viewings) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        viewings.forEach(v -> rows.add(binds(v, null, false, null)));
        insert(tx, rows);
    }

    /// The oldest viewings that were not sent yet.
    public List<StoredViewing> unsent(DSLContext db, int limit) {
        return db.select(VIEWING.fields())
                .from(VIEWING)
                .where(VIEWING.SENT.isFalse())
                .orderBy(VIEWING.AT, VIEWING.ID)
                .limit(limit)
                .fetch(ViewingStore::viewing);
    }

    /// Marks viewings as known to head office.
    public void sent(Tx tx, Collection<UUID> viewings) {
        if (!viewings.isEmpty()) {
            tx.execute(DSL.update(VIEWING).set(VIEWING.SENT, true).where(VIEWING.ID.in(viewings)));
        }
    }

    /// Adds viewings to the server's chain, leaving out those it has; returns how many were new.
    public int append(Tx tx, Collection<StoredViewing> viewings) {
        Set<UUID> known =
                new HashSet<>(
                        tx.query()
                                .select(VIEWING.ID)
                                .from(VIEWING)
                                .where(
                                        VIEWING.ID.in(
                                                viewings.stream().map(StoredViewing::id).toList()))
                                .fetch(VIEWING.ID));
        Head head = head(tx.query());
        String previous = head.hash();
        long seq = head.seq();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (StoredViewing viewing : viewings) {
            if (known.add(viewing.id())) {
                seq++;
                previous = link(previous, seq, viewing);
                rows.add(binds(viewing, seq, true, previous));
            }
        }
        insert(tx, rows);
        return rows.size();
    }

    /// Who made those of the viewings that are known.
    public Map<UUID, String> staffOf(DSLContext db, Collection<UUID> viewings) {
        return db.select(VIEWING.ID, VIEWING.STAFF)
                .from(VIEWING)
                .where(VIEWING.ID.in(viewings))
                .fetchMap(VIEWING.ID, VIEWING.STAFF);
    }

    /// The newest link of the server's chain.
    public Head head(DSLContext db) {
        return db.select(VIEWING.SEQ, VIEWING.HASH)
                .from(VIEWING)
                .where(VIEWING.SEQ.isNotNull())
                .orderBy(VIEWING.SEQ.desc())
                .limit(1)
                .fetchOptional(r -> new Head(r.value1(), r.value2()))
                .orElse(Head.START);
    }

    /// The link at `seq` of the server's chain.
    public Optional<String> hashAt(DSLContext db, long seq) {
        return db.select(VIEWING.HASH)
                .from(VIEWING)
                .where(VIEWING.SEQ.eq(seq))
                .limit(1)
                .fetchOptional(VIEWING.HASH);
    }

    /// A viewing with its place and link on the server.
    public record Entry(long seq, StoredViewing viewing, String hash) {}

    /// Viewings of the server's chain after `seq`, oldest first, at most `limit`.
    public List<Entry> entries(DSLContext db, long seq, int limit) {
        return fetch(db, VIEWING.SEQ.gt(seq), limit);
    }

    /// Who looked at a row, oldest first, from the server's chain.
    public List<Entry> ofRow(DSLContext db, LedgerId ledger, UUID row) {
        return fetch(
                db,
                VIEWING.LEDGER
                        .eq(ledger.value())
                        .and(VIEWING.SEQ.isNotNull())
                        .and(VIEWING.ROW_IDS.contains(row.toString())),
                Integer.MAX_VALUE);
    }

    private static List<Entry> fetch(DSLContext db, Condition condition, int limit) {
        return db.select(VIEWING.fields())
                .from(VIEWING)
                .where(condition)
                .orderBy(VIEWING.SEQ)
                .limit(limit)
                .fetch(r -> new Entry(r.get(VIEWING.SEQ), viewing(r), r.get(VIEWING.HASH)));
    }

    /// The link that a viewing ought to have after `previous`.
    public String link(String previous, long seq, StoredViewing viewing) {
        return HashChain.link(previous, CHAIN, seq, bodies.write(viewing));
    }

    private static void insert(Tx tx, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            tx.batch(
                    DSL.insertInto(VIEWING, VIEWING.fields())
                            .values(new Object[VIEWING.fields().length]),
                    rows);
        }
    }

    private static @Nullable Object[] binds(
            StoredViewing v, @Nullable Long seq, boolean sent, @Nullable String hash) {
        return new @Nullable Object[] {
            v.id(),
            seq,
            v.at().toEpochMilli(),
            v.staff(),
            v.office(),
            v.device(),
            v.ledger().value(),
            v.kind(),
            v.purpose(),
            v.rows().stream().map(UUID::toString).collect(Collectors.joining(" ")),
            sent,
            hash,
            millis(v.receivedAt()),
            millis(v.reportedAt())
        };
    }

    private static StoredViewing viewing(Record r) {
        String rows = r.get(VIEWING.ROW_IDS);
        return new StoredViewing(
                r.get(VIEWING.ID),
                Instant.ofEpochMilli(r.get(VIEWING.AT)),
                r.get(VIEWING.STAFF),
                r.get(VIEWING.OFFICE),
                r.get(VIEWING.DEVICE),
                new LedgerId(r.get(VIEWING.LEDGER)),
                r.get(VIEWING.KIND),
                r.get(VIEWING.PURPOSE),
                rows.isEmpty()
                        ? List.of()
                        : Arrays.stream(rows.split(" ", -1)).map(UUID::fromString).toList(),
                time(r.get(VIEWING.RECEIVED_AT)),
                time(r.get(VIEWING.REPORTED_AT)));
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : (Long) time.toEpochMilli();
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
