package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.HISTORY;
import static jp.kakehashi.storage.generated.Tables.IMPORT_BATCH;
import static jp.kakehashi.storage.generated.Tables.IMPORT_PART;
import static jp.kakehashi.storage.generated.Tables.SEALED_CELL;
import static jp.kakehashi.storage.ledger.LedgerLayout.ACCEPTED_AT;
import static jp.kakehashi.storage.ledger.LedgerLayout.DELETED;
import static jp.kakehashi.storage.ledger.LedgerLayout.ROW_ID;
import static jp.kakehashi.storage.ledger.LedgerLayout.SEQ;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Which files were taken into the ledgers and which changes they are: runs of sequences, so that
/// an import of a hundred thousand rows costs a few entries. For the server.
public final class ImportStore {
    private static final String L = "l";
    private static final Field<UUID> L_ROW =
            DSL.field(DSL.unquotedName(L, "row_id"), SQLDataType.UUID);
    private static final Field<Long> L_SEQ =
            DSL.field(DSL.unquotedName(L, "seq"), SQLDataType.BIGINT);
    private static final Field<Boolean> L_DELETED =
            DSL.field(DSL.unquotedName(L, "deleted"), SQLDataType.BOOLEAN);

    /// A store of imports.
    public ImportStore() {}

    /// One import.
    ///
    /// @param rows how many it brought
    /// @param original what the import's own file is, as `Attachment` writes it; null when none is
    ///     kept
    /// @param undoneAt when the last of them was taken away; null while some may be left
    public record StoredImport(
            UUID id,
            LedgerId ledger,
            String file,
            String staff,
            String name,
            String office,
            Instant acceptedAt,
            long rows,
            long undoneRows,
            @Nullable Instant undoneAt,
            @Nullable String original) {}

    /// A row that an import brought, changed or took away, as it stands now.
    public record Brought(UUID row, long seq, ChangeKind kind) {}

    /// Sequences from `first` to `last` that are an import's.
    public record Run(long first, long last) {}

    /// How the rows of an import stand: as they came, changed since (some of them by id), deleted.
    public record Standing(long asTheyCame, long changed, List<UUID> some, long deleted) {}

    /// Adds the run of new rows from `begin` to sequence `last` to an import, which is made when it
    /// is new. What was taken back before is then no longer all of it.
    public void add(Tx tx, LedgerId ledger, ImportMark mark, AcceptedChange begin, long last) {
        UUID id = mark.id();
        long first = begin.seq();
        Author author = begin.change().author();
        boolean known =
                tx.execute(
                                DSL.update(IMPORT_BATCH)
                                        .set(
                                                IMPORT_BATCH.ROW_COUNT,
                                                IMPORT_BATCH.ROW_COUNT.plus(last - first + 1))
                                        .setNull(IMPORT_BATCH.UNDONE_AT)
                                        .where(IMPORT_BATCH.ID.eq(id)))
                        == 1;
        if (!known) {
            tx.execute(
                    DSL.insertInto(IMPORT_BATCH)
                            .set(IMPORT_BATCH.ID, id)
                            .set(IMPORT_BATCH.LEDGER, ledger.value())
                            .set(IMPORT_BATCH.FILE, mark.file())
                            .set(IMPORT_BATCH.STAFF, author.staff())
                            .set(IMPORT_BATCH.NAME, author.name())
                            .set(IMPORT_BATCH.OFFICE, author.office())
                            .set(IMPORT_BATCH.ACCEPTED_AT, begin.acceptedAt().toEpochMilli())
                            .set(IMPORT_BATCH.ROW_COUNT, last - first + 1)
                            .set(IMPORT_BATCH.UNDONE_ROWS, 0L));
        }
        boolean longer =
                tx.execute(
                                DSL.update(IMPORT_PART)
                                        .set(IMPORT_PART.LAST_SEQ, last)
                                        .where(
                                                IMPORT_PART
                                                        .IMPORT_ID
                                                        .eq(id)
                                                        .and(IMPORT_PART.LAST_SEQ.eq(first - 1))))
                        == 1;
        if (!longer) {
            tx.execute(
                    DSL.insertInto(IMPORT_PART)
                            .set(IMPORT_PART.IMPORT_ID, id)
                            .set(IMPORT_PART.FIRST_SEQ, first)
                            .set(IMPORT_PART.LAST_SEQ, last));
        }
    }

