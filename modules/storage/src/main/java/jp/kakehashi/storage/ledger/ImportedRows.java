package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.HISTORY;
import static jp.kakehashi.storage.generated.Tables.ROW_MERGE;
import static jp.kakehashi.storage.generated.Tables.SEALED_CELL;
import static jp.kakehashi.storage.ledger.LedgerLayout.ACCEPTED_AT;
import static jp.kakehashi.storage.ledger.LedgerLayout.DELETED;
import static jp.kakehashi.storage.ledger.LedgerLayout.ROW_ID;
import static jp.kakehashi.storage.ledger.LedgerLayout.SEQ;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.ImportStore.StoredImport;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The rows that an import brought, changed or took away, as they stand now. Rows it made are
/// looked for in the ledger itself: the history holds their whole values and is ten times as long
/// to read. For the server.
public final class ImportedRows {
    private static final String L = "l";
    private static final Field<UUID> L_ROW =
            DSL.field(DSL.unquotedName(L, "row_id"), SQLDataType.UUID);
    private static final Field<Long> L_SEQ =
            DSL.field(DSL.unquotedName(L, "seq"), SQLDataType.BIGINT);
    private static final Field<Boolean> L_DELETED =
            DSL.field(DSL.unquotedName(L, "deleted"), SQLDataType.BOOLEAN);

    /// Runs of fewer rows are written one by one.
    private static final int FEW = 8;

    /// A view of rows.
    public ImportedRows() {}

    /// One such row.
    public record Brought(UUID row, long seq, ChangeKind kind) {}

    /// Where a walk through an import has come: the part, and in it a change, or a row where rows
    /// are walked.
    ///
    /// @param part first sequence of the part
    public record Place(long part, long seq, @Nullable UUID row) {
        /// Before everything.
        public static final Place START = new Place(0, 0, null);
    }

    /// The next rows of a walk.
    ///
    /// @param next where to go on; null when there is nothing beyond
    public record Found(List<Brought> rows, @Nullable Place next) {}

    /// How the rows of an import stand: as they came, changed since (some of them by id), deleted.
    public record Standing(long asTheyCame, long changed, List<UUID> some, long deleted) {}

    /// Rows of an import that stand as they came, from beyond `after` on, at most `limit`.
    public Found asTheyCame(DSLContext db, StoredImport of, Place after, int limit) {
        List<Brought> rows = new ArrayList<>();
        for (ImportPart part : ImportStore.parts(db, of.id())) {
            if (part.first() < after.part()) {
                continue;
            }
            Place from = part.first() == after.part() ? after : new Place(part.first(), 0, null);
            int wanted = limit - rows.size();
            List<Brought> some =
                    part.made()
                            ? made(db, of.ledger(), part, from.row(), wanted)
                            : byHistory(db, of.ledger(), part, from.seq(), wanted);
            rows.addAll(some);
            if (some.size() == wanted) {
                Brought last = some.getLast();
                return new Found(
                        rows, new Place(part.first(), last.seq(), part.made() ? last.row() : null));
            }
        }
        return new Found(rows, null);
    }

    private static List<Brought> made(
            DSLContext db, LedgerId ledger, ImportPart part, @Nullable UUID after, int limit) {
        Condition beyond = after == null ? L_ROW.ge(part.firstRow()) : L_ROW.gt(after);
        return db.select(L_ROW, L_SEQ)
                .from(table(ledger))
                .where(beyond)
                .and(standsIn(ledger, part))
                .orderBy(L_ROW)
                .limit(limit)
                .fetch(r -> new Brought(r.value1(), r.value2(), ChangeKind.CREATE));
    }

    private static Condition standsIn(LedgerId ledger, ImportPart part) {
        return L_ROW.le(part.lastRow())
                .and(L_SEQ.between(part.first(), part.last()))
                .and(DSL.not(hasNumber(ledger)))
                .and(DSL.not(keptInMerge(ledger)));
    }

    private static List<Brought> byHistory(
            DSLContext db, LedgerId ledger, ImportPart part, long after, int limit) {
        return db.select(L_ROW, L_SEQ, HISTORY.KIND)
                .from(HISTORY)
                .join(table(ledger))
                .on(L_ROW.eq(HISTORY.ROW_ID))
                .where(changes(ledger, part))
                .and(HISTORY.SEQ.gt(after))
                .and(L_SEQ.eq(HISTORY.SEQ))
                .and(DSL.not(madeAndNumbered(ledger)))
                .and(DSL.not(keptInMerge(ledger)))
                .orderBy(HISTORY.LEDGER, HISTORY.SEQ)
                .limit(limit)
                .fetch(r -> new Brought(r.value1(), r.value2(), ChangeKind.valueOf(r.value3())));
    }

