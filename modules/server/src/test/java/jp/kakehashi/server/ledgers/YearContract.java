package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.storage.Database;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.YearMessages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The fiscal years of a ledger, on every database.
abstract class YearContract {
    private static final LocalDate JUNE = LocalDate.of(2027, 6, 1);

    @TempDir Path dir;
    private YearSite years;
    private Site site;
    private StoppingDatabase stopping;

    abstract Database database();

    @BeforeEach
    void open() {
        stopping = new StoppingDatabase(database());
        years = new YearSite(dir, stopping).published();
        site = years.site;
    }

    @AfterEach
    void close() {
        years.close();
    }

    private Change edit(UUID row, String... cells) {
        return site.edit(years.closer, row, years.state(row).seq(), cells);
    }

    @Test
    void anOpenRowIsCarriedWithANewNumberAndLeadsBackToTheOldOneWhichStaysAsItWas() {
        UUID open = years.row("2026-05-01", "有効", "permit", "P-1", "fee", "1200", "place", "本町");
        years.row("2026-06-01", "終了");
        RowState before = years.state(open);

        YearMessages.Closed done = years.close(years.closer, 2026, UUID.randomUUID(), false);

        assertEquals(new YearMessages.Closed(1, 0, false, false), done);
        RowState made = years.carried().getFirst();
        assertEquals(open.toString(), made.value(Site.field("before")));
        assertEquals("2027-04-01", made.value(Site.field("day")));
        assertEquals("1200", made.value(Site.field("fee")));
        assertEquals("R9-0001", made.value(Site.field("number")));
        assertEquals("R8-0001", before.value(Site.field("number")));
        assertNull(made.value(Site.field("permit")), "has to be the only one");
        assertEquals(before, years.state(open));
    }

    @Test
    void whatIsForeseenIsWhatIsDone() {
        UUID first = years.row("2026-05-01", "有効");
        years.row("2027-04-02", "有効");
        years.row("2026-05-02", "終了");
        YearMessages.Preview seen = years.preview(years.closer, 2026);
        assertEquals(2, seen.rows());
        assertEquals(1, seen.carries());
        assertEquals(1, seen.closed());
        assertEquals(List.of(new YearMessages.Carried(first, "R9-0002")), seen.first());
        assertEquals(LocalDate.of(2027, 6, 1), seen.freezesFrom());
        assertTrue(seen.emptied().contains(Site.field("permit")));

        years.close(years.closer, 2026, UUID.randomUUID(), false);

        assertEquals("R9-0002", years.carried().getFirst().value(Site.field("number")));
        assertEquals(0, years.preview(years.closer, 2026).carries());
        assertEquals(1, years.preview(years.closer, 2026).carried());
    }