    /// The imports of `ledger`, newest first, at most `limit`.
    public List<StoredImport> ofLedger(DSLContext db, LedgerId ledger, int limit) {
        return db.select(IMPORT_BATCH.fields())
                .from(IMPORT_BATCH)
                .where(IMPORT_BATCH.LEDGER.eq(ledger.value()))
                .orderBy(IMPORT_BATCH.ACCEPTED_AT.desc(), IMPORT_BATCH.ID)
                .limit(limit)
                .fetch(ImportStore::read);
    }

    /// The import of that id.
    public Optional<StoredImport> find(DSLContext db, UUID id) {
        return Optional.ofNullable(byId(db, List.of(id)).get(id));
    }

    /// Those of the imports that exist.
    public Map<UUID, StoredImport> byId(DSLContext db, Collection<UUID> ids) {
        Map<UUID, StoredImport> found = new HashMap<>();
        if (!ids.isEmpty()) {
            db.select(IMPORT_BATCH.fields())
                    .from(IMPORT_BATCH)
                    .where(IMPORT_BATCH.ID.in(ids))
                    .forEach(r -> found.put(r.get(IMPORT_BATCH.ID), read(r)));
        }
        return found;
    }

    /// Rows of an import that stand as they came, from beyond `after` on in the order of their
    /// coming, at most `limit`.
    public List<Brought> asTheyCame(DSLContext db, StoredImport of, long after, int limit) {
        List<Brought> rows = new ArrayList<>();
        for (Condition part : parts(db, of)) {
            if (rows.size() < limit) {
                db.select(L_ROW, L_SEQ, HISTORY.KIND)
                        .from(HISTORY)
                        .join(table(of.ledger()))
                        .on(L_ROW.eq(HISTORY.ROW_ID))
                        .where(part)
                        .and(HISTORY.SEQ.gt(after))
                        .and(L_SEQ.eq(HISTORY.SEQ))
                        .and(DSL.not(hasNumber(of.ledger())))
                        .orderBy(HISTORY.LEDGER, HISTORY.SEQ)
                        .limit(limit - rows.size())
                        .forEach(
                                r ->
                                        rows.add(
                                                new Brought(
                                                        r.value1(),
                                                        r.value2(),
                                                        ChangeKind.valueOf(r.value3()))));
            }
        }
        return rows;
    }

    /// How the rows of an import stand, with at most `some` of those that were changed.
    public Standing standing(DSLContext db, StoredImport of, int some) {
        long asTheyCame = 0;
        long deleted = 0;
        long changed = 0;
        List<UUID> named = new ArrayList<>();
        for (Condition part : parts(db, of)) {
            Condition touched = L_SEQ.ne(HISTORY.SEQ).or(hasNumber(of.ledger()));
            asTheyCame += count(db, of.ledger(), part.and(DSL.not(touched)));
            deleted += count(db, of.ledger(), part.and(touched).and(L_DELETED));
            Condition left = part.and(touched).and(DSL.not(L_DELETED));
            changed += count(db, of.ledger(), left);
            if (named.size() < some) {
                named.addAll(
                        db.select(L_ROW)
                                .from(HISTORY)
                                .join(table(of.ledger()))
                                .on(L_ROW.eq(HISTORY.ROW_ID))
                                .where(left)
                                .orderBy(HISTORY.LEDGER, HISTORY.SEQ)
                                .limit(some - named.size())
                                .fetch(L_ROW));
            }
        }
        return new Standing(asTheyCame, changed, named, deleted);
    }

