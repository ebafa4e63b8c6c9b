package jp.kakehashi.sync.storage;

import static jp.kakehashi.storage.generated.Tables.FILE_HERE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.FileKey;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Files that were put into cells on this PC and have not reached head office, with their keys.
public final class FileHereStore {
    /// Files of every ledger.
    public FileHereStore() {}

    /// One file.
    ///
    /// @param file what its cell, or its import, says of it
    /// @param taken the import that was read from it; null for a file of a cell
    /// @param guarded that it seems to hold individual numbers
    public record FileHere(
            LedgerId ledger,
            FieldId field,
            Attachment file,
            FileKey key,
            @Nullable UUID taken,
            boolean guarded) {
        /// Its id.
        public UUID id() {
            return file.blob();
        }
    }

    /// Adds a file whose bytes are durable.
    public void add(Tx tx, FileHere file, Instant at) {
        tx.execute(
                DSL.insertInto(FILE_HERE)
                        .set(FILE_HERE.ID, file.id())
                        .set(FILE_HERE.LEDGER, file.ledger().value())
                        .set(FILE_HERE.FIELD, file.field().value())
                        .set(FILE_HERE.BYTE_COUNT, file.file().size())
                        .set(FILE_HERE.SHA256, file.file().sha256())
                        .set(FILE_HERE.ATTACHMENT, Attachment.text(List.of(file.file())))
                        .set(FILE_HERE.IMPORT_ID, file.taken())
                        .set(FILE_HERE.GUARDED, file.guarded())
                        .set(FILE_HERE.FILE_KEY, file.key().text())
                        .set(FILE_HERE.REFUSED, false)
                        .set(FILE_HERE.ADDED_AT, at.toEpochMilli()));
    }

    /// Files of imports that still have to be sent.
    public List<FileHere> originals(DSLContext db) {
        return fetch(db, FILE_HERE.IMPORT_ID.isNotNull().and(FILE_HERE.REFUSED.isFalse()));
    }

    /// Those of the files that are here, also those that head office refused.
    public List<FileHere> of(DSLContext db, Collection<UUID> ids) {
        return fetch(db, FILE_HERE.ID.in(ids));
    }

    /// All files that are here.
    public List<FileHere> all(DSLContext db) {
        return fetch(db, DSL.noCondition());
    }

    /// Whether any file is here.
    public boolean any(DSLContext db) {
        return db.fetchExists(FILE_HERE);
    }

    /// Notes that head office does not take a file.
    public void refused(Tx tx, UUID id) {
        tx.execute(DSL.update(FILE_HERE).set(FILE_HERE.REFUSED, true).where(FILE_HERE.ID.eq(id)));
    }

    /// Forgets a file.
    public void remove(Tx tx, UUID id) {
        tx.execute(DSL.deleteFrom(FILE_HERE).where(FILE_HERE.ID.eq(id)));
    }

    private static List<FileHere> fetch(DSLContext db, Condition which) {
        return db.select(FILE_HERE.fields())
                .from(FILE_HERE)
                .where(which)
                .fetch(
                        r ->
                                new FileHere(
                                        new LedgerId(r.get(FILE_HERE.LEDGER)),
                                        new FieldId(r.get(FILE_HERE.FIELD)),
                                        Attachment.list(r.get(FILE_HERE.ATTACHMENT))
                                                .orElseThrow()
                                                .getFirst(),
                                        FileKey.of(r.get(FILE_HERE.FILE_KEY)),
                                        r.get(FILE_HERE.IMPORT_ID),
                                        r.get(FILE_HERE.GUARDED)));
    }
}
