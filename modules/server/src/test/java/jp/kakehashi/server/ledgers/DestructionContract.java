package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.storage.Database;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.YearMessages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Destruction after the retention period, on every database.
abstract class DestructionContract {
    private static final String SECRET = "ひみつの内容";
    private static final LocalDate DUE = LocalDate.of(2032, 4, 1);
    private static final String YEAR = YearSite.YEARS + "/2026/destruction";

    @TempDir Path dir;
    private YearSite years;
    private Site site;
    private StoppingDatabase stopping;
    private CallerSession first;
    private CallerSession second;
    private UUID row;

    abstract Database database();

    @BeforeEach
    void open() {
        stopping = new StoppingDatabase(database());
        years = new YearSite(dir, stopping).published();
        site = years.site;
        first = site.caller("7701", "civil", "keeper", "archivist");
        second = site.caller("7702", "staff", "keeper", "archivist");
        row = years.row("2026-05-01", "終了", "place", SECRET, "secret", SECRET);
        long seen = years.state(row).seq();
        site.accept(years.closer, site.edit(years.closer, row, seen, "fee", "4649"));
        years.on(LocalDate.of(2027, 6, 1));
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        years.row("2031-05-01", "有効", "place", "残るもの");
        years.on(DUE);
    }

    @AfterEach
    void close() {
        years.close();
    }

    private YearMessages.Destruction propose(CallerSession by) {
        return years.propose(by, UUID.randomUUID());
    }

    private YearMessages.Due due(CallerSession by) {
        return (YearMessages.Due) site.body(site.call(by, "GET", YEAR, null, Map.of()));
    }

    private YearMessages.Destruction decide(
            CallerSession by, YearMessages.Destruction list, boolean confirm) {
        return years.decide(by, list, confirm);
    }

    private boolean there() {
        return site.database
                .read(db -> site.stores.tables().row(db, YearSite.definition(), row))
                .isPresent();
    }

    /// The tables that still hold what people wrote, and the row's.
    private List<String> readable() {
        return List.of("history", "conflict", "ledger_permits").stream()
                .filter(table -> years.telling(table, SECRET) > 0)
                .toList();
    }

    @Test
    void twoPersonsDestroyAndNothingCanBeReadBack() {
        YearMessages.Destruction list = propose(first);
        assertEquals(1, list.rows());
        assertEquals(List.of("R8-0001", SECRET), list.lines().getFirst().words());
        assertEquals("2032-03-31", list.keptUntil().toString());
        assertEquals(List.of("history", "ledger_permits"), readable());

        YearMessages.Destruction done = decide(second, list, true);

        assertEquals("DONE", done.state());
        assertEquals("職員7701", done.proposer());
        assertEquals("職員7702", done.confirmer());
        assertFalse(there());
        assertEquals(List.of(), readable());
        assertEquals("DESTROYED", years.years(years.closer).acts().getFirst().kind());
        assertEquals(
                "problem.row.destroyed",
                site.returned(years.closer, site.edit(years.closer, row, 1, "place", "また")));
    }

    @Test
    void whoProposedDoesNotConfirm() {
        YearMessages.Destruction list = propose(first);
        assertEquals(
                "problem.destruction.same_person", Refusal.of(() -> decide(first, list, true)));
        assertTrue(there());
        assertEquals("WITHDRAWN", decide(first, list, false).state());
        assertEquals("problem.destruction.decided", Refusal.of(() -> decide(second, list, true)));
        assertTrue(there());
    }

    @Test
    void onlyWhoMayDestroyProposesConfirmsOrReads() {
        YearMessages.Destruction list = propose(first);
        for (CallerSession caller : List.of(years.closer, site.administrator, site.viewer)) {
            assertEquals("problem.destruction.rights", Refusal.of(() -> propose(caller)));
            assertEquals(
                    "problem.destruction.rights", Refusal.of(() -> decide(caller, list, true)));
            assertEquals("problem.destruction.rights", Refusal.of(() -> due(caller)));
            assertEquals(
                    "problem.destruction.rights",
                    Refusal.of(
                            () ->
                                    site.call(
                                            caller,
                                            "GET",
                                            YearSite.LIST,
                                            null,
                                            Map.of("list", list.id().toString()))));
        }
        assertEquals("problem.ledger.access", Refusal.of(() -> decide(site.stranger, list, true)));
        assertTrue(there());
    }

    @Test
    void nothingIsDestroyedBeforeItsTimeOrWhileItsYearIsOpen() {
        years.on(LocalDate.of(2032, 3, 31));
        assertEquals("retention", due(first).why());
        assertEquals("problem.destruction.not_due", Refusal.of(() -> propose(first)));
        years.on(DUE);
        assertNull(due(first).why());
        YearMessages.Destruction list = propose(first);
        years.reopen(years.head, 2026, "監査");
        assertEquals("open", due(first).why());
        assertEquals("problem.destruction.not_due", Refusal.of(() -> decide(second, list, true)));
        assertTrue(there());
    }

