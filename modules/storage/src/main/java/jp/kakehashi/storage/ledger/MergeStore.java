package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.ROW_DISTINCT;
import static jp.kakehashi.storage.generated.Tables.ROW_MERGE;
import static jp.kakehashi.storage.generated.Tables.ROW_MERGE_CHANGE;
import static jp.kakehashi.storage.generated.Tables.ROW_MERGE_FILE;
import static jp.kakehashi.storage.generated.Tables.ROW_MERGE_THREAD;
import static jp.kakehashi.storage.generated.Tables.STORED_FILE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Rows of the same person that were made one, and pairs that are of different people. For the
/// server.
public final class MergeStore {
    /// A store without state of its own.
    public MergeStore() {}

    /// One merge.
    public record StoredMerge(
            UUID id,
            LedgerId ledger,
            UUID kept,
            UUID buried,
            String staff,
            Instant at,
            @Nullable Instant undoneAt) {}

    /// An accepted change that is part of a merge.
    public record Part(LedgerId ledger, long seq) {}

    /// Two rows of a ledger.
    public record Pair(UUID first, UUID second) {
        /// The same two in the order in which they are kept.
        public static Pair of(UUID one, UUID other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    /// The merge of that id.
    public Optional<StoredMerge> find(DSLContext db, UUID id) {
        return list(db, ROW_MERGE.ID.eq(id), 1).stream().findFirst();
    }

    /// The merges of a ledger, newest first.
    public List<StoredMerge> ofLedger(DSLContext db, LedgerId ledger, int limit) {
        return list(db, ROW_MERGE.LEDGER.eq(ledger.value()), limit);
    }

    private static List<StoredMerge> list(DSLContext db, Condition which, int limit) {
        return db.select(ROW_MERGE.fields())
                .from(ROW_MERGE)
                .where(which)
                .orderBy(ROW_MERGE.MERGED_AT.desc(), ROW_MERGE.ID)
                .limit(limit)
                .fetch(MergeStore::read);
    }

    private static StoredMerge read(Record r) {
        Long undone = r.get(ROW_MERGE.UNDONE_AT);
        return new StoredMerge(
                r.get(ROW_MERGE.ID),
                new LedgerId(r.get(ROW_MERGE.LEDGER)),
                r.get(ROW_MERGE.KEPT),
                r.get(ROW_MERGE.BURIED),
                r.get(ROW_MERGE.STAFF),
                Instant.ofEpochMilli(r.get(ROW_MERGE.MERGED_AT)),
                undone == null ? null : Instant.ofEpochMilli(undone));
    }

    /// The changes of a merge in the order in which they were made.
    public List<Part> parts(DSLContext db, UUID id) {
        return db.select(ROW_MERGE_CHANGE.LEDGER, ROW_MERGE_CHANGE.SEQ)
                .from(ROW_MERGE_CHANGE)
                .where(ROW_MERGE_CHANGE.MERGE_ID.eq(id))
                .orderBy(ROW_MERGE_CHANGE.PLACE)
                .fetch(r -> new Part(new LedgerId(r.value1()), r.value2()));
    }

    /// Adds a merge with its changes.
    public void add(Tx tx, StoredMerge merge, List<Part> parts) {
        tx.execute(
                DSL.insertInto(ROW_MERGE)
                        .set(ROW_MERGE.ID, merge.id())
                        .set(ROW_MERGE.LEDGER, merge.ledger().value())
                        .set(ROW_MERGE.KEPT, merge.kept())
                        .set(ROW_MERGE.BURIED, merge.buried())
                        .set(ROW_MERGE.STAFF, merge.staff())
                        .set(ROW_MERGE.MERGED_AT, merge.at().toEpochMilli()));
        for (int place = 0; place < parts.size(); place++) {
            tx.execute(
                    DSL.insertInto(ROW_MERGE_CHANGE)
                            .set(ROW_MERGE_CHANGE.MERGE_ID, merge.id())
                            .set(ROW_MERGE_CHANGE.PLACE, place)
                            .set(ROW_MERGE_CHANGE.LEDGER, parts.get(place).ledger().value())
                            .set(ROW_MERGE_CHANGE.SEQ, parts.get(place).seq()));
        }
    }

    /// Notes that a merge was taken back.
    public void undone(Tx tx, UUID id, String staff, Instant at) {
        tx.execute(
                DSL.update(ROW_MERGE)
                        .set(ROW_MERGE.UNDONE_AT, at.toEpochMilli())
                        .set(ROW_MERGE.UNDONE_BY, staff)
                        .where(ROW_MERGE.ID.eq(id)));
    }

    /// Hands those of `files` that belong to `from` over to `to` as part of a merge.
    public void carry(Tx tx, UUID merge, Collection<UUID> files, UUID from, UUID to) {
        for (UUID file : files) {
            if (bind(tx, file, from, to)) {
                tx.execute(
                        DSL.insertInto(ROW_MERGE_FILE)
                                .set(ROW_MERGE_FILE.MERGE_ID, merge)
                                .set(ROW_MERGE_FILE.FILE_ID, file));
            }
        }
    }

    /// Hands a file of one row over to another; false when it is not that row's.
    public boolean bind(Tx tx, UUID file, UUID from, UUID to) {
        return tx.execute(
                        DSL.update(STORED_FILE)
                                .set(STORED_FILE.ROW_ID, to)
                                .where(STORED_FILE.ID.eq(file).and(STORED_FILE.ROW_ID.eq(from))))
                == 1;
    }

    /// The files that went over with a merge.
    public List<UUID> files(DSLContext db, UUID merge) {
        return db.select(ROW_MERGE_FILE.FILE_ID)
                .from(ROW_MERGE_FILE)
                .where(ROW_MERGE_FILE.MERGE_ID.eq(merge))
                .fetch(ROW_MERGE_FILE.FILE_ID);
    }

    /// The merge that buried `row` and stands.
    public Optional<StoredMerge> burying(DSLContext db, LedgerId ledger, UUID row) {
        Condition which =
                ROW_MERGE
                        .LEDGER
                        .eq(ledger.value())
                        .and(ROW_MERGE.BURIED.eq(row))
                        .and(ROW_MERGE.UNDONE_AT.isNull());
        return list(db, which, 1).stream().findFirst();
    }

    /// Whether a row is or was part of a merge.
    public boolean touched(DSLContext db, LedgerId ledger, UUID row) {
        return db.fetchExists(
                ROW_MERGE,
                ROW_MERGE
                        .LEDGER
                        .eq(ledger.value())
                        .and(ROW_MERGE.KEPT.eq(row).or(ROW_MERGE.BURIED.eq(row))));
    }

    /// Notes that a conversation went over with a merge; again is harmless.
    public void carryThread(Tx tx, UUID merge, UUID thread) {
        Condition it = ROW_MERGE_THREAD.MERGE_ID.eq(merge).and(ROW_MERGE_THREAD.THREAD.eq(thread));
        tx.execute(DSL.deleteFrom(ROW_MERGE_THREAD).where(it));
        tx.execute(
                DSL.insertInto(ROW_MERGE_THREAD)
                        .set(ROW_MERGE_THREAD.MERGE_ID, merge)
                        .set(ROW_MERGE_THREAD.THREAD, thread));
    }

    /// The conversations that went over with a merge.
    public Set<UUID> threads(DSLContext db, UUID merge) {
        return db.select(ROW_MERGE_THREAD.THREAD)
                .from(ROW_MERGE_THREAD)
                .where(ROW_MERGE_THREAD.MERGE_ID.eq(merge))
                .fetchSet(ROW_MERGE_THREAD.THREAD);
    }

    /// Forgets that conversations went anywhere, also by later merges.
    public void threadsBack(Tx tx, Collection<UUID> threads) {
        tx.execute(DSL.deleteFrom(ROW_MERGE_THREAD).where(ROW_MERGE_THREAD.THREAD.in(threads)));
    }

    /// The pairs of a ledger that are of different people, at most `limit`, the newest first.
    public List<Pair> distinct(DSLContext db, LedgerId ledger, int limit) {
        return db.select(ROW_DISTINCT.FIRST_ROW, ROW_DISTINCT.SECOND_ROW)
                .from(ROW_DISTINCT)
                .where(ROW_DISTINCT.LEDGER.eq(ledger.value()))
                .orderBy(ROW_DISTINCT.NOTED_AT.desc(), ROW_DISTINCT.FIRST_ROW)
                .limit(limit)
                .fetch(r -> new Pair(r.value1(), r.value2()));
    }

    /// Keeps that two rows are of different people; again is harmless.
    public void distinct(Tx tx, LedgerId ledger, Pair pair, String staff, Instant at) {
        same(tx, ledger, pair);
        tx.execute(
                DSL.insertInto(ROW_DISTINCT)
                        .set(ROW_DISTINCT.LEDGER, ledger.value())
                        .set(ROW_DISTINCT.FIRST_ROW, pair.first())
                        .set(ROW_DISTINCT.SECOND_ROW, pair.second())
                        .set(ROW_DISTINCT.STAFF, staff)
                        .set(ROW_DISTINCT.NOTED_AT, at.toEpochMilli()));
    }

    /// Forgets it.
    public void same(Tx tx, LedgerId ledger, Pair pair) {
        tx.execute(
                DSL.deleteFrom(ROW_DISTINCT)
                        .where(
                                ROW_DISTINCT
                                        .LEDGER
                                        .eq(ledger.value())
                                        .and(ROW_DISTINCT.FIRST_ROW.eq(pair.first()))
                                        .and(ROW_DISTINCT.SECOND_ROW.eq(pair.second()))));
    }
}
