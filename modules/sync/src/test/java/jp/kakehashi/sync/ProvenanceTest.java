package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.TestOffice.Station;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On whose behalf and under which decision something was changed, from the desk to everybody else.
final class ProvenanceTest {
    private static final ChangeNote NOTE = new ChangeNote("課長の指示", "1002", "土第12号", null, null);

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();

    @Test
    void onWhoseBehalfAndUnderWhichDecisionGoesWithTheChangeThroughARestartToEverybody() {
        Actor author = TestOffice.actor("s1", "civil");
        Path folder = dir.resolve("replica");
        try (TestOffice office = new TestOffice(dir.resolve("office"), clock)) {
            UUID row;
            try (Station here =
                    office.station(author, "pc", Databases.openLocal(folder, clock), clock)) {
                here.sync();
                row = Steps.create(here, "一");
                here.sync();
                here.replica
                        .edits()
                        .edit(TestOffice.LEDGER, row, Map.of(TestOffice.NAME, "二"), NOTE);
                here.replica.edits().delete(TestOffice.LEDGER, row, NOTE);
            }
            try (Station here =
                            office.station(
                                    author, "pc", Databases.openLocal(folder, clock), clock);
                    Station there =
                            office.station(
                                    TestOffice.actor("s2", "civil"),
                                    "pc2",
                                    Databases.inMemory(),
                                    clock)) {
                there.sync();
                here.sync();
                for (Station each : List.of(here, there)) {
                    List<AcceptedChange> history =
                            each.office.rowHistory(TestOffice.LEDGER, row, "確認");
                    assertEquals(List.of(NOTE, NOTE), notes(history.subList(1, 3)));
                    assertEquals("s1", history.getLast().change().author().staff());
                }
                long first = there.replica.checkpoint(TestOffice.LEDGER).orElseThrow().seq();
                var page = there.office.changes(TestOffice.LEDGER, first, 10);
                assertEquals(List.of(NOTE, NOTE), notes(page.changes()));
            }
        }
    }

    private static List<ChangeNote> notes(List<AcceptedChange> history) {
        return history.stream().map(accepted -> accepted.change().note()).toList();
    }
}
