package jp.kakehashi.sync;

import static jp.kakehashi.sync.Steps.conflicts;
import static jp.kakehashi.sync.Steps.edit;
import static jp.kakehashi.sync.Steps.outbox;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.NewRow;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.sync.TestOffice.Station;
import jp.kakehashi.sync.storage.replica.TakeOver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two workstations that take the new rows of a newer file over by their key, each before it heard
/// of the other.
final class SameFileTwiceTest {
    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestOffice office;
    private Station a;
    private Station b;

    @BeforeEach
    void openOffice() {
        office = new TestOffice(dir, clock);
        open.add(office);
        a = station("s1", "civil");
        b = station("s2", "civil");
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private Station station(String staff, String section) {
        Station station =
                office.station(
                        TestOffice.actor(staff, section),
                        "pc-" + staff,
                        Databases.inMemory(),
                        clock);
        open.add(station);
        station.sync();
        return station;
    }

    /// Names and fees, one after the other.
    private static TakeOver.Done takeOver(Station at, String... cells) {
        ImportMark mark = new ImportMark(UUID.randomUUID(), "占用R9.xlsx").by(TestOffice.NAME);
        List<NewRow> rows = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 2) {
            Map<FieldId, String> values =
                    Map.of(TestOffice.NAME, cells[i], TestOffice.FEE, cells[i + 1]);
            rows.add(new NewRow(values, ChangeNote.NONE.from(mark)));
        }
        return at.replica
                .edits()
                .takeOver(
                        TestOffice.LEDGER,
                        new TakeOver(TestOffice.NAME, rows, List.of()),
                        ChangeNote.NONE.from(mark));
    }

    private void meet() {
        a.sync();
        b.sync();
        a.sync();
        b.sync();
        for (Station each : List.of(a, b)) {
            assertTrue(outbox(each).isEmpty(), "nothing waits and nothing was returned");
        }
        assertEquals(all(a), all(b));
    }

    private static List<RowState> all(Station at) {
        var stores = LedgerStores.create();
        return at
                .replica
                .database()
                .read(
                        db ->
                                stores.queries()
                                        .page(
                                                db,
                                                at.replica.definitions().of(TestOffice.LEDGER),
                                                RowSelection.ALL,
                                                0,
                                                1000))
                .stream()
                .map(row -> row.state())
                .toList();
    }

    private static Map<String, String> fees(Station at) {
        Map<String, String> fees = new HashMap<>();
        for (RowState row : all(at)) {
            String name = row.value(TestOffice.NAME);
            assertNull(fees.put(name, row.value(TestOffice.FEE)), "twice: " + name);
        }
        return fees;
    }

    private static UUID row(Station at, String name) {
        return all(at).stream()
                .filter(r -> name.equals(r.value(TestOffice.NAME)))
                .findFirst()
                .orElseThrow()
                .row();
    }

    @Test
    void theNewRowsOfOneFileStandOnceAndNobodyIsAsked() {
        String[] file = {"R9-1", "100", "R9-2", "200", "い/0/R9-1", "300", "𠮷\u0301", "400"};
        takeOver(a, file);
        takeOver(b, file);
        meet();
        assertEquals(Set.of("R9-1", "R9-2", "い/0/R9-1", "𠮷\u0301"), fees(a).keySet());
        assertTrue(conflicts(a).isEmpty());
        for (RowState row : all(a)) {
            assertTrue(row.value(TestOffice.NUMBER).matches("R[0-9]+-000[1-4]"));
        }
    }

    @Test
    void whatTwoFilesSayOtherwiseIsAConflictAndTheRowStandsOnce() {
        takeOver(a, "R9-1", "100", "R9-2", "200");
        takeOver(b, "R9-1", "150", "R9-3", "300");
        edit(b, row(b, "R9-1"), TestOffice.FEE, "175");
        meet();
        assertEquals(Map.of("R9-1", "175", "R9-2", "200", "R9-3", "300"), fees(a));
        var conflict = conflicts(a).getFirst();
        assertEquals(TestOffice.FEE, conflict.field());
        assertEquals("100", conflict.kept().value());
        assertEquals(conflicts(a), conflicts(b));
    }

    @Test
    void aPushWhoseAnswerWasLostIsAcceptedOnceMore() {
        takeOver(a, "R9-1", "100");
        takeOver(b, "R9-1", "100");
        a.sync();
        List<Change> sent = b.replica.outgoing().next(TestOffice.LEDGER, 0, 10).changes();
        var first = b.office.push(TestOffice.LEDGER, sent);
        a.sync();
        edit(a, row(a, "R9-1"), TestOffice.FEE, "900");
        a.sync();
        assertEquals(first, b.office.push(TestOffice.LEDGER, sent));
        meet();
        assertEquals(Map.of("R9-1", "900"), fees(b));
    }

