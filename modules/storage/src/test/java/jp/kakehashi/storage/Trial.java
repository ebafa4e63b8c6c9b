package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Edits whose outcome is known: edit `n` of a writer is decided by the seed alone, so what a
/// database must hold after any number of them can be worked out without it.
final class Trial {
    private static final Table<?> ROWS = DSL.table(DSL.name("trial_row"));
    private static final Table<?> COUNTS = DSL.table(DSL.name("trial_count"));
    private static final Field<Integer> WRITER = DSL.field(DSL.name("writer"), SQLDataType.INTEGER);
    private static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.VARCHAR);
    private static final Field<String> CONTENT =
            DSL.field(DSL.name("content"), SQLDataType.VARCHAR);
    private static final Field<byte[]> PICTURE = DSL.field(DSL.name("picture"), SQLDataType.BLOB);
    private static final Field<Integer> EDITS = DSL.field(DSL.name("edits"), SQLDataType.INTEGER);

    private final long seed;

    Trial(long seed) {
        this.seed = seed;
    }

    static void define(Database database, int writers) {
        List<Query> tables = new ArrayList<>();
        tables.add(
                DSL.createTableIfNotExists(ROWS)
                        .column(WRITER)
                        .column(NAME)
                        .column(CONTENT)
                        .primaryKey(WRITER, NAME));
        tables.add(
                DSL.query("alter table trial_row add column if not exists picture binary varying"));
        tables.add(
                DSL.createTableIfNotExists(COUNTS).column(WRITER).column(EDITS).primaryKey(WRITER));
        database.define(
                tables,
                tx -> {
                    for (int writer = 0; writer < writers; writer++) {
                        if (tx.query().fetchCount(COUNTS, WRITER.eq(writer)) == 0) {
                            tx.execute(DSL.insertInto(COUNTS, WRITER, EDITS).values(writer, 0));
                        }
                    }
                });
    }

    /// Edit number `number` of `writer`: inserts, updates or deletes rows, some of them large.
    void edit(Tx tx, int writer, int number) {
        Random random = new Random(seed * 31 + writer * 1_000_003L + number);
        int steps = 1 + random.nextInt(3);
        for (int step = 0; step < steps; step++) {
            String name = "k" + random.nextInt(12);
            tx.execute(DSL.deleteFrom(ROWS).where(WRITER.eq(writer)).and(NAME.eq(name)));
            int kind = random.nextInt(10);
            if (kind >= 2) {
                byte[] picture = new byte[kind == 9 ? 9000 : random.nextInt(60)];
                random.nextBytes(picture);
                tx.execute(
                        DSL.insertInto(ROWS, WRITER, NAME, CONTENT, PICTURE)
                                .values(writer, name, content(number, step), picture));
            }
            if (kind >= 6) {
                tx.execute(
                        DSL.update(ROWS)
                                .set(CONTENT, content(number, step) + "改")
                                .where(WRITER.eq(writer))
                                .and(NAME.eq(name)));
            }
        }
        tx.execute(DSL.update(COUNTS).set(EDITS, number).where(WRITER.eq(writer)));
    }

    private static String content(int number, int step) {
        return number + "." + step;
    }

    /// What `writer` must have after its first `count` edits.
    private Map<String, String> expected(int writer, int count) {
        Map<String, String> rows = new TreeMap<>();
        for (int number = 1; number <= count; number++) {
            Random random = new Random(seed * 31 + writer * 1_000_003L + number);
            int steps = 1 + random.nextInt(3);
            for (int step = 0; step < steps; step++) {
                String name = "k" + random.nextInt(12);
                rows.remove(name);
                int kind = random.nextInt(10);
                if (kind >= 2) {
                    byte[] picture = new byte[kind == 9 ? 9000 : random.nextInt(60)];
                    random.nextBytes(picture);
                    rows.put(
                            name,
                            content(number, step)
                                    + (kind >= 6 ? "改" : "")
                                    + java.util.Arrays.hashCode(picture));
                }
            }
        }
        return rows;
    }

    /// Checks that `writer` has all `acknowledged` edits, at most those `begun`, and each of them
    /// whole; returns how many it has.
    int check(Database database, int writer, int acknowledged, int begun) {
        if (!isDefined(database)) {
            assertEquals(0, acknowledged);
            return 0;
        }
        return database.read(
                sql -> {
                    int edits = count(sql, writer);
                    assertTrue(
                            edits >= acknowledged,
                            () -> "acknowledged " + acknowledged + ", found " + edits);
                    assertTrue(edits <= begun, () -> "begun " + begun + ", found " + edits);
                    Map<String, String> found = new TreeMap<>();
                    sql.select(NAME, CONTENT, PICTURE)
                            .from(ROWS)
                            .where(WRITER.eq(writer))
                            .forEach(
                                    row ->
                                            found.put(
                                                    row.value1(),
                                                    row.value2()
                                                            + java.util.Arrays.hashCode(
                                                                    row.value3())));
                    assertEquals(expected(writer, edits), found, () -> "after " + edits);
                    return edits;
                });
    }

    private static int count(DSLContext sql, int writer) {
        Integer edits = sql.select(EDITS).from(COUNTS).where(WRITER.eq(writer)).fetchOne(EDITS);
        return edits == null ? 0 : edits;
    }

    /// Whether the tables are there.
    static boolean isDefined(Database database) {
        return database.read(
                sql ->
                        sql.fetchExists(
                                DSL.selectOne()
                                        .from("information_schema.tables")
                                        .where("lower(table_name) = 'trial_count'")));
    }
}
