package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.StoredViewing;
import jp.kakehashi.storage.ledger.ViewingStore;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the log of viewings says, whatever a workstation tells it.
class ViewingLogTest {
    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
        site.accept(site.keeper, site.create(site.keeper, row, "name", "髙橋"));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    private List<StoredViewing> log() {
        return site.database.read(db -> site.stores.logs().viewings().entries(db, 0, 1000)).stream()
                .map(ViewingStore.Entry::viewing)
                .toList();
    }

    private List<String> said() {
        return log().stream().map(v -> v.staff() + " " + v.kind() + " " + v.purpose()).toList();
    }

    private void report(CallerSession caller, Messages.Viewing viewing) {
        var body = new Messages.Viewings(List.of(viewing));
        site.call(caller, "POST", "/api/viewings", body, Map.of());
    }

    private Messages.Viewing viewing(LedgerId ledger, String kind, Instant at, UUID... rows) {
        return new Messages.Viewing(UUID.randomUUID(), at, ledger, kind, "照会", List.of(rows));
    }

    private Messages.Viewing card(Instant at, UUID... rows) {
        return viewing(Site.LEDGER, "card", at, rows);
    }

    private Instant now() {
        return site.clock.instant();
    }

    @Test
    void everySnapshotOfALedgerAboutPersonsIsLogged() {
        site.accept(site.keeper, site.create(site.keeper, UUID.randomUUID(), "name", "佐藤"));
        site.snapshot(site.viewer);
        site.snapshot(site.viewer);
        assertEquals(
                List.of("3003 snapshot seq 1-2, rows 2", "3003 snapshot seq 1-2, rows 2"), said());
        assertEquals("pc-3003", log().getFirst().device());
        assertEquals(List.of(), log().getFirst().rows());
    }

    @Test
    void changesAreLoggedOnceADayForEachReaderAndWhenReadFromFurtherBack() {
        site.page(site.viewer, 1);
        assertEquals(List.of(), said());
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "place", "馬場町"));
        site.page(site.viewer, 1);
        site.accept(site.keeper, site.edit(site.keeper, row, 2, "place", "山王町"));
        site.page(site.viewer, 2);
        site.page(site.viewer, 1);
        assertEquals(List.of("3003 changes seq 2-2 and later"), said());
        site.page(site.viewer, 0);
        site.page(site.owner, 2);
        assertEquals(
                List.of("3003 changes seq 1-3 and later", "5005 changes seq 3-3 and later"),
                said().subList(1, 3));
        site.clock.pass(Duration.ofDays(1));
        site.page(site.viewer, 2);
        assertEquals("3003 changes seq 3-3 and later", said().getLast());
        assertEquals(4, said().size());
    }

    @Test
    void whoMayNotOpenALedgerReportsNoViewingOfIt() {
        assertEquals(
                "problem.ledger.access", Refusal.of(() -> report(site.stranger, card(now(), row))));
        LedgerId none = new LedgerId("none");
        assertEquals(
                "problem.ledger.unknown",
                Refusal.of(() -> report(site.viewer, viewing(none, "card", now(), row))));
        assertEquals(List.of(), said());
    }

    @Test
    void whatOnlyHeadOfficeShowsIsReportedByNobody() {
        for (String kind :
                List.of(
                        "number",
                        "number-set",
                        "number-destroy",
                        "snapshot",
                        "changes",
                        "CARD",
                        "")) {
            assertEquals(
                    "problem.viewing.kind",
                    Refusal.of(() -> report(site.viewer, viewing(Site.LEDGER, kind, now(), row))),
                    kind);
        }
        assertEquals(List.of(), said());
    }

    @Test
    void rowsThatAreNotThereAreLeftOutAndNothingElseIsNoViewing() {
        report(site.viewer, card(now(), UUID.randomUUID(), row));
        assertEquals(List.of(row), log().getFirst().rows());
        assertEquals(
                "problem.viewing.rows",
                Refusal.of(() -> report(site.viewer, card(now(), UUID.randomUUID()))));
        assertEquals("problem.viewing.rows", Refusal.of(() -> report(site.viewer, card(now()))));
        assertEquals(1, log().size());
    }

    @Test
    void timeThatCannotBeIsPutWithinWhatCanAndTheReportedOneKeptBeside() {
        Instant now = now();
        List<Instant> told =
                List.of(
                        now.minus(Duration.ofDays(3)),
                        now.plus(Duration.ofMinutes(2)),
                        now.plus(Duration.ofDays(400)),
                        Instant.parse("2001-01-01T00:00:00Z"));
        told.forEach(at -> report(site.viewer, card(at, row)));
        List<StoredViewing> log = new ArrayList<>(log());
        assertEquals(told.get(0), log.get(0).at());
        assertEquals(told.get(1), log.get(1).at());
        assertNull(log.get(0).reportedAt());
        assertNull(log.get(1).reportedAt());
        assertEquals(now, log.get(2).at());
        assertEquals(told.get(2), log.get(2).reportedAt());
        assertEquals(now.minus(Duration.ofDays(8)), log.get(3).at());
        assertEquals(told.get(3), log.get(3).reportedAt());
        log.forEach(v -> assertEquals(now, v.receivedAt()));
    }

    @Test
    void noPurposeHoldsAnIndividualNumber() {
        var viewing =
                new Messages.Viewing(
                        UUID.randomUUID(),
                        now(),
                        Site.LEDGER,
                        "card",
                        "番号 1234 5678 9018 の照会",
                        List.of(row));
        assertEquals(
                "problem.value.individual_number", Refusal.of(() -> report(site.viewer, viewing)));
    }

    @Test
    void individualNumberInAnyCellOrNoteComesBackAndIsNowhere() {
        for (String cell : List.of("name", "place", "permit", "fee")) {
            var edit = site.edit(site.keeper, row, 1, cell, "123456789018");
            assertEquals("problem.value.individual_number", site.returned(site.keeper, edit));
        }
        var noted =
                site.change(
                        site.keeper,
                        row,
                        jp.kakehashi.records.ChangeKind.EDIT,
                        1,
                        jp.kakehashi.records.ChangeNote.because("１２３４－５６７８－９０１８より"),
                        null,
                        Site.edits(1, "place", "馬場町"));
        assertEquals("problem.value.individual_number", site.returned(site.keeper, noted));
        assertEquals(1, site.page(site.keeper, 0).lastSeq());
    }

    private void read(String purpose) {
        Map<String, String> names = Map.of("row", row.toString(), "purpose", purpose);
        String path = "/api/ledgers/{ledger}/rows/{row}/history";
        site.call(site.other, "GET", path, null, names);
    }

    @Test
    void whereALedgerListsPurposesARecordIsShownForOneOfThemOnly() {
        String listing =
                Site.DEFINITION
                        .replace("version: 1", "version: 2")
                        .replace("fields:", "purposes: [窓口での証明, その他]\nfields:");
        site.publish(site.administrator, new DefinitionYaml().read(listing));
        String refusal = "problem.viewing.purpose_listed";
        assertEquals(refusal, Refusal.of(() -> read("記録の確認")));
        assertEquals(refusal, Refusal.of(() -> read("その他いろいろ")));
        assertEquals(List.of(), said());

        read("その他 / 受付12番");
        assertEquals(List.of("2002 history その他 / 受付12番"), said());

        // What was read already is kept, however a workstation called it.
        report(site.other, card(now(), row));
        assertEquals("2002 card 照会", said().getLast());
    }
}