    /// What of a ledger's history is of imports, at most `limit` runs, the newest first.
    public List<Run> runs(DSLContext db, LedgerId ledger, int limit) {
        return db.select(IMPORT_PART.FIRST_SEQ, IMPORT_PART.LAST_SEQ)
                .from(IMPORT_PART)
                .join(IMPORT_BATCH)
                .on(IMPORT_BATCH.ID.eq(IMPORT_PART.IMPORT_ID))
                .where(IMPORT_BATCH.LEDGER.eq(ledger.value()))
                .orderBy(IMPORT_PART.FIRST_SEQ.desc())
                .limit(limit)
                .fetch(r -> new Run(r.value1(), r.value2()));
    }

    /// Whether somebody gave a row that is new an individual number, which leaves its sequence as
    /// it was.
    private static Condition hasNumber(LedgerId ledger) {
        return HISTORY.KIND
                .eq(ChangeKind.CREATE.name())
                .and(
                        DSL.exists(
                                DSL.selectOne()
                                        .from(SEALED_CELL)
                                        .where(SEALED_CELL.LEDGER.eq(ledger.value()))
                                        .and(SEALED_CELL.ROW_ID.eq(L_ROW))));
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

    private static List<Condition> parts(DSLContext db, StoredImport of) {
        return db.select(IMPORT_PART.FIRST_SEQ, IMPORT_PART.LAST_SEQ)
                .from(IMPORT_PART)
                .where(IMPORT_PART.IMPORT_ID.eq(of.id()))
                .orderBy(IMPORT_PART.FIRST_SEQ)
                .fetch(
                        r ->
                                HISTORY.LEDGER
                                        .eq(of.ledger().value())
                                        .and(HISTORY.SEQ.ge(r.value1()))
                                        .and(HISTORY.SEQ.le(r.value2())));
    }

    /// Makes rows tombstones by changes that stand one after the other from `first` on.
    public void bury(Tx tx, LedgerId ledger, List<Brought> rows, long first, Instant at) {
        List<@Nullable Object[]> binds = new ArrayList<>(rows.size());
        long millis = at.toEpochMilli();
        for (Brought row : rows) {
            binds.add(new @Nullable Object[] {first + binds.size(), true, millis, row.row()});
        }
        tx.batch(
                DSL.update(LedgerLayout.tableOf(ledger))
                        .set(SEQ, (Long) null)
                        .set(DELETED, (Boolean) null)
                        .set(ACCEPTED_AT, (Long) null)
                        .where(ROW_ID.eq(DSL.val(null, ROW_ID))),
                binds);
    }

    /// Keeps what the file of an import is.
    public void keep(Tx tx, UUID id, String original) {
        tx.execute(
                DSL.update(IMPORT_BATCH)
                        .set(IMPORT_BATCH.ORIGINAL, original)
                        .where(IMPORT_BATCH.ID.eq(id)));
    }

    /// Keeps that `rows` more were taken away by `staff`; `last` when none is left.
    public void undone(Tx tx, UUID id, long rows, boolean last, String staff, Instant at) {
        tx.execute(
                DSL.update(IMPORT_BATCH)
                        .set(IMPORT_BATCH.UNDONE_ROWS, IMPORT_BATCH.UNDONE_ROWS.plus(rows))
                        .set(IMPORT_BATCH.UNDONE_BY, staff)
                        .set(IMPORT_BATCH.UNDONE_AT, last ? at.toEpochMilli() : null)
                        .where(IMPORT_BATCH.ID.eq(id)));
    }

    private static StoredImport read(Record r) {
        Long undone = r.get(IMPORT_BATCH.UNDONE_AT);
        return new StoredImport(
                r.get(IMPORT_BATCH.ID),
                new LedgerId(r.get(IMPORT_BATCH.LEDGER)),
                r.get(IMPORT_BATCH.FILE),
                r.get(IMPORT_BATCH.STAFF),
                r.get(IMPORT_BATCH.NAME),
                r.get(IMPORT_BATCH.OFFICE),
                Instant.ofEpochMilli(r.get(IMPORT_BATCH.ACCEPTED_AT)),
                r.get(IMPORT_BATCH.ROW_COUNT),
                r.get(IMPORT_BATCH.UNDONE_ROWS),
                undone == null ? null : Instant.ofEpochMilli(undone),
                r.get(IMPORT_BATCH.ORIGINAL));
    }
}
