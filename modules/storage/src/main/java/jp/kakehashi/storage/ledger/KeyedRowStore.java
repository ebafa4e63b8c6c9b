package jp.kakehashi.storage.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Which row was made for a value by which the rows of a file are told apart, and which row another
/// workstation's row for the same value has become. For the server.
public final class KeyedRowStore {
    private static final int PER_QUERY = 500;
    private static final Table<Record> KEYED_ROW = DSL.table(DSL.unquotedName("keyed_row"));
    private static final Field<UUID> ID = field("id", SQLDataType.UUID);
    private static final Field<Boolean> JOINED = field("joined", SQLDataType.BOOLEAN);
    private static final Field<String> LEDGER = field("ledger", SQLDataType.VARCHAR);
    private static final Field<UUID> ROW_ID = field("row_id", SQLDataType.UUID);

    private static <T> Field<T> field(String name, DataType<T> type) {
        return DSL.field(DSL.unquotedName(name), type);
    }

    /// A store of rows by their values.
    public KeyedRowStore() {}

    /// The name under which a value's row is kept.
    public static UUID name(LedgerId ledger, FieldId field, String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((ledger + "\n" + field + "\n").getBytes(StandardCharsets.UTF_8));
            // Every text has bytes of its own in this form, half a surrogate pair too.
            ByteBuffer bits =
                    ByteBuffer.wrap(digest.digest(value.getBytes(StandardCharsets.UTF_16BE)));
            return new UUID(bits.getLong(), bits.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Rows by those of the `names` that are known.
    public Map<UUID, UUID> named(DSLContext db, Collection<UUID> names) {
        return rows(db, names, false);
    }

    /// What those of the `rows` have become that were joined to another.
    public Map<UUID, UUID> joined(DSLContext db, Collection<UUID> rows) {
        return rows(db, rows, true);
    }

    private static Map<UUID, UUID> rows(DSLContext db, Collection<UUID> ids, boolean joined) {
        Map<UUID, UUID> found = new HashMap<>();
        List<UUID> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += PER_QUERY) {
            db.select(ID, ROW_ID)
                    .from(KEYED_ROW)
                    .where(ID.in(all.subList(from, Math.min(all.size(), from + PER_QUERY))))
                    .and(JOINED.eq(joined))
                    .forEach(r -> found.put(r.value1(), r.value2()));
        }
        return found;
    }

    /// Keeps rows by their names, in place of what was kept under them.
    public void name(Tx tx, LedgerId ledger, Map<UUID, UUID> rows) {
        put(tx, ledger, rows, false);
    }

    /// Keeps what rows have become.
    public void join(Tx tx, LedgerId ledger, Map<UUID, UUID> rows) {
        put(tx, ledger, rows, true);
    }

    private static void put(Tx tx, LedgerId ledger, Map<UUID, UUID> rows, boolean joined) {
        List<@Nullable Object[]> old = new ArrayList<>(rows.size());
        List<@Nullable Object[]> binds = new ArrayList<>(rows.size());
        rows.forEach(
                (id, row) -> {
                    old.add(new @Nullable Object[] {id});
                    binds.add(new @Nullable Object[] {id, joined, ledger.value(), row});
                });
        tx.batch(DSL.deleteFrom(KEYED_ROW).where(ID.eq(DSL.val(null, ID))), old);
        tx.batch(
                DSL.insertInto(KEYED_ROW, ID, JOINED, LEDGER, ROW_ID)
                        .values((UUID) null, null, null, null),
                binds);
    }
}
