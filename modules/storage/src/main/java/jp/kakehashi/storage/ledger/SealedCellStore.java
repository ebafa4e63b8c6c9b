package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.SEALED_CELL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Individual numbers (個人番号) under lock: only the sealed text and the name of its key. The keys
/// lie elsewhere and can be destroyed, after which what is here says nothing.
public final class SealedCellStore {

    /// A store of sealed cells.
    public SealedCellStore() {}

    /// One sealed cell.
    ///
    /// @param key name of its key in the vault
    /// @param text what the vault made of the number
    public record SealedCell(
            LedgerId ledger,
            UUID row,
            FieldId field,
            UUID key,
            String text,
            Instant setAt,
            String setBy) {}

    /// The sealed content of a cell.
    public Optional<SealedCell> find(DSLContext db, LedgerId ledger, UUID row, FieldId field) {
        return db.select(SEALED_CELL.fields())
                .from(SEALED_CELL)
                .where(here(ledger, row).and(SEALED_CELL.FIELD.eq(field.value())))
                .fetchOptional(SealedCellStore::cell);
    }

    /// The sealed cells of a row.
    public List<SealedCell> ofRow(DSLContext db, LedgerId ledger, UUID row) {
        return db.select(SEALED_CELL.fields())
                .from(SEALED_CELL)
                .where(here(ledger, row))
                .orderBy(SEALED_CELL.FIELD)
                .fetch(SealedCellStore::cell);
    }

    /// Keys of the cells that were set last, at most `limit`.
    public List<UUID> newestKeys(DSLContext db, int limit) {
        return db.select(SEALED_CELL.KEY_ID)
                .from(SEALED_CELL)
                .orderBy(SEALED_CELL.SET_AT.desc())
                .limit(limit)
                .fetch(SEALED_CELL.KEY_ID);
    }

    /// Sets or replaces a cell.
    public void put(Tx tx, SealedCell cell) {
        remove(tx, cell.ledger(), cell.row(), cell.field());
        tx.execute(
                DSL.insertInto(SEALED_CELL)
                        .set(SEALED_CELL.LEDGER, cell.ledger().value())
                        .set(SEALED_CELL.ROW_ID, cell.row())
                        .set(SEALED_CELL.FIELD, cell.field().value())
                        .set(SEALED_CELL.KEY_ID, cell.key())
                        .set(SEALED_CELL.SEALED, cell.text())
                        .set(SEALED_CELL.SET_AT, cell.setAt().toEpochMilli())
                        .set(SEALED_CELL.SET_BY, cell.setBy()));
    }

    /// Takes a cell away. Its text may live on in journals and copies: what makes the number
    /// unrecoverable is the end of its key.
    public void remove(Tx tx, LedgerId ledger, UUID row, FieldId field) {
        tx.execute(
                DSL.deleteFrom(SEALED_CELL)
                        .where(here(ledger, row).and(SEALED_CELL.FIELD.eq(field.value()))));
    }

    private static Condition here(LedgerId ledger, UUID row) {
        return SEALED_CELL.LEDGER.eq(ledger.value()).and(SEALED_CELL.ROW_ID.eq(row));
    }

    private static SealedCell cell(Record r) {
        return new SealedCell(
                new LedgerId(r.get(SEALED_CELL.LEDGER)),
                r.get(SEALED_CELL.ROW_ID),
                new FieldId(r.get(SEALED_CELL.FIELD)),
                r.get(SEALED_CELL.KEY_ID),
                r.get(SEALED_CELL.SEALED),
                Instant.ofEpochMilli(r.get(SEALED_CELL.SET_AT)),
                r.get(SEALED_CELL.SET_BY));
    }
}
