package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedNumbersTest {
    private static final String SEALED = "/api/ledgers/{ledger}/rows/{row}/sealed";
    private static final String NUMBER = "123456789018";

    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a"));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private void set(CallerSession caller, String value) {
        site.call(
                caller,
                "PUT",
                SEALED + "/{field}",
                new Messages.SetSealed(value, "申請の受付"),
                Map.of("row", row.toString(), "field", "my_number"));
    }

    private String reveal(CallerSession caller, String purpose) {
        var reply =
                site.call(
                        caller,
                        "POST",
                        SEALED + "/{field}/reveal",
                        new Messages.Reveal(purpose),
                        Map.of("row", row.toString(), "field", "my_number"));
        return ((Messages.Revealed) site.body(reply)).value();
    }

    private void destroy(CallerSession caller) {
        Map<String, String> given = Map.of("row", row.toString(), "purpose", "保存期間の満了");
        site.call(caller, "DELETE", SEALED, null, given);
    }

    @Test
    void aNumberIsShownToWhomThePackNamesAndLogged() {
        set(site.numbers, NUMBER);
        assertEquals(NUMBER, reveal(site.numbers, "税務署への報告"));
        assertEquals("problem.sealed.read", Refusal.of(() -> reveal(site.keeper, "照会")));
        assertEquals("problem.viewing.purpose", Refusal.of(() -> reveal(site.numbers, "")));
        assertEquals("problem.sealed.write", Refusal.of(() -> set(site.keeper, NUMBER)));
        assertEquals("problem.sealed.value", Refusal.of(() -> set(site.numbers, "123456789012")));
        List<String> kinds =
                site
                        .database
                        .read(db -> site.stores.logs().viewings().ofRow(db, Site.LEDGER, row))
                        .stream()
                        .map(e -> e.viewing().kind())
                        .toList();
        assertEquals(List.of("number-set", "number"), kinds);
    }

    @Test
    void aNumberIsInNothingThatLeavesTheServer() {
        set(site.numbers, NUMBER);
        assertFalse(String.join("\n", site.snapshot(site.numbers)).contains(NUMBER));
        assertFalse(site.json.text(site.page(site.numbers, 0)).contains(NUMBER));
    }

    @Test
    void aDestroyedNumberIsUnrecoverableAndTheChainIsWhole() {
        set(site.numbers, NUMBER);
        set(site.numbers, NUMBER);
        for (CallerSession by : List.of(site.other, site.owner, site.administrator, site.keeper)) {
            assertEquals("problem.sealed.destroy", Refusal.of(() -> destroy(by)));
        }
        assertEquals(NUMBER, reveal(site.numbers, "照会"));
        assertEquals(
                "problem.sealed.destroy",
                Refusal.of(() -> destroy(site.caller("7007", "citizen", "keeper", "number"))));
        destroy(site.numbers);
        assertEquals("problem.sealed.destroyed", Refusal.of(() -> reveal(site.numbers, "照会")));
        var reply =
                site.call(
                        site.administrator,
                        "POST",
                        "/api/audit/verify",
                        new Messages.Verify(List.of()),
                        Map.of());
        AuditReport report = (AuditReport) site.body(reply);
        assertTrue(report.whole(), report.findings().toString());
        set(site.numbers, NUMBER);
        assertEquals(NUMBER, reveal(site.numbers, "照会"));
    }

    @Test
    void numbersSetAtOnceLieUnderOneKeyThatIsDestroyed() throws Exception {
        Path vault = dir.resolve("numbers/production/vault");
        long empty = Files.size(vault);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch together = new CountDownLatch(1);
            for (int i = 0; i < 16; i++) {
                people.submit(
                        () -> {
                            together.await();
                            set(site.numbers, NUMBER);
                            return true;
                        });
            }
            together.countDown();
        }
        assertEquals(NUMBER, reveal(site.numbers, "照会"));
        destroy(site.numbers);
        assertEquals(empty, Files.size(vault));
    }

    @Test
    void keysOfBothWorldsThatWereExchangedAreNotTakenForDestroyed() throws Exception {
        set(site.numbers, NUMBER);
        site.feature.close();
        Path numbers = dir.resolve("numbers");
        Files.move(numbers.resolve("production"), numbers.resolve("aside"));
        Files.move(numbers.resolve("training"), numbers.resolve("production"));
        Files.move(numbers.resolve("aside"), numbers.resolve("training"));
        assertEquals(
                "problem.world.exchanged",
                Refusal.of(() -> new Site(dir, site.database, site.training)));
    }

    @Test
    void theCheckDigitIsChecked() {
        assertTrue(IndividualNumber.valid("123456789018"));
        assertFalse(IndividualNumber.valid("123456789019"));
        assertFalse(IndividualNumber.valid("１２３４５６７８９０１８"));
        assertFalse(IndividualNumber.valid("12345678901"));
    }
}
