package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.IMPORT_BATCH;
import static jp.kakehashi.storage.generated.Tables.IMPORT_PART;

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
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Which files were taken into the ledgers and which changes they are: runs of sequences, so that
/// an import of a hundred thousand rows costs a few entries. How the rows stand now tells
/// {@link ImportedRows}. For the server.
public final class ImportStore {
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

    /// Sequences from `first` to `last` that are an import's.
    public record Run(long first, long last) {}

    /// Adds a run of accepted changes, one after the other, to their import, which is made when it
    /// is new. What was taken back before is then no longer all of it.
    public void add(Tx tx, LedgerId ledger, ImportMark mark, List<AcceptedChange> run) {
        UUID id = mark.id();
        AcceptedChange begin = run.getFirst();
        Author author = begin.change().author();
        boolean known =
                tx.execute(
                                DSL.update(IMPORT_BATCH)
                                        .set(
                                                IMPORT_BATCH.ROW_COUNT,
                                                IMPORT_BATCH.ROW_COUNT.plus((long) run.size()))
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
                            .set(IMPORT_BATCH.ROW_COUNT, (long) run.size())
                            .set(IMPORT_BATCH.UNDONE_ROWS, 0L));
        }
        ImportPart next = ImportPart.of(run);
        ImportPart before = endingAt(tx, id, next.first() - 1);
        if (before != null && before.made() == next.made()) {
            ImportPart longer = before.and(next);
            tx.execute(
                    DSL.update(IMPORT_PART)
                            .set(IMPORT_PART.LAST_SEQ, longer.last())
                            .set(IMPORT_PART.FIRST_ROW, longer.firstRow())
                            .set(IMPORT_PART.LAST_ROW, longer.lastRow())
                            .where(
                                    IMPORT_PART
                                            .IMPORT_ID
                                            .eq(id)
                                            .and(IMPORT_PART.FIRST_SEQ.eq(longer.first()))));
        } else {
            tx.execute(
                    DSL.insertInto(IMPORT_PART)
                            .set(IMPORT_PART.IMPORT_ID, id)
                            .set(IMPORT_PART.FIRST_SEQ, next.first())
                            .set(IMPORT_PART.LAST_SEQ, next.last())
                            .set(IMPORT_PART.FIRST_ROW, next.firstRow())
                            .set(IMPORT_PART.LAST_ROW, next.lastRow()));
        }
    }

    private static @Nullable ImportPart endingAt(Tx tx, UUID id, long seq) {
        return parts(tx.query(), IMPORT_PART.IMPORT_ID.eq(id).and(IMPORT_PART.LAST_SEQ.eq(seq)))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /// The parts of an import, oldest first.
    static List<ImportPart> parts(DSLContext db, UUID id) {
        return parts(db, IMPORT_PART.IMPORT_ID.eq(id));
    }

    private static List<ImportPart> parts(DSLContext db, Condition which) {
        return db.select(
                        IMPORT_PART.FIRST_SEQ,
                        IMPORT_PART.LAST_SEQ,
                        IMPORT_PART.FIRST_ROW,
                        IMPORT_PART.LAST_ROW)
                .from(IMPORT_PART)
                .where(which)
                .orderBy(IMPORT_PART.FIRST_SEQ)
                .fetch(r -> new ImportPart(r.value1(), r.value2(), r.value3(), r.value4()));
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

    /// What of a ledger's history is of imports, at most `limit` parts, the newest first.
    public List<Run> runs(DSLContext db, LedgerId ledger, int limit) {
        List<Run> runs = new ArrayList<>();
        db.select(IMPORT_PART.FIRST_SEQ, IMPORT_PART.LAST_SEQ)
                .from(IMPORT_PART)
                .join(IMPORT_BATCH)
                .on(IMPORT_BATCH.ID.eq(IMPORT_PART.IMPORT_ID))
                .where(IMPORT_BATCH.LEDGER.eq(ledger.value()))
                .orderBy(IMPORT_PART.FIRST_SEQ.desc())
                .limit(limit)
                .forEach(r -> addOlder(runs, new Run(r.value1(), r.value2())));
        return runs;
    }

    private static void addOlder(List<Run> runs, Run older) {
        if (!runs.isEmpty() && older.last() + 1 == runs.getLast().first()) {
            older = new Run(older.first(), runs.removeLast().last());
        }
        runs.add(older);
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
