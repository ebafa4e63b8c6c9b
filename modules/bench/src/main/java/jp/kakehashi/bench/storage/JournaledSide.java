package jp.kakehashi.bench.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// This product's database.
final class JournaledSide implements EditSide {
    private static final Table<?> LEDGER = DSL.table(DSL.name("ledger_bench"));
    private static final Field<UUID> ROW = DSL.field(DSL.name("row_id"), SQLDataType.UUID);
    private static final Field<Long> SEQ = DSL.field(DSL.name("seq"), SQLDataType.BIGINT);
    private static final Field<String> SEQS = DSL.field(DSL.name("cell_seqs"), SQLDataType.VARCHAR);
    private static final Field<String> ADDRESS =
            DSL.field(DSL.name("f_address"), SQLDataType.VARCHAR);

    private final Database database;
    private final Query update;
    private final Query history;
    private final Query outbox;

    JournaledSide(Path dir) {
        this.database = Databases.openLocal(dir, new SystemClock());
        UUID id = new UUID(0, 0);
        this.update =
                DSL.update(LEDGER).set(SEQ, 0L).set(SEQS, "").set(ADDRESS, "").where(ROW.eq(id));
        this.history =
                DSL.query(
                        "insert into history (ledger, seq, row_id, change_id, kind, staff, body,"
                                + " accepted_at, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        "",
                        0L,
                        id,
                        id,
                        "",
                        "",
                        "",
                        0L,
                        "");
        this.outbox =
                DSL.query(
                        "insert into outbox (position, change_id, ledger, row_id, state, body,"
                                + " made_at) values (?, ?, ?, ?, ?, ?, ?)",
                        0L,
                        id,
                        "",
                        id,
                        "",
                        "",
                        0L);
        define();
    }

    private void define() {
        Query table =
                DSL.createTableIfNotExists(LEDGER)
                        .column(ROW, SQLDataType.UUID.nullable(false))
                        .column(SEQ)
                        .column(SEQS)
                        .column(ADDRESS)
                        .primaryKey(ROW);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < EditRows.LEDGER_ROWS; i++) {
            rows.add(new @Nullable Object[] {EditRows.rowId(i), 0L, "", ""});
        }
        Query insert =
                DSL.insertInto(LEDGER, ROW, SEQ, SEQS, ADDRESS)
                        .values(EditRows.rowId(0), 0L, "", "");
        database.define(List.of(table), tx -> tx.batch(insert, rows));
    }

    @Override
    public void write(EditRows edit) {
        database.write(
                tx -> {
                    tx.batch(update, one(edit.number(), edit.seqs(), edit.cells(), edit.row()));
                    tx.batch(
                            history,
                            one(
                                    "bench",
                                    edit.number(),
                                    edit.row(),
                                    edit.change(),
                                    "EDIT",
                                    "1001",
                                    edit.body(),
                                    edit.number(),
                                    edit.hash()));
                    tx.batch(
                            outbox,
                            one(
                                    edit.number(),
                                    edit.change(),
                                    "bench",
                                    edit.row(),
                                    "HERE",
                                    edit.body(),
                                    edit.number()));
                    return true;
                });
    }

    private static List<@Nullable Object[]> one(@Nullable Object... binds) {
        return Collections.singletonList(binds);
    }

    @Override
    public void close() {
        database.close();
    }
}
