package jp.kakehashi.storage;

import static jp.kakehashi.storage.generated.Tables.SETTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every database must do, whatever keeps its rows.
abstract class DatabaseContract {
    private Database database;

    abstract Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void rowWrittenIsRead() {
        database.write(tx -> tx.execute(insert("office", "本所")));
        assertEquals("本所", content("office"));
    }

    @Test
    void workThatThrowsLeavesNothing() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        database.write(
                                tx -> {
                                    tx.execute(insert("half", "x"));
                                    throw new IllegalArgumentException("no");
                                }));
        assertEquals(null, content("half"));
    }

    @Test
    void definedTableTakesRowsInTheSameStep() {
        var table = DSL.table(DSL.name("ledger_pets"));
        var id = DSL.field(DSL.name("row_id"), SQLDataType.UUID.nullable(false));
        var name = DSL.field(DSL.name("f_name"), SQLDataType.VARCHAR);
        database.define(
                List.of(
                        DSL.createTableIfNotExists("ledger_pets")
                                .column("row_id", SQLDataType.UUID.nullable(false))
                                .column("f_name", SQLDataType.VARCHAR)
                                .primaryKey("row_id")),
                tx ->
                        tx.execute(
                                DSL.insertInto(table)
                                        .columns(id, name)
                                        .values(java.util.UUID.randomUUID(), "ポチ")));
        assertEquals("ポチ", database.read(sql -> sql.select(name).from(table).fetchOne(name)));
    }

    private static org.jooq.Query insert(String name, String content) {
        return DSL.insertInto(SETTING).columns(SETTING.NAME, SETTING.CONTENT).values(name, content);
    }

    private String content(String name) {
        return database.read(
                sql ->
                        sql.select(SETTING.CONTENT)
                                .from(SETTING)
                                .where(SETTING.NAME.eq(name))
                                .fetchOne(SETTING.CONTENT));
    }
}