    @Test
    void whatIsSentTwiceOrByTwoAtOnceIsDoneOnce() throws Exception {
        years.rows(450, "2026-05-01", "有効");
        UUID run = UUID.randomUUID();
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Object> one = () -> years.close(years.closer, 2026, run, false);
            Callable<Object> other =
                    () -> years.close(site.administrator, 2026, UUID.randomUUID(), false);
            both.invokeAll(List.of(one, other)).forEach(f -> assertTrue(f.isDone()));
        }
        years.close(years.closer, 2026, run, false);
        Set<String> olds = new HashSet<>();
        years.carried().forEach(r -> olds.add(r.value(Site.field("before"))));
        assertEquals(450, years.carried().size());
        assertEquals(450, olds.size());
    }

    @Test
    void whatWasKilledInTheMiddleIsGoneOnWithAndEachRowIsMadeOnce() {
        years.rows(450, "2026-05-01", "有効");
        years.on(JUNE);
        UUID run = UUID.randomUUID();
        stopping.stepsLeft.set(1); // of three steps of 200 rows
        assertThrows(
                StoppingDatabase.Killed.class, () -> years.close(years.closer, 2026, run, true));
        stopping.stepsLeft.set(Integer.MAX_VALUE);
        assertEquals(200, years.carried().size());
        assertFalse(years.preview(years.closer, 2026).frozen());

        assertTrue(years.close(years.closer, 2026, run, true).frozen());

        Set<String> olds = new HashSet<>();
        years.carried().forEach(r -> olds.add(r.value(Site.field("before"))));
        assertEquals(450, years.carried().size());
        assertEquals(450, olds.size());
        assertEquals(450, years.years(years.closer).years().get(1).carried(), "counted once each");
    }

    @Test
    void aYearIsFrozenAfterItsAccountsAreClosedAndNotBefore() {
        UUID old = years.row("2026-05-01", "終了");
        UUID run = UUID.randomUUID();
        years.on(LocalDate.of(2027, 5, 31));
        assertEquals(
                "problem.year.accounts_open",
                Refusal.of(() -> years.close(years.closer, 2026, run, true)));
        site.accept(years.closer, edit(old, "place", "馬場町"));
        years.on(JUNE);

        assertTrue(years.close(years.closer, 2026, run, true).frozen());

        assertEquals("problem.year.frozen", site.returned(years.closer, edit(old, "place", "本町")));
        assertEquals(
                "problem.year.frozen",
                site.returned(
                        years.closer,
                        site.change(years.closer, old, ChangeKind.DELETE, years.state(old).seq())));
        assertEquals(
                "problem.year.frozen",
                site.returned(
                        years.closer,
                        site.create(
                                years.closer,
                                UUID.randomUUID(),
                                "name",
                                "人",
                                "day",
                                "2026-05-01")));
        assertEquals("馬場町", years.state(old).value(Site.field("place")));
        assertTrue(years.close(years.closer, 2026, run, true).frozen(), "the same sent again");
        assertEquals(
                "problem.year.frozen",
                Refusal.of(() -> years.close(years.closer, 2026, UUID.randomUUID(), true)));
    }

    @Test
    void aYearThatIsNotOverIsNotClosed() {
        years.row("2027-04-01", "有効");
        assertEquals(
                "problem.year.not_over",
                Refusal.of(() -> years.close(years.closer, 2027, UUID.randomUUID(), false)));
    }

    @Test
    void noRowComesIntoAFrozenYearFromAnother() {
        years.row("2026-05-01", "終了");
        UUID later = years.row("2027-04-01", "有効");
        years.on(JUNE);
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        assertEquals(
                "problem.year.frozen",
                site.returned(years.closer, edit(later, "day", "2027-03-31")));
        site.accept(years.closer, edit(later, "day", "2027-04-02"));
    }

    @Test
    void whatWasWrittenBeforeTheFreezeAndArrivesAfterItComesBackWithItsReason() {
        UUID old = years.row("2026-05-01", "終了");
        Change offline = edit(old, "place", "留守のあいだ");
        years.on(JUNE);
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        assertEquals("problem.year.frozen", site.returned(years.closer, offline));
    }

    @Test
    void workstationsLearnOfAFreezeByTheNextVersionOfTheDefinition() {
        years.row("2026-05-01", "終了");
        years.on(JUNE);
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        LedgerDefinition told = newest();
        assertEquals(2, told.version());
        assertEquals(List.of(2026), told.year().frozen());
    }

    private LedgerDefinition newest() {
        var reply = site.call(years.closer, "GET", "/api/ledgers", null, Map.of());
        return ((Messages.Definitions) site.body(reply))
                .definitions().stream()
                        .filter(d -> d.id().equals(Site.LEDGER))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void nobodyFreezesOrOpensAYearByADefinition() {
        years.row("2026-05-01", "終了");
        years.on(JUNE);
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        LedgerDefinition told = newest();
        site.publish(site.administrator, told.freezing(Set.of(2025)));
        assertEquals(List.of(2026), newest().year().frozen());
        assertEquals(
                "problem.definition.year",
                Refusal.of(
                        () ->
                                site.publish(
                                        site.administrator,
                                        newest().viewedBy(List.of()).withYears(null))));
        assertEquals(
                "problem.definition.rights",
                Refusal.of(
                        () ->
                                site.publish(
                                        years.closer,
                                        newest().viewedBy(List.of()).withYears(null))));
    }

    @Test
    void whatHasToBeSettledKeepsTheYearOpenAndIsNamed() {
        UUID row = years.row("2026-05-01", "終了", "place", "元");
        long seen = years.state(row).seq();
        site.accept(years.closer, site.edit(years.closer, row, seen, "place", "甲"));
        site.accept(site.other, site.edit(site.other, row, seen, "place", "乙"));
        years.on(JUNE);
        assertEquals(
                List.of(new YearMessages.Unsettled(row, "conflict")),
                years.preview(years.closer, 2026).unsettled());
        assertEquals(
                "problem.year.unsettled",
                Refusal.of(() -> years.close(years.closer, 2026, UUID.randomUUID(), true)));
        assertFalse(years.years(years.closer).years().getLast().frozen());
    }

    @Test
    void aCarryingIsTakenBackUntilTheFreezeAndWhatWasWrittenSinceStays() {
        UUID one = years.row("2026-05-01", "有効");
        years.row("2026-05-02", "有効");
        years.close(years.closer, 2026, UUID.randomUUID(), false);
        RowState kept =
                years.carried().stream()
                        .filter(r -> one.toString().equals(r.value(Site.field("before"))))
                        .findFirst()
                        .orElseThrow();
        site.accept(years.closer, edit(kept.row(), "place", "新年度の場所"));

        assertEquals(new YearMessages.Undone(1, 1, false), years.undo(years.closer, 2026));

        assertEquals(List.of(kept.row()), years.carried().stream().map(RowState::row).toList());
        years.close(years.closer, 2026, UUID.randomUUID(), false);
        assertEquals(2, years.carried().size(), "the one that stayed is not carried twice");
        years.on(JUNE);
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        assertEquals("problem.year.frozen", Refusal.of(() -> years.undo(years.closer, 2026)));
    }

    @Test
    void onlyWhoOwnsTheLedgerAndWritesAllOfItClosesAYear() {
        years.row("2026-05-01", "有効");
        UUID run = UUID.randomUUID();
        for (var caller : List.of(site.other, site.viewer, site.owner)) {
            assertEquals(
                    "problem.year.rights", Refusal.of(() -> years.close(caller, 2026, run, false)));
            assertEquals("problem.year.rights", Refusal.of(() -> years.undo(caller, 2026)));
            assertFalse(years.years(caller).may().carry());
        }
        assertEquals(
                "problem.ledger.access",
                Refusal.of(() -> years.close(site.stranger, 2026, run, false)));
        assertEquals("problem.ledger.access", Refusal.of(() -> years.years(site.stranger)));
        assertEquals("problem.ledger.access", Refusal.of(() -> years.preview(site.stranger, 2026)));
        assertTrue(years.carried().isEmpty());
    }

    @Test
    void aFrozenYearIsOpenedAgainByWhoMayForAReasonThatIsKept() {
        UUID old = years.row("2026-05-01", "終了");
        years.on(JUNE);
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        assertEquals(
                "problem.year.reopen", Refusal.of(() -> years.reopen(years.closer, 2026, "直したい")));
        assertEquals("problem.year.reason", Refusal.of(() -> years.reopen(years.head, 2026, "　 ")));

        site.clock.pass(java.time.Duration.ofSeconds(1));
        years.reopen(years.head, 2026, "監査の指摘により訂正");

        site.accept(years.closer, edit(old, "place", "訂正後"));
        YearMessages.Act act = years.years(years.closer).acts().getFirst();
        assertEquals("REOPENED", act.kind());
        assertEquals("監査の指摘により訂正", act.reason());
        assertEquals("職員1102", act.name());
        assertEquals(List.of(), newest().year().frozen());
        assertEquals("problem.year.open", Refusal.of(() -> years.reopen(years.head, 2026, "もう一度")));
    }

    @Test
    void aRowOfTheOldYearEnteredInTheClosingPeriodGetsANumberOfTheOldYear() {
        years.on(LocalDate.of(2027, 4, 20));
        UUID late = years.row("2027-03-30", "有効");
        assertEquals("R8-0001", years.state(late).value(Site.field("number")));
        years.close(years.closer, 2026, UUID.randomUUID(), false);
        UUID later = years.row("2027-03-31", "有効");
        years.on(JUNE);
        assertTrue(years.close(years.closer, 2026, UUID.randomUUID(), true).frozen());
        assertTrue(
                years.carried().stream()
                        .anyMatch(r -> later.toString().equals(r.value(Site.field("before")))));
    }

    @Test
    void theAuditFindsEverythingInOrderAfterAClosing() {
        years.rows(30, "2026-05-01", "有効");
        years.on(JUNE);
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        var reply =
                site.call(
                        site.administrator,
                        "POST",
                        "/api/audit/verify",
                        new Messages.Verify(List.of(site.page(years.closer, 0).head())),
                        Map.of());
        assertEquals(List.of(), ((AuditReport) site.body(reply)).findings());
    }
}
