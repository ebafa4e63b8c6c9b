package jp.kakehashi.sync;

import static jp.kakehashi.sync.Steps.conflicts;
import static jp.kakehashi.sync.Steps.create;
import static jp.kakehashi.sync.Steps.edit;
import static jp.kakehashi.sync.Steps.outbox;
import static jp.kakehashi.sync.Steps.row;
import static jp.kakehashi.sync.Steps.shared;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.TestOffice.Station;
import jp.kakehashi.sync.storage.OutboxState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Edits on one or two workstations with the line cut and mended.
final class OfflineEditTest {
    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestOffice office;

    @BeforeEach
    void openOffice() {
        office = new TestOffice(dir, clock);
        open.add(office);
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

    @Test
    void aNewRowCarriesItsProvisionalNumberAndThenHeadOfficesNumberBesideIt() {
        Station asahi = station("s1", "civil");
        UUID row = create(asahi, "髙橋");
        assertEquals("朝-仮-0001", row(asahi, row).provisional());
        assertNull(row(asahi, row).value(TestOffice.NUMBER));
        asahi.sync();
        assertTrue(row(asahi, row).value(TestOffice.NUMBER).matches("R[0-9]+-0001"));
        assertEquals("朝-仮-0001", row(asahi, row).provisional());
        assertEquals("髙橋", row(asahi, row).value(TestOffice.NAME));
        assertTrue(outbox(asahi).isEmpty());
    }

    @Test
    void editMadeOfflineSurvivesRestart() {
        Path folder = dir.resolve("replica");
        Actor actor = TestOffice.actor("s1", "civil");
        UUID row;
        try (Station before =
                office.station(actor, "pc", Databases.openLocal(folder, clock), clock)) {
            before.sync();
            row = create(before, "佐藤");
            before.sync();
            edit(before, row, TestOffice.FEE, "1200");
        }
        try (Station after =
                office.station(actor, "pc", Databases.openLocal(folder, clock), clock)) {
            assertEquals("1200", row(after, row).value(TestOffice.FEE));
            assertEquals(1, outbox(after).size());
            after.sync();
            assertTrue(outbox(after).isEmpty());
            Station other = station("s2", "civil");
            assertEquals("1200", row(other, row).value(TestOffice.FEE));
        }
    }

    @Test
    void differentCellsOfOneRowBothStand() {
        Station a = station("s1", "civil");
        Station b = station("s2", "civil");
        UUID row = shared(a, b);
        edit(a, row, TestOffice.NAME, "二");
        edit(b, row, TestOffice.FEE, "500");
        a.sync();
        b.sync();
        a.sync();
        for (Station each : List.of(a, b)) {
            assertEquals("二", row(each, row).value(TestOffice.NAME));
            assertEquals("500", row(each, row).value(TestOffice.FEE));
            assertTrue(conflicts(each).isEmpty());
        }
    }

    @Test
    void theSameCellOfTwoIsAConflictForBothAndForTheOwner() {
        Station a = station("s1", "welfare");
        Station b = station("s2", "welfare");
        Station owner = station("s3", "civil");
        UUID row = shared(a, b);
        edit(a, row, TestOffice.NAME, "二");
        edit(b, row, TestOffice.NAME, "三");
        a.sync();
        b.sync();
        a.sync();
        owner.sync();
        for (Station each : List.of(a, b, owner)) {
            assertEquals("三", row(each, row).value(TestOffice.NAME));
            Conflict conflict = conflicts(each).getFirst();
            assertEquals("三", conflict.standing().value());
            assertEquals("二", conflict.kept().value());
            assertEquals("s1", conflict.kept().author().staff());
            assertTrue(conflict.open());
        }
        owner.replica.edits().resolve(conflicts(owner).getFirst(), "四", "両者に確認");
        owner.sync();
        a.sync();
        b.sync();
        for (Station each : List.of(a, b, owner)) {
            assertEquals("四", row(each, row).value(TestOffice.NAME));
            assertFalse(conflicts(each).getFirst().open());
        }
    }

    @Test
    void whatHeadOfficeSaidMeanwhileLiesUnderOnesOwnPendingEditAndIsAConflictLater() {
        Station a = station("s1", "civil");
        Station b = station("s2", "civil");
        UUID row = shared(a, b);
        edit(a, row, TestOffice.NAME, "二");
        edit(b, row, TestOffice.NAME, "三");
        b.sync();
        // A pull without a push, then one more edit over the hidden value.
        var page = a.office.changes(TestOffice.LEDGER, 1, 100);
        a.replica.pages().take(TestOffice.definition(1), page);
        assertEquals("二", row(a, row).value(TestOffice.NAME));
        edit(a, row, TestOffice.NAME, "四");
        a.sync();
        assertEquals(1, conflicts(a).size());
        assertEquals("三", conflicts(a).getFirst().kept().value());
        assertEquals("四", row(a, row).value(TestOffice.NAME));
    }

    @Test
    void onesOwnChainOfOfflineEditsNeverConflicts() {
        Station a = station("s1", "civil");
        UUID row = create(a, "一");
        for (int i = 0; i < 20; i++) {
            edit(a, row, TestOffice.NAME, "値" + i);
            if (i % 7 == 0) {
                a.sync();
            }
        }
        a.sync();
        assertEquals("値19", row(a, row).value(TestOffice.NAME));
        assertTrue(conflicts(a).isEmpty());
    }

    @Test
    void equalValuesNeverConflict() {
        Station a = station("s1", "civil");
        Station b = station("s2", "civil");
        UUID row = shared(a, b);
        edit(a, row, TestOffice.NAME, "同");
        edit(b, row, TestOffice.NAME, "同");
        a.sync();
        b.sync();
        a.sync();
        assertTrue(conflicts(a).isEmpty());
        assertTrue(conflicts(b).isEmpty());
    }

    @Test
    void deletionAgainstEditIsAConflictAndCanBeUndone() {
        Station a = station("s1", "civil");
        Station b = station("s2", "civil");
        UUID row = shared(a, b);
        edit(a, row, TestOffice.NAME, "二");
        b.replica.edits().delete(TestOffice.LEDGER, row, ChangeNote.NONE);
        a.sync();
        b.sync();
        a.sync();
        for (Station each : List.of(a, b)) {
            assertTrue(row(each, row).deleted());
            assertEquals(1, conflicts(each).size());
        }
        a.replica.edits().resolve(conflicts(a).getFirst(), "二", "まだ要る");
        a.sync();
        b.sync();
        for (Station each : List.of(a, b)) {
            assertFalse(row(each, row).deleted());
            assertEquals("二", row(each, row).value(TestOffice.NAME));
            assertFalse(conflicts(each).getFirst().open());
        }
    }

    @Test
    void aPushSentTwiceAndAnAnswerThatWasLostChangeNothing() {
        Station a = station("s1", "civil");
        UUID row = create(a, "一");
        edit(a, row, TestOffice.NAME, "二");
        List<Change> changes = a.replica.outgoing().next(TestOffice.LEDGER, 0, 10).changes();
        a.office.push(TestOffice.LEDGER, changes);
        a.office.push(TestOffice.LEDGER, changes);
        // The answers never came: everything is still to be sent.
        assertEquals(2, a.replica.outgoing().unsentCount());
        a.sync();
        assertTrue(outbox(a).isEmpty());
        assertEquals(2, a.replica.checkpoint(TestOffice.LEDGER).orElseThrow().seq());
    }

    @Test
    void aReturnedEditComesBackWithItsReasonAndTheRowShowsWhatHeadOfficeHas() {
        Station a = station("s1", "civil");
        UUID row = create(a, "一");
        a.sync();
        edit(a, row, TestOffice.NAME, "二");
        List<Change> changes = a.replica.outgoing().next(TestOffice.LEDGER, 0, 10).changes();
        var problem =
                new jp.kakehashi.wire.Messages.ProblemMessage(
                        "refused", "problem.field.write", List.of("name"));
        a.replica
                .outgoing()
                .settle(
                        TestOffice.LEDGER,
                        changes,
                        List.of(
                                new jp.kakehashi.wire.Messages.Outcome(
                                        changes.getFirst().id(), 0, problem)));
        assertEquals("一", row(a, row).value(TestOffice.NAME));
        assertEquals(OutboxState.RETURNED, outbox(a).getFirst().state());
        assertEquals("problem.field.write", outbox(a).getFirst().problem().key());
        a.sync();
        assertEquals("一", row(a, row).value(TestOffice.NAME));
        a.replica.edits().dismiss(changes.getFirst().id());
        assertTrue(outbox(a).isEmpty());
    }

    @Test
    void aFieldThatMayNotBeReadNeverReachesTheReplica() {
        Station civil = station("s1", "civil");
        Station welfare = station("s2", "welfare");
        UUID row = create(civil, "一");
        civil.sync();
        welfare.sync();
        assertEquals("内", row(civil, row).value(TestOffice.SECRET));
        assertNull(row(welfare, row).value(TestOffice.SECRET));
        String everything =
                welfare.replica
                        .database()
                        .read(db -> db.fetch("select body from history").toString());
        assertFalse(everything.contains("内"));
    }

    @Test
    void rightsThatChangedFetchTheLedgerAgainAndKeepPendingEdits() {
        Station civil = station("s1", "civil");
        UUID row = create(civil, "一");
        civil.sync();
        var database = Databases.inMemory();
        Station before = office.station(TestOffice.actor("s2", "welfare"), "pc", database, clock);
        before.sync();
        edit(before, row, TestOffice.NAME, "二");
        Station after = office.station(TestOffice.actor("s2", "civil"), "pc", database, clock);
        open.add(after);
        after.sync();
        assertEquals("内", row(after, row).value(TestOffice.SECRET));
        assertEquals("二", row(after, row).value(TestOffice.NAME));
        civil.sync();
        assertEquals("二", row(civil, row).value(TestOffice.NAME));
    }

    @Test
    void aNewerDefinitionExtendsTheTableWithoutFetchingItAgain() {
        Station a = station("s1", "civil");
        UUID row = create(a, "一");
        a.sync();
        edit(a, row, TestOffice.NAME, "二");
        office.office(TestOffice.actor("s0", "civil"), "d0").publish(TestOffice.definition(2));
        a.sync();
        edit(a, row, new FieldId("added2"), "新");
        a.sync();
        assertEquals("新", row(a, row).value(new FieldId("added2")));
        assertEquals("二", row(a, row).value(TestOffice.NAME));
    }

    @Test
    void aHeadThatContradictsWhatWasSignedBeforeStopsTheRound() {
        Station a = station("s1", "civil");
        create(a, "一");
        create(a, "二");
        a.sync();
        office.database()
                .write(
                        tx ->
                                tx.execute(
                                        org.jooq
                                                .impl
                                                .DSL
                                                .deleteFrom(org.jooq.impl.DSL.table("history"))
                                                .where("seq = 2")));
        ProblemException cut = assertThrows(ProblemException.class, a::sync);
        assertEquals("problem.sync.chain_broken", cut.problem().key());
        Station late =
                office.station(TestOffice.actor("s5", "civil"), "pc5", Databases.inMemory(), clock);
        open.add(late);
        late.sync();
        create(late, "別");
        late.sync();
        ProblemException other = assertThrows(ProblemException.class, a::sync);
        assertEquals("problem.sync.chain_broken", other.problem().key());
    }

    @Test
    void viewingsMadeOfflineReachHeadOfficeOnce() {
        Station a = station("s1", "civil");
        UUID row = create(a, "一");
        a.sync();
        a.replica.viewed(TestOffice.LEDGER, "card", "窓口対応", List.of(row));
        assertEquals(1, a.replica.outgoing().unsentViewings());
        a.office.viewings(a.replica.outgoing().viewings(10));
        a.sync();
        assertEquals(0, a.replica.outgoing().unsentViewings());
        assertEquals(
                1,
                (int)
                        office.database()
                                .read(db -> db.fetchCount(org.jooq.impl.DSL.table("viewing"))));
    }

    @Test
    void aViewingThatHeadOfficeRefusesStopsNeitherTheOthersNorThePull() {
        Station a = station("s1", "civil");
        Station b = station("s2", "civil");
        UUID row = create(a, "一");
        a.sync();
        a.replica.viewed(TestOffice.LEDGER, "card", "窓口対応", List.of(row));
        a.replica.viewed(TestOffice.LEDGER, "card", " ", List.of(row));
        a.replica.viewed(TestOffice.LEDGER, "card", "電話", List.of(row));
        UUID later = create(b, "二");
        b.sync();
        a.sync();
        assertEquals("二", row(a, later).value(TestOffice.NAME));
        assertEquals(0, a.replica.outgoing().unsentViewings());
        var viewings = org.jooq.impl.DSL.table("viewing");
        assertEquals(2, (int) office.database().read(db -> db.fetchCount(viewings)));
        assertEquals(1, (int) a.replica.database().read(db -> db.fetchCount(viewings)));
    }

    @Test
    void nobodyElsesSessionPushesAnEdit() {
        Station a = station("s1", "civil");
        create(a, "一");
        List<Change> changes = a.replica.outgoing().next(TestOffice.LEDGER, 0, 10).changes();
        var outcomes =
                office.office(TestOffice.actor("s9", "civil"), "pc-s1")
                        .push(TestOffice.LEDGER, changes);
        assertEquals("problem.change.other_author", outcomes.getFirst().problem().key());
        assertEquals(Set.of(TestOffice.LEDGER), a.replica.outgoing().ledgers());
        a.sync();
        assertTrue(outbox(a).isEmpty());
    }
}
