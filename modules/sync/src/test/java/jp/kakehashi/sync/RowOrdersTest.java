package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.TestOffice.Station;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RowOrdersTest {
    private static final Set<String> ORDERS =
            Set.of("LEDGER_PERMITS_MADE", "LEDGER_PERMITS_F_NUMBER");

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();

    @Test
    void theOrdersOfALedgerAreBuiltWhenItsRowsAreHereAndAgainForANewVersionOnly() {
        try (TestOffice office = new TestOffice(dir, clock);
                Database database = Databases.inMemory()) {
            Station station =
                    office.station(TestOffice.actor("s1", "civil"), "pc-1", database, clock);
            assertEquals(Set.of(), indexes(database));
            station.sync();
            assertEquals(ORDERS, indexes(database));
            database.define(
                    List.of(DSL.dropIndex(DSL.unquotedName("ledger_permits_made"))), tx -> {});
            station.sync();
            assertEquals(Set.of("LEDGER_PERMITS_F_NUMBER"), indexes(database));
            office.office(TestOffice.actor("s0", "civil"), "d0").publish(TestOffice.definition(2));
            station.sync();
            assertEquals(ORDERS, indexes(database));
        }
    }

    private static Set<String> indexes(Database database) {
        return Set.copyOf(
                database.read(
                        db ->
                                db.fetch(
                                                "select index_name from information_schema.indexes"
                                                        + " where table_name = 'LEDGER_PERMITS'"
                                                        + " and index_name like 'LEDGER%'")
                                        .getValues(0, String.class)));
    }
}
