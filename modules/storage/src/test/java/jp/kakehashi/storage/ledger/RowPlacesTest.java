package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.ledger.SampleLedger.id;
import static jp.kakehashi.storage.ledger.SampleLedger.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.RowSelection.Operator;
import jp.kakehashi.storage.ledger.RowSelection.RowFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Where a row stands is where the pages have it, and a walk meets each row that matches once.
class RowPlacesTest {
    private final LedgerTables tables = new LedgerTables();
    private final LedgerQueries queries = new LedgerQueries(tables);
    private final LedgerDefinition definition = SampleLedger.definition(1);

    @Test
    void placesAndWalksAgreeWithThePages() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<StoredRow> rows = new ArrayList<>();
        String[] names = {"い", "あ", "𠮷", "一", "Ａ", "z"};
        for (int i = 0; i < 300; i++) {
            List<String> cells = new ArrayList<>();
            if (random.nextInt(4) > 0) {
                cells.addAll(List.of("person", names[random.nextInt(names.length)]));
            }
            if (random.nextInt(4) > 0) {
                cells.addAll(List.of("yen", Integer.toString(random.nextInt(5))));
            }
            if (random.nextInt(4) > 0) {
                cells.addAll(List.of("date", "2026-12-0" + (1 + random.nextInt(9))));
            }
            rows.add(
                    row(
                            new UUID(random.nextLong(), random.nextLong()),
                            i,
                            cells.toArray(String[]::new)));
        }
        try (Database database = Databases.inMemory()) {
            database.define(tables.table(definition), tx -> {});
            database.write(
                    tx -> {
                        tables.put(tx, definition, rows);
                        return true;
                    });
            for (String sort : new String[] {null, "person", "yen", "date"}) {
                for (boolean down : new boolean[] {true, false}) {
                    check(database, selection(sort, down), seed);
                }
            }
            List<UUID> newest = page(database, selection(null, false));
            assertEquals(newest.reversed(), page(database, selection(null, true)), "oldest first");
        }
    }

    private void check(Database database, RowSelection selection, long seed) {
        List<UUID> pages =
                database.read(db -> queries.page(db, definition, selection, 0, 1_000)).stream()
                        .map(r -> r.state().row())
                        .toList();
        for (int i = 0; i < pages.size(); i++) {
            UUID row = pages.get(i);
            OptionalLong place = database.read(db -> queries.place(db, definition, selection, row));
            assertEquals(OptionalLong.of(i), place, selection + " seed " + seed);
        }
        OptionalLong none =
                database.read(db -> queries.place(db, definition, selection, new UUID(0, 0)));
        assertEquals(OptionalLong.empty(), none);
        List<UUID> walked = new ArrayList<>();
        database.read(
                db -> {
                    queries.walk(db, definition, selection, r -> walked.add(r.state().row()));
                    return true;
                });
        assertEquals(pages.stream().sorted().toList(), walked.stream().sorted().toList());
        List<UUID> few = new ArrayList<>();
        database.read(
                db -> {
                    queries.walk(
                            db,
                            definition,
                            selection,
                            r -> {
                                few.add(r.state().row());
                                return few.size() < 3;
                            });
                    return true;
                });
        assertEquals(walked.subList(0, 3), few);
    }

    private List<UUID> page(Database database, RowSelection selection) {
        return database.read(db -> queries.page(db, definition, selection, 0, 1_000)).stream()
                .map(row -> row.state().row())
                .toList();
    }

    private static RowSelection selection(@Nullable String sort, boolean down) {
        FieldId field = sort == null ? null : id(sort);
        List<RowFilter> filters = List.of(new RowFilter(id("yen"), Operator.NOT_EQUAL, "3"));
        return new RowSelection(null, filters, field, down, false);
    }
}