    @Test
    void aKeyWhoseRowWasDeletedIsTakenInAgainAsANewRow() {
        takeOver(a, "R9-1", "100");
        meet();
        UUID first = row(a, "R9-1");
        a.replica.edits().delete(TestOffice.LEDGER, first, ChangeNote.NONE);
        meet();
        takeOver(a, "R9-1", "110");
        takeOver(b, "R9-1", "110");
        meet();
        assertEquals(Map.of("R9-1", "110"), fees(a));
        assertNotEquals(first, row(a, "R9-1"));
    }

    @Test
    void aRowThatWasTakenAwayMeanwhileOrHasAnotherKeyIsLeftAlone() {
        takeOver(a, "R9-1", "100", "R9-2", "200");
        takeOver(b, "R9-1", "100", "R9-2", "200");
        a.sync();
        a.replica.edits().delete(TestOffice.LEDGER, row(a, "R9-1"), ChangeNote.NONE);
        edit(a, row(a, "R9-2"), TestOffice.NAME, "R9-2改");
        meet();
        assertEquals(Map.of("R9-1", "100", "R9-2", "200", "R9-2改", "200"), fees(a));
        assertTrue(conflicts(a).isEmpty());
    }

    @Test
    void whatWasDoneSinceToOnesOwnRowIsDoneToTheOne() {
        takeOver(a, "R9-1", "100", "R9-2", "200");
        takeOver(b, "R9-1", "100", "R9-2", "200");
        a.sync();
        // Nothing of the answer reaches this PC, nor does it know yet that its row is another.
        b.office.push(
                TestOffice.LEDGER, b.replica.outgoing().next(TestOffice.LEDGER, 0, 10).changes());
        edit(b, row(b, "R9-1"), TestOffice.FEE, "111");
        b.replica.edits().delete(TestOffice.LEDGER, row(b, "R9-2"), ChangeNote.NONE);
        List<Change> later = b.replica.outgoing().next(TestOffice.LEDGER, 0, 10).changes();
        b.office.push(TestOffice.LEDGER, later.subList(2, 4));
        meet();
        assertEquals(Map.of("R9-1", "111"), fees(b));
        // A row that somebody else made too is not taken away unasked.
        assertNull(conflicts(b).getFirst().field());
        assertEquals(1, conflicts(b).size());
    }

    @Test
    void aLiveLineThatIsFasterThanTheAnswerLeavesNoSecondRow() {
        takeOver(a, "R9-1", "100");
        takeOver(b, "R9-1", "100");
        a.sync();
        var definition = b.replica.definitions().of(TestOffice.LEDGER);
        b.office.push(
                TestOffice.LEDGER, b.replica.outgoing().next(TestOffice.LEDGER, 0, 10).changes());
        b.replica.pages().take(definition, b.office.changes(TestOffice.LEDGER, 0, 10));
        assertEquals(Map.of("R9-1", "100"), fees(b));
        assertTrue(outbox(b).isEmpty());
        meet();
    }

    @Test
    void whoMayNotReadTheKeyLearnsOfNoRowByIt() {
        Station welfare = station("s3", "welfare");
        ImportMark mark = new ImportMark(UUID.randomUUID(), "占用R9.xlsx").by(TestOffice.SECRET);
        Map<FieldId, String> values = Map.of(TestOffice.NAME, "一", TestOffice.SECRET, "内");
        a.replica
                .edits()
                .createAll(
                        TestOffice.LEDGER, List.of(new NewRow(values, ChangeNote.NONE.from(mark))));
        Change made = a.replica.outgoing().next(TestOffice.LEDGER, 0, 10).changes().getFirst();
        a.sync();
        ImportMark own = new ImportMark(UUID.randomUUID(), "推測.xlsx").by(TestOffice.SECRET);
        Change guess =
                new Change(
                        UUID.randomUUID(),
                        TestOffice.LEDGER,
                        UUID.randomUUID(),
                        made.kind(),
                        made.edits(),
                        0,
                        made.definitionVersion(),
                        welfare.replica.owner().author(),
                        made.madeAt(),
                        ChangeNote.NONE.from(own),
                        null);
        var outcome = welfare.office.push(TestOffice.LEDGER, List.of(guess)).getFirst();
        assertEquals("problem.field.write", outcome.problem().key());
        assertNull(outcome.row());
    }
}
