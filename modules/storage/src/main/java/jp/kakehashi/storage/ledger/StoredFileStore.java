package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.STORED_FILE;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What head office knows of the files kept with rows; their bytes lie elsewhere.
public final class StoredFileStore {

    /// A store of what is known of files.
    public StoredFileStore() {}

    /// One file.
    ///
    /// @param row the one row that refers to it, for ever; null while none does
    /// @param key name of its key in the vault
    /// @param received how many of its bytes are durable
    /// @param whole that all are, and that they are those of the hash
    /// @param guarded that it seems to hold individual numbers
    public record StoredFile(
            UUID id,
            LedgerId ledger,
            FieldId field,
            @Nullable UUID row,
            long size,
            String sha256,
            UUID key,
            long received,
            boolean whole,
            boolean guarded,
            String staff,
            Instant begunAt,
            @Nullable Instant destroyedAt) {}

    /// The file of that id.
    public Optional<StoredFile> find(DSLContext db, UUID id) {
        return Optional.ofNullable(byId(db, List.of(id)).get(id));
    }

    /// Those of the files that exist.
    public Map<UUID, StoredFile> byId(DSLContext db, Collection<UUID> ids) {
        Map<UUID, StoredFile> found = new HashMap<>();
        if (!ids.isEmpty()) {
            fetch(db, STORED_FILE.ID.in(ids)).forEach(file -> found.put(file.id(), file));
        }
        return found;
    }

    /// Files that no row refers to and that were begun before `when`.
    public List<StoredFile> unused(DSLContext db, Instant when) {
        return fetch(
                db, STORED_FILE.ROW_ID.isNull().and(STORED_FILE.BEGUN_AT.lt(when.toEpochMilli())));
    }

    /// Files whose key has to be gone.
    public List<StoredFile> destroyed(DSLContext db) {
        return fetch(db, STORED_FILE.DESTROYED_AT.isNotNull());
    }

    /// Bytes that the files of a ledger have together, also those still to come.
    public long bytes(DSLContext db, LedgerId ledger) {
        Long sum =
                db.select(DSL.sum(STORED_FILE.BYTE_COUNT))
                        .from(STORED_FILE)
                        .where(STORED_FILE.LEDGER.eq(ledger.value()))
                        .and(STORED_FILE.DESTROYED_AT.isNull())
                        .fetchOneInto(Long.class);
        return sum == null ? 0 : sum;
    }

    /// Begins a file.
    public void add(Tx tx, StoredFile file) {
        tx.execute(
                DSL.insertInto(STORED_FILE)
                        .set(STORED_FILE.ID, file.id())
                        .set(STORED_FILE.LEDGER, file.ledger().value())
                        .set(STORED_FILE.FIELD, file.field().value())
                        .set(STORED_FILE.BYTE_COUNT, file.size())
                        .set(STORED_FILE.SHA256, file.sha256())
                        .set(STORED_FILE.KEY_ID, file.key())
                        .set(STORED_FILE.RECEIVED, file.received())
                        .set(STORED_FILE.WHOLE, file.whole())
                        .set(STORED_FILE.GUARDED, file.guarded())
                        .set(STORED_FILE.STAFF, file.staff())
                        .set(STORED_FILE.BEGUN_AT, file.begunAt().toEpochMilli()));
    }

    /// Notes how far a file has come.
    public void reached(Tx tx, UUID id, long received, boolean whole) {
        tx.execute(
                DSL.update(STORED_FILE)
                        .set(STORED_FILE.RECEIVED, received)
                        .set(STORED_FILE.WHOLE, whole)
                        .where(STORED_FILE.ID.eq(id)));
    }

    /// Binds a file to the row that refers to it first.
    public void bind(Tx tx, UUID id, UUID row) {
        tx.execute(
                DSL.update(STORED_FILE)
                        .set(STORED_FILE.ROW_ID, row)
                        .where(STORED_FILE.ID.eq(id).and(STORED_FILE.ROW_ID.isNull())));
    }

    /// Notes that a file holds individual numbers; nothing takes that back.
    public void guard(Tx tx, UUID id) {
        tx.execute(
                DSL.update(STORED_FILE)
                        .set(STORED_FILE.GUARDED, true)
                        .where(STORED_FILE.ID.eq(id)));
    }

    /// Forgets a file that no row refers to; false when one does.
    public boolean forget(Tx tx, UUID id) {
        return tx.execute(
                        DSL.deleteFrom(STORED_FILE)
                                .where(STORED_FILE.ID.eq(id).and(STORED_FILE.ROW_ID.isNull())))
                == 1;
    }

    /// Notes that a file's key is to be destroyed.
    public void destroy(Tx tx, UUID id, String staff, Instant at) {
        tx.execute(
                DSL.update(STORED_FILE)
                        .set(STORED_FILE.DESTROYED_AT, at.toEpochMilli())
                        .set(STORED_FILE.DESTROYED_BY, staff)
                        .where(STORED_FILE.ID.eq(id).and(STORED_FILE.DESTROYED_AT.isNull())));
    }

    private static List<StoredFile> fetch(DSLContext db, Condition which) {
        return db.select(STORED_FILE.fields())
                .from(STORED_FILE)
                .where(which)
                .fetch(StoredFileStore::read);
    }

    private static StoredFile read(Record r) {
        Long destroyed = r.get(STORED_FILE.DESTROYED_AT);
        return new StoredFile(
                r.get(STORED_FILE.ID),
                new LedgerId(r.get(STORED_FILE.LEDGER)),
                new FieldId(r.get(STORED_FILE.FIELD)),
                r.get(STORED_FILE.ROW_ID),
                r.get(STORED_FILE.BYTE_COUNT),
                r.get(STORED_FILE.SHA256),
                r.get(STORED_FILE.KEY_ID),
                r.get(STORED_FILE.RECEIVED),
                r.get(STORED_FILE.WHOLE),
                r.get(STORED_FILE.GUARDED),
                r.get(STORED_FILE.STAFF),
                Instant.ofEpochMilli(r.get(STORED_FILE.BEGUN_AT)),
                destroyed == null ? null : Instant.ofEpochMilli(destroyed));
    }
}
