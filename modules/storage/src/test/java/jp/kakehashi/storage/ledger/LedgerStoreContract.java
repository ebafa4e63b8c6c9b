package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.ledger.SampleLedger.id;
import static jp.kakehashi.storage.ledger.SampleLedger.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.RowSelection.Operator;
import jp.kakehashi.storage.ledger.RowSelection.RowFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the tables of ledgers do, on whatever database.
abstract class LedgerStoreContract {
    private final LedgerTables tables = new LedgerTables();
    private static final String ATTACHED =
            "00000000-0000-0001-0000-000000000001\t7\t"
                    + "0".repeat(64)
                    + "\tapplication/pdf\t位置図.pdf";

    private final LedgerQueries queries = new LedgerQueries(tables);
    private final LedgerDefinition definition = SampleLedger.definition(1);
    private Database database;

    abstract Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
        database.define(tables.table(definition), tx -> {});
        database.define(tables.orders(definition), tx -> {});
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void everyTypeOfCellComesBackAsItsCanonicalText() {
        StoredRow full =
                row(
                        7,
                        "text",
                        "''\"\\%_;--",
                        "long_text",
                        "一行目\n二行目",
                        "number",
                        "-0.0000000001",
                        "yen",
                        "-999999999999999",
                        "date",
                        "0001-01-01",
                        "time",
                        "23:59",
                        "choice",
                        "open",
                        "check",
                        "false",
                        "person",
                        "渡邉\uDB40\uDD01𠮷田",
                        "staff",
                        "1001",
                        "phone",
                        "0235-25-2111",
                        "auto_number",
                        "R8-0012",
                        "link",
                        "00000000-0000-0007-0000-000000000007",
                        "attachments",
                        ATTACHED,
                        "address",
                        "997-8601\n山形県\n鶴岡市\n馬場町9-25",
                        "choices",
                        "a\nb");
        StoredRow wide =
                row(8, "number", "9999999999999999999999999999.9999999999", "date", "9999-12-31");
        put(full, wide, row(9));
        assertEquals(full, found(full));
        assertEquals(wide, found(wide));
    }

    @Test
    void aboutAsManyRowsAreSaidAsThereAre() {
        put(row(7), row(8), row(9));
        long about = database.read(db -> queries.countAbout(db, definition));
        assertEquals(3, about);
    }