    /// How the rows of an import stand, with at most `some` of those that were changed.
    public Standing standing(DSLContext db, StoredImport of, int some) {
        long asTheyCame = 0;
        long deleted = 0;
        long changed = 0;
        List<UUID> named = new ArrayList<>();
        LedgerId ledger = of.ledger();
        for (ImportPart part : ImportStore.parts(db, of.id())) {
            Condition all = changes(ledger, part);
            Condition touched =
                    L_SEQ.ne(HISTORY.SEQ).or(madeAndNumbered(ledger)).or(keptInMerge(ledger));
            if (part.made()) {
                long whole = standing(db, ledger, part);
                asTheyCame += whole;
                if (whole == part.size()) {
                    continue;
                }
            } else {
                asTheyCame += count(db, ledger, all.and(DSL.not(touched)));
            }
            deleted += count(db, ledger, all.and(touched).and(L_DELETED));
            Condition left = all.and(touched).and(DSL.not(L_DELETED));
            changed += count(db, ledger, left);
            if (named.size() < some) {
                named.addAll(
                        db.select(L_ROW)
                                .from(HISTORY)
                                .join(table(ledger))
                                .on(L_ROW.eq(HISTORY.ROW_ID))
                                .where(left)
                                .orderBy(HISTORY.LEDGER, HISTORY.SEQ)
                                .limit(some - named.size())
                                .fetch(L_ROW));
            }
        }
        return new Standing(asTheyCame, changed, named, deleted);
    }

    private static long standing(DSLContext db, LedgerId ledger, ImportPart part) {
        Long found =
                db.selectCount()
                        .from(table(ledger))
                        .where(L_ROW.ge(part.firstRow()))
                        .and(standsIn(ledger, part))
                        .fetchOneInto(Long.class);
        return found == null ? 0 : found;
    }

    /// Whether somebody gave a row an individual number, which leaves its sequence as it was.
    private static Condition hasNumber(LedgerId ledger) {
        return DSL.exists(
                DSL.selectOne()
                        .from(SEALED_CELL)
                        .where(SEALED_CELL.LEDGER.eq(ledger.value()))
                        .and(SEALED_CELL.ROW_ID.eq(L_ROW)));
    }

    /// Whether another row of the same person was merged into a row, which may leave it as it came:
    /// what pointed to the other one points here.
    private static Condition keptInMerge(LedgerId ledger) {
        return DSL.exists(
                DSL.selectOne()
                        .from(ROW_MERGE)
                        .where(ROW_MERGE.LEDGER.eq(ledger.value()))
                        .and(ROW_MERGE.KEPT.eq(L_ROW))
                        .and(ROW_MERGE.UNDONE_AT.isNull()));
    }

    private static Condition madeAndNumbered(LedgerId ledger) {
        return HISTORY.KIND.eq(ChangeKind.CREATE.name()).and(hasNumber(ledger));
    }

    private static long count(DSLContext db, LedgerId ledger, Condition which) {
        Long found =
                db.selectCount()
                        .from(HISTORY)
                        .join(table(ledger))
                        .on(L_ROW.eq(HISTORY.ROW_ID))
                        .where(which)
                        .fetchOneInto(Long.class);
        return found == null ? 0 : found;
    }

    private static Table<Record> table(LedgerId ledger) {
        return LedgerLayout.tableOf(ledger).as(DSL.unquotedName(L));
    }

    private static Condition changes(LedgerId ledger, ImportPart part) {
        return HISTORY.LEDGER
                .eq(ledger.value())
                .and(HISTORY.SEQ.ge(part.first()))
                .and(HISTORY.SEQ.le(part.last()));
    }

    /// Makes rows tombstones by changes that stand one after the other from `first` on, in the
    /// order of `rows`.
    public void bury(Tx tx, LedgerId ledger, List<Brought> rows, long first, Instant at) {
        List<@Nullable Object[]> single = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            while (to < rows.size() && rows.get(to).seq() == rows.get(to - 1).seq() + 1) {
                to++;
            }
            if (to - from < FEW) {
                for (int i = from; i < to; i++) {
                    single.add(
                            new @Nullable Object[] {
                                first + i, true, at.toEpochMilli(), rows.get(i).row()
                            });
                }
            } else {
                Field<Long> seq = SEQ.plus(first + from - rows.get(from).seq());
                tx.execute(
                        tombstones(ledger, seq, at.toEpochMilli())
                                .where(within(rows.subList(from, to))));
            }
            from = to;
        }
        Field<Long> given = DSL.val(null, SEQ);
        tx.batch(tombstones(ledger, given, null).where(ROW_ID.eq(DSL.val(null, ROW_ID))), single);
    }

    private static UpdateSetMoreStep<Record> tombstones(
            LedgerId ledger, Field<Long> seq, @Nullable Long at) {
        return DSL.update(LedgerLayout.tableOf(ledger))
                .set(SEQ, seq)
                .set(DELETED, true)
                .set(ACCEPTED_AT, at);
    }

    /// Sequences belong to one change each, so that this picks no other row; the ids lead there.
    private static Condition within(List<Brought> run) {
        List<UUID> ids = run.stream().map(Brought::row).sorted(ImportPart.ORDER).toList();
        return ROW_ID.between(ids.getFirst(), ids.getLast())
                .and(SEQ.between(run.getFirst().seq(), run.getLast().seq()));
    }
}
