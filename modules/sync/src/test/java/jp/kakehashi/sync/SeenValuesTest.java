package jp.kakehashi.sync;

import static jp.kakehashi.sync.Steps.conflicts;
import static jp.kakehashi.sync.Steps.create;
import static jp.kakehashi.sync.Steps.edit;
import static jp.kakehashi.sync.Steps.outbox;
import static jp.kakehashi.sync.Steps.row;
import static jp.kakehashi.sync.Steps.shared;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.SeenRow;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.TestOffice.Station;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Edits by what their authors saw: one cell, or cells of many rows in one step.
final class SeenValuesTest {
    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestOffice office;
    private Station a;

    @BeforeEach
    void openOffice() {
        office = new TestOffice(dir, clock);
        open.add(office);
        a = station("s1");
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private Station station(String staff) {
        Station station =
                office.station(
                        TestOffice.actor(staff, "civil"),
                        "pc-" + staff,
                        Databases.inMemory(),
                        clock);
        open.add(station);
        station.sync();
        return station;
    }

    private static List<CellRewrite> rewrite(Station at, CellRewrite... cells) {
        return at.replica.edits().rewrite(TestOffice.LEDGER, List.of(cells), ChangeNote.NONE);
    }

    private static CellRewrite fee(UUID row, String before, String after) {
        return new CellRewrite(row, TestOffice.FEE, before, after);
    }

    @Test
    void manyRowsAreWrittenInOneStepAndReachTheOtherWorkstation() {
        List<CellRewrite> cells = new ArrayList<>();
        for (int i = 0; i < 1_203; i++) {
            cells.add(fee(create(a, "佐藤"), null, Integer.toString(i)));
        }
        a.sync();
        assertEquals(cells, rewrite(a, cells.toArray(CellRewrite[]::new)));
        assertEquals(1_203, outbox(a).size());
        a.sync();
        Station b = station("s2");
        for (CellRewrite cell : cells) {
            assertEquals(cell.after(), row(b, cell.row()).value(TestOffice.FEE));
        }
    }

    @Test
    void aCellThatChangedAfterItWasSeenIsLeftAlone() {
        Station b = station("s2");
        UUID row = shared(a, b);
        UUID other = create(a, "二");
        a.sync();
        edit(b, row, TestOffice.FEE, "700");
        b.sync();
        a.sync();
        List<CellRewrite> done = rewrite(a, fee(row, null, "1"), fee(other, null, "2"));
        assertEquals(List.of(fee(other, null, "2")), done);
        assertEquals("700", row(a, row).value(TestOffice.FEE));
        a.sync();
        assertTrue(conflicts(a).isEmpty());
    }

    @Test
    void oneValueThatIsRefusedLeavesNothingWritten() {
        UUID one = create(a, "一");
        UUID two = create(a, "二");
        a.sync();
        CellRewrite wrong = new CellRewrite(two, TestOffice.FEE, null, "いくら");
        assertThrows(ProblemException.class, () -> rewrite(a, fee(one, null, "1"), wrong));
        assertNull(row(a, one).value(TestOffice.FEE));
        assertTrue(outbox(a).isEmpty());
    }

    @Test
    void whatWasWrittenIsTakenBackAndBothStandInTheHistory() {
        UUID row = create(a, "一");
        a.sync();
        rewrite(a, fee(row, null, "5"));
        rewrite(a, fee(row, null, "5").undone());
        assertNull(row(a, row).value(TestOffice.FEE));
        assertEquals(2, outbox(a).size());
        a.sync();
        assertTrue(outbox(a).isEmpty());
        assertNull(row(a, row).value(TestOffice.FEE));
        assertTrue(conflicts(a).isEmpty());
    }

    @Test
    void deletedAndUnknownRowsAreLeftOut() {
        UUID row = create(a, "一");
        a.replica.edits().delete(TestOffice.LEDGER, row, ChangeNote.NONE);
        assertEquals(List.of(), rewrite(a, fee(row, null, "5"), fee(new UUID(4, 2), null, "5")));
        a.replica.edits().restore(TestOffice.LEDGER, row, ChangeNote.NONE);
        assertEquals(1, rewrite(a, fee(row, null, "5")).size());
        a.sync();
        assertEquals("5", row(a, row).value(TestOffice.FEE));
    }

    private static SeenRow seen(Station at, UUID row) {
        RowState state = row(at, row);
        return new SeenRow(row, state.seq(), state.values());
    }

    private static void write(Station at, SeenRow seen, String value) {
        Map<FieldId, String> values = new HashMap<>(Map.of(TestOffice.FEE, value));
        at.replica.edits().edit(TestOffice.LEDGER, seen, values, ChangeNote.NONE);
    }

    @Test
    void whatArrivedWhileSomebodyWasWritingIsAConflictAndNotCovered() {
        Station b = station("s2");
        UUID row = shared(a, b);
        SeenRow begun = seen(a, row);
        edit(b, row, TestOffice.FEE, "700");
        b.sync();
        a.sync();
        write(a, begun, "500");
        a.sync();
        Conflict conflict = conflicts(a).getFirst();
        assertEquals("500", conflict.standing().value());
        assertEquals("700", conflict.kept().value());
    }

    @Test
    void onesOwnWriteThatArrivedMeanwhileIsNoConflict() {
        UUID row = create(a, "一");
        edit(a, row, TestOffice.FEE, "1");
        SeenRow begun = seen(a, row);
        a.sync();
        write(a, begun, "2");
        a.sync();
        assertEquals("2", row(a, row).value(TestOffice.FEE));
        assertTrue(conflicts(a).isEmpty());
    }
}