    @Test
    void aRowThatChangedSinceItWasListedStays() {
        UUID other = UUID.randomUUID();
        years.reopen(years.head, 2026, "追加");
        site.accept(
                years.closer, site.create(years.closer, other, "name", "人", "day", "2026-06-01"));
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        YearMessages.Destruction list = propose(first);
        assertEquals(2, list.rows());
        years.reopen(years.head, 2026, "訂正");
        site.accept(
                years.closer, site.edit(years.closer, row, years.state(row).seq(), "place", "直した"));
        years.close(years.closer, 2026, UUID.randomUUID(), true);

        YearMessages.Destruction done = decide(second, list, true);

        assertEquals(1, done.rows());
        assertEquals(1, done.dropped());
        assertTrue(there());
        assertEquals("直した", years.state(row).value(Site.field("place")));
    }

    @Test
    void anotherListThanTheOneSeenIsNotConfirmed() {
        YearMessages.Destruction list = propose(first);
        assertEquals(
                "problem.destruction.other_list",
                Refusal.of(
                        () ->
                                site.call(
                                        second,
                                        "POST",
                                        YearSite.LIST,
                                        new YearMessages.Decide(true, "0".repeat(64)),
                                        Map.of("list", list.id().toString()))));
        assertEquals("problem.destruction.open", Refusal.of(() -> propose(second)));
        assertTrue(there());
    }

    @Test
    void whatWasKilledInTheMiddleIsGoneOnWithAndEachRowEndsOnce() {
        years.reopen(years.head, 2026, "追加");
        years.rows(250, "2026-07-01", "終了");
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        YearMessages.Destruction list = propose(first);
        stopping.stepsLeft.set(2); // confirmed, and one step of a hundred rows
        assertThrows(StoppingDatabase.Killed.class, () -> decide(second, list, true));
        stopping.stepsLeft.set(Integer.MAX_VALUE);
        assertEquals("DESTROYING", due(first).lists().getFirst().state());

        YearMessages.Destruction done = decide(second, list, true);
        decide(second, list, true);

        assertEquals("DONE", done.state());
        assertEquals(251, done.rows());
        assertEquals(List.of(), readable());
        assertEquals(251, years.ends());
    }

    @Test
    void twoWhoConfirmAtOnceDestroyOnce() throws Exception {
        YearMessages.Destruction list = propose(first);
        CallerSession third = site.caller("7703", "staff", "keeper", "archivist");
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<String> one = () -> decide(second, list, true).state();
            Callable<String> other = () -> decide(third, list, true).state();
            for (var each : both.invokeAll(List.of(one, other))) {
                assertEquals("DONE", each.get());
            }
        }
        assertEquals(1, years.acts("DESTROYED"));
    }

    @Test
    void replicasAreToldToDropTheRowAndNothingElseOfIt() {
        long before = site.page(site.other, 0).lastSeq();
        decide(second, propose(first), true);
        for (long after : List.of(0L, before)) {
            Messages.Page page = site.page(site.other, after);
            assertEquals(List.of(row), page.withdrawn());
            assertTrue(page.changes().stream().noneMatch(c -> c.change().row().equals(row)));
        }
        assertTrue(site.snapshot(site.other).stream().noneMatch(l -> l.contains(row.toString())));
    }

    @Test
    void theChainStaysWholeAndTheAuditSaysSo() {
        Messages.SignedHead then = site.page(site.other, 0).head();
        decide(second, propose(first), true);
        years.row("2031-06-01", "有効");
        var told =
                site.call(
                        site.administrator,
                        "POST",
                        "/api/audit/verify",
                        new Messages.Verify(List.of(then, site.page(site.other, 0).head())),
                        Map.of());
        assertEquals(List.of(), ((AuditReport) site.body(told)).findings());
    }

    @Test
    void individualNumbersLoseTheirKeys() {
        CallerSession numbers = site.caller("6106", "civil", "keeper", "number");
        years.reopen(years.head, 2026, "番号の届出");
        String sealed = "/api/ledgers/{ledger}/rows/" + row + "/sealed/my_number";
        site.call(numbers, "PUT", sealed, new Messages.SetSealed("123456789018", "届出"), Map.of());
        years.close(years.closer, 2026, UUID.randomUUID(), true);
        decide(second, propose(first), true);
        String told =
                Refusal.of(
                        () ->
                                site.call(
                                        numbers,
                                        "POST",
                                        sealed + "/reveal",
                                        new Messages.Reveal("確認"),
                                        Map.of()));
        assertTrue(told.startsWith("problem."), told);
    }
}
