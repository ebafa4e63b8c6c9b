package jp.kakehashi.storage.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.RowSelection.Operator;
import jp.kakehashi.storage.ledger.RowSelection.RowFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RowScanTest {
    private static final int ROWS = 400;
    private static final List<String> FIELDS =
            List.of("text", "number", "yen", "date", "time", "choice", "check", "person");

    @TempDir Path dir;
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final LedgerDefinition definition = SampleLedger.definition(1);
    private final LedgerTables tables = new LedgerTables();
    private final LedgerQueries queries = new LedgerQueries(tables);
    private final LedgerTotals totals = new LedgerTotals(tables, queries);
    private final RowScan scan = new RowScan(tables, queries);
    private Database database;

    @BeforeEach
    void fillTheLedger() {
        database = Databases.openLocal(dir.resolve("replica"), new SystemClock());
        database.define(tables.table(definition), tx -> {});
        database.define(tables.orders(definition), tx -> {});
        List<StoredRow> rows = new ArrayList<>();
        for (int n = 0; n < ROWS; n++) {
            StoredRow row = SampleLedger.row(n, cells());
            rows.add(n % 17 == 0 ? deleted(row) : row);
        }
        // Not in the order of their ids, and one of them leaves a gap.
        Collections.shuffle(rows, random);
        database.write(
                tx -> {
                    tables.insert(tx, definition, rows);
                    tables.remove(tx, definition.id(), List.of(rows.get(3).state().row()));
                    return true;
                });
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private static StoredRow deleted(StoredRow row) {
        RowState was = row.state();
        RowState now = new RowState(was.row(), was.seq(), true, was.values(), was.cellSeqs(), null);
        return new StoredRow(now, row.acceptedAt());
    }

    private String[] cells() {
        List<String> cells = new ArrayList<>();
        for (String field : FIELDS) {
            if (random.nextInt(4) > 0) {
                cells.add(field);
                cells.add(value(field));
            }
        }
        return cells.toArray(String[]::new);
    }

    private String value(String field) {
        int some = random.nextInt(12);
        return switch (field) {
            case "number" -> some + ".5";
            case "yen" -> Integer.toString(some * 100 - 300);
            case "date" -> "2026-11-" + (10 + some);
            case "time" -> (10 + some) + ":30";
            case "choice" -> some % 2 == 0 ? "open" : "closed";
            case "check" -> some % 2 == 0 ? "true" : "false";
            default -> List.of("𠮷田", "吉田", "髙橋", "あ", "", "A", "a", "Z1").get(some % 8);
        };
    }

    @Test
    void goingThroughTheTableFindsWhatTheDatabaseFindsInTheSameOrder() {
        for (int round = 0; round < 60; round++) {
            RowSelection asked = selection(random.nextInt(5) == 0);
            FoundRows found = database.read(db -> scan.scan(db, definition, asked, looked -> true));
            String said = "seed " + seed + ", " + asked;
            List<UUID> expected =
                    database.read(db -> queries.page(db, definition, asked, 0, ROWS)).stream()
                            .map(row -> row.state().row())
                            .toList();
            assertEquals(expected, found.ids(0, ROWS), said);
            long all = database.read(db -> queries.count(db, definition, RowSelection.ALL));
            assertEquals(all, found.all(), said);
            var total =
                    database.read(
                            db ->
                                    totals.total(
                                            db,
                                            definition,
                                            asked,
                                            Set.of(new FieldId("yen"), new FieldId("number"))));
            assertEquals(total.sums().keySet(), found.sums().keySet(), said);
            total.sums()
                    .forEach(
                            (field, sum) ->
                                    assertEquals(0, sum.compareTo(found.sums().get(field)), said));
        }
    }

    @Test
    void theFirstRowsByAnIndexAreTheFirstOfAll() {
        int served = 0;
        for (int round = 0; round < 60; round++) {
            RowSelection asked = selection(false);
            SelectionIndex index = queries.index(definition, asked).orElseThrow();
            database.define(List.of(index.create()), tx -> {});
            List<StoredRow> first = database.read(db -> index.first(db, 20));
            List<StoredRow> expected =
                    database.read(db -> queries.page(db, definition, asked, 0, first.size()));
            assertEquals(expected, first, "seed " + seed + ", " + asked);
            served += first.size();
        }
        assertTrue(served > 100, "seed " + seed);
    }

    @Test
    void whatIsSearchedInTextsHasNoIndex() {
        RowSelection asked = new RowSelection("吉田", List.of(), null, false, false);
        assertTrue(queries.index(definition, asked).isEmpty());
    }

    @Test
    void aRowIsAtItsPlaceAndOneThatDoesNotMatchAtNone() {
        RowSelection asked =
                new RowSelection(
                        null,
                        List.of(new RowFilter(new FieldId("check"), Operator.EQUAL, "true")),
                        new FieldId("date"),
                        true,
                        false);
        FoundRows found = database.read(db -> scan.scan(db, definition, asked, looked -> true));
        for (UUID row : found.ids(0, ROWS)) {
            assertEquals(
                    database.read(db -> queries.place(db, definition, asked, row)),
                    found.place(row),
                    "seed " + seed);
        }
        assertEquals(OptionalLong.empty(), found.place(UUID.randomUUID()));
        assertEquals(List.of(), found.ids(found.size(), 10));
    }

    @Test
    void goingThroughCanBeEnded() {
        ProblemException ended =
                assertThrows(
                        ProblemException.class,
                        () ->
                                database.read(
                                        db ->
                                                scan.scan(
                                                        db,
                                                        definition,
                                                        RowSelection.ALL,
                                                        looked -> false)));
        assertEquals("problem.find.cancelled", ended.problem().key());
    }

    private RowSelection selection(boolean searching) {
        List<RowFilter> filters = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String field = FIELDS.get(random.nextInt(FIELDS.size()));
            Operator[] all = Operator.values();
            Operator operator = all[random.nextInt(all.length)];
            filters.add(new RowFilter(new FieldId(field), operator, value(field)));
        }
        FieldId sort =
                random.nextInt(4) == 0
                        ? null
                        : new FieldId(FIELDS.get(random.nextInt(FIELDS.size())));
        return new RowSelection(searching ? "田" : null, filters, sort, random.nextBoolean(), false);
    }
}
