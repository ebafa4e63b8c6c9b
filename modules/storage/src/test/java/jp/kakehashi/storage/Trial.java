package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
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
    private static final Field<byte[]> PICTURE =
            DSL.field(DSL.name("picture"), SQLDataType.VARBINARY);
    private static final Field<byte[]> SCAN = DSL.field(DSL.name("scan"), SQLDataType.BLOB);
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
        tables.add(DSL.query("alter table trial_row add column if not exists scan blob"));
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

    /// One step of an edit: what becomes of the row `name`. Steps are compared by their text.
    @SuppressWarnings("ArrayRecordComponent")
    private record Step(
            String name, String content, boolean rewritten, byte[] picture, byte[] scan) {
        String text() {
            return content
                    + (rewritten ? "改" : "")
                    + Arrays.hashCode(picture)
                    + " "
                    + Arrays.hashCode(scan);
        }
    }

    /// What edit number `number` of `writer` does: rows without a picture are removed.
    private List<Step> steps(int writer, int number) {
        Random random = new Random(seed * 31 + writer * 1_000_003L + number);
        List<Step> steps = new ArrayList<>();
        for (int step = random.nextInt(3); step >= 0; step--) {
            String name = "k" + random.nextInt(12);
            int kind = random.nextInt(10);
            byte[] picture = noise(random, kind == 9 ? 9_000 : random.nextInt(60));
            // Values of a BLOB column above 256 bytes lie in a map of their own.
            byte[] scan = noise(random, kind == 8 ? 12_000 : random.nextInt(400));
            steps.add(
                    new Step(
                            name,
                            number + "." + step,
                            kind >= 6,
                            kind >= 2 ? picture : null,
                            scan));
        }
        return steps;
    }

    private static byte[] noise(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Edit number `number` of `writer`: inserts, updates or deletes rows, some of them large.
    void edit(Tx tx, int writer, int number) {
        for (Step step : steps(writer, number)) {
            tx.execute(DSL.deleteFrom(ROWS).where(WRITER.eq(writer)).and(NAME.eq(step.name())));
            if (step.picture() != null) {
                tx.execute(
                        DSL.insertInto(ROWS, WRITER, NAME, CONTENT, PICTURE, SCAN)
                                .values(
                                        writer,
                                        step.name(),
                                        step.content(),
                                        step.picture(),
                                        step.rewritten() ? new byte[700] : step.scan()));
            }
            if (step.picture() != null && step.rewritten()) {
                tx.execute(
                        DSL.update(ROWS)
                                .set(CONTENT, step.content() + "改")
                                .set(SCAN, step.scan())
                                .where(WRITER.eq(writer))
                                .and(NAME.eq(step.name())));
            }
        }
        tx.execute(DSL.update(COUNTS).set(EDITS, number).where(WRITER.eq(writer)));
    }

    /// What `writer` must have after its first `count` edits.
    private Map<String, String> expected(int writer, int count) {
        Map<String, String> rows = new TreeMap<>();
        for (int number = 1; number <= count; number++) {
            for (Step step : steps(writer, number)) {
                rows.remove(step.name());
                if (step.picture() != null) {
                    rows.put(step.name(), step.text());
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
                    sql.select(NAME, CONTENT, PICTURE, SCAN)
                            .from(ROWS)
                            .where(WRITER.eq(writer))
                            .forEach(
                                    row ->
                                            found.put(
                                                    row.value1(),
                                                    row.value2()
                                                            + Arrays.hashCode(row.value3())
                                                            + " "
                                                            + Arrays.hashCode(row.value4())));
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