    /// Tokyo's clock skipped midnight on 1948-05-02 and was a local one before 1888.
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo"})
    void aDayComesBackAsItselfWhereverClocksAndCalendarsChanged(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            for (String day :
                    List.of(
                            "1582-10-04",
                            "1582-10-05",
                            "1582-10-14",
                            "1582-10-15",
                            "1582-10-16",
                            "1868-01-25",
                            "1887-12-31",
                            "1888-01-01",
                            "1948-05-02",
                            "2026-11-22")) {
                StoredRow row = row(7, "date", day);
                put(row);
                assertEquals(row, found(row));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void addressesAndFilesAreFoundByWhatAPersonWouldType() {
        StoredRow row = row(7, "address", "997-8601\n山形県\n鶴岡市\n馬場町9-25", "attachments", ATTACHED);
        put(row, row(8, "text", "x"));
        assertEquals(1, count(select("山形県鶴岡市馬場町９－２５", false)));
        assertEquals(1, count(select("位置図", false)));
        assertEquals(0, count(select("application", false)));
    }

    @Test
    void whatIsCalculatedHasNoColumn() {
        assertTrue(!tables.table(definition).toString().contains("f_calculated"));
    }

    @Test
    void sequencesTombstoneAndAliasOfARowAreKept() {
        UUID id = UUID.randomUUID();
        RowState state =
                new RowState(
                        id,
                        12,
                        true,
                        Map.of(id("text"), "a"),
                        Map.of(id("text"), 12L, id("yen"), 3L, id("date"), 12L, id("time"), 11L),
                        "朝-仮-0003");
        StoredRow row = new StoredRow(state, Instant.ofEpochMilli(5));
        put(row);
        assertEquals(row, found(row));
        assertEquals(0, count(RowSelection.ALL));
        assertEquals(1, count(select("", true)));
    }

    @Test
    void puttingARowAgainReplacesIt() {
        UUID id = UUID.randomUUID();
        put(row(id, 1, "text", "old", "yen", "5"));
        put(row(id, 2, "text", "new"), row(3, "text", "other"));
        assertEquals(row(id, 2, "text", "new"), database.read(db -> one(db, id)));
        assertEquals(2, count(RowSelection.ALL));
    }

    @Test
    void aNewerVersionAddsColumnsAndKeepsRows() {
        StoredRow old = row(1, "text", "before");
        put(old);
        LedgerDefinition newer = SampleLedger.definition(2, FieldType.YEN, FieldType.TEXT);
        database.define(tables.table(newer), tx -> {});
        database.define(tables.table(newer), tx -> {});
        database.define(tables.orders(newer), tx -> {});
        StoredRow added = row(2, "text", "after", "added0", "100", "added1", "x");
        database.write(
                tx -> {
                    tables.put(tx, newer, List.of(added));
                    return null;
                });
        var rows = List.of(old.state().row(), added.state().row());
        assertEquals(
                Map.of(old.state().row(), old, added.state().row(), added),
                database.read(db -> tables.rows(db, newer, rows)));
    }

    @Test
    void anIndividualNumberHasNoColumn() {
        String statements = tables.table(definition).toString();
        assertTrue(statements.contains("f_text"));
        assertTrue(!statements.contains("my_number"), statements);
    }

    @Test
    void searchFindsWidthKanaCaseVariantsAndAllWords() {
        put(
                row(1, "person", "髙橋 花子", "text", "ABC"),
                row(2, "person", "高橋 太郎", "text", "100%_\\"),
                row(3, "person", "太田", "long_text", "ハナコ"));
        assertEquals(List.of(2L, 1L), seqs(select("高橋", false)));
        assertEquals(List.of(2L, 1L), seqs(select("髙橋", false)));
        assertEquals(List.of(1L), seqs(select("高橋　花子", false)));
        assertEquals(List.of(1L), seqs(select("ａｂｃ", false)));
        assertEquals(List.of(3L), seqs(select("はなこ", false)));
        assertEquals(List.of(2L), seqs(select("100%_\\", false)));
        assertEquals(List.of(), seqs(select("大田", false)));
        assertEquals(List.of(3L, 2L, 1L), seqs(select("  ", false)));
    }

    @Test
    void anEditLeavesARowInItsPlace() {
        StoredRow first = row(1, "text", "一");
        put(first, row(2, "text", "二"));
        assertEquals(List.of(2L, 1L), seqs(RowSelection.ALL));
        StoredRow edited = row(first.state().row(), 3, "text", "三");
        database.write(
                tx -> {
                    tables.update(tx, definition, List.of(edited));
                    return true;
                });
        assertEquals(List.of(2L, 3L), seqs(RowSelection.ALL));
    }

    @Test
    void everyOperatorFilters() {
        put(
                row(1, "yen", "100", "date", "2026-04-01", "text", "Alpha"),
                row(2, "yen", "200", "date", "2026-05-01", "text", ""),
                row(3, "yen", "300", "check", "true"));
        assertEquals(List.of(2L), seqs(filter("yen", Operator.EQUAL, "200")));
        assertEquals(List.of(3L, 1L), seqs(filter("yen", Operator.NOT_EQUAL, "200")));
        assertEquals(List.of(2L, 1L), seqs(filter("yen", Operator.AT_MOST, "200")));
        assertEquals(List.of(2L), seqs(filter("date", Operator.AT_LEAST, "2026-04-02")));
        assertEquals(List.of(1L), seqs(filter("text", Operator.CONTAINS, "lph")));
        assertEquals(List.of(3L, 2L), seqs(filter("text", Operator.EMPTY, null)));
        assertEquals(List.of(1L), seqs(filter("text", Operator.FILLED, null)));
        assertEquals(List.of(3L), seqs(filter("check", Operator.EQUAL, "true")));
        assertEquals(List.of(3L, 2L), seqs(filter("date", Operator.NOT_EQUAL, "2026-04-01")));
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        var e =
                assertThrows(
                        ProblemException.class, () -> seqs(filter("nope", Operator.EMPTY, null)));
        assertEquals("problem.ledger.field", e.problem().key());
    }

    @Test
    void orderIsTheSameOnEveryDatabaseWithEmptyCellsLast() {
        put(
                row(1, "text", "ア", "number", "10"),
                row(2, "text", "a", "number", "9"),
                row(3, "text", "B"),
                row(4, "number", "-1"),
                row(5, "text", "あ", "number", "9.5"));
        assertEquals(List.of(3L, 2L, 5L, 1L, 4L), seqs(sort("text", false)));
        assertEquals(List.of(1L, 5L, 2L, 3L, 4L), seqs(sort("text", true)));
        assertEquals(List.of(4L, 2L, 5L, 1L, 3L), seqs(sort("number", false)));
        assertEquals(List.of(1L, 5L, 2L, 4L, 3L), seqs(sort("number", true)));
    }

    @Test
    void pagesNeitherRepeatNorLeaveOutARow() {
        List<StoredRow> rows = new ArrayList<>();
        for (int i = 1; i <= 57; i++) {
            rows.add(row(i, "text", "same", "yen", "" + i % 3));
        }
        put(rows.toArray(StoredRow[]::new));
        List<Long> seen = new ArrayList<>();
        for (int offset = 0; offset < 60; offset += 10) {
            int from = offset;
            database.read(db -> queries.page(db, definition, sort("yen", true), from, 10))
                    .forEach(r -> seen.add(r.state().seq()));
        }
        assertEquals(57, seen.size());
        assertEquals(57, seen.stream().distinct().count());
    }

    @Test
    void sumsAndCountsAreOfTheRowsThatMatch() {
        put(row(1, "yen", "100"), row(2, "yen", "-30"), row(3, "text", "x"));
        assertEquals(Map.of(id("yen"), 70L), sums(RowSelection.ALL));
        assertEquals(Map.of(id("yen"), 0L), sums(filter("yen", Operator.EMPTY, null)));
        assertEquals(2, count(filter("yen", Operator.FILLED, null)));
    }

    @Test
    void scanHandsOverEveryRowOnce() {
        List<StoredRow> rows = new ArrayList<>();
        for (int i = 1; i <= 4001; i++) {
            rows.add(row(i, "text", "t" + i));
        }
        put(rows.toArray(StoredRow[]::new));
        List<StoredRow> seen = new ArrayList<>();
        database.read(
                db -> {
                    queries.scan(db, definition, seen::add);
                    return null;
                });
        seen.sort(Comparator.comparingLong(r -> r.state().seq()));
        assertEquals(rows, seen);
    }

    @Test
    void holdersOfValuesAreFoundExceptThoseNotToCount() {
        StoredRow a = row(1, "text", "a", "date", "2026-04-01");
        StoredRow b = row(2, "text", "b", "date", "2026-04-02");
        put(a, b);
        UUID idA = a.state().row();
        UUID idB = b.state().row();
        FieldId text = id("text");
        assertEquals(
                Map.of("a", idA, "b", idB),
                database.read(
                        db -> tables.holders(db, definition, text, List.of("a", "b"), List.of())));
        assertEquals(
                Map.of("2026-04-02", idB),
                database.read(
                        db ->
                                tables.holders(
                                        db,
                                        definition,
                                        id("date"),
                                        List.of("2026-04-01", "2026-04-02"),
                                        List.of(idA))));
    }

    @Test
    void removedAndClearedRowsAreGone() {
        StoredRow a = row(1, "text", "a");
        put(a, row(2), row(3));
        write(tx -> tables.remove(tx, SampleLedger.ID, List.of(a.state().row())));
        assertEquals(2, count(RowSelection.ALL));
        write(tx -> tables.clear(tx, SampleLedger.ID));
        assertEquals(0, count(RowSelection.ALL));
    }

    private void write(java.util.function.Consumer<jp.kakehashi.storage.Tx> work) {
        database.write(
                tx -> {
                    work.accept(tx);
                    return null;
                });
    }

    private void put(StoredRow... rows) {
        write(tx -> tables.put(tx, definition, List.of(rows)));
    }

    private StoredRow found(StoredRow row) {
        return database.read(db -> one(db, row.state().row()));
    }

    private StoredRow one(org.jooq.DSLContext db, UUID id) {
        return tables.row(db, definition, id).orElseThrow();
    }

    private long count(RowSelection selection) {
        return database.read(db -> queries.count(db, definition, selection));
    }

    private Map<FieldId, Long> sums(RowSelection selection) {
        return database.read(db -> queries.sums(db, definition, selection));
    }

    private List<Long> seqs(RowSelection selection) {
        return database.read(db -> queries.page(db, definition, selection, 0, 1000)).stream()
                .map(r -> r.state().seq())
                .toList();
    }

    private static RowSelection select(String search, boolean deletedToo) {
        return new RowSelection(search, List.of(), null, false, deletedToo);
    }

    private static RowSelection filter(String field, Operator operator, String value) {
        List<RowFilter> filters = List.of(new RowFilter(id(field), operator, value));
        return new RowSelection(null, filters, null, false, false);
    }

    private static RowSelection sort(String field, boolean descending) {
        return new RowSelection(null, List.of(), id(field), descending, false);
    }
}
