package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger whose import broke off before its first row can be taken away; no other can.
class WithdrawalTest {
    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    @Test
    void itsOwnerTakesALedgerAwayThatNobodyWroteIn() {
        withdraw(site.owner);
        assertEquals(List.of(), ledgers(site.owner));
        assertEquals("problem.ledger.unknown", Refusal.of(() -> withdraw(site.owner)));
        var late = site.create(site.keeper, row, "name", "a");
        assertEquals("problem.ledger.unknown", Refusal.of(() -> site.push(site.keeper, late)));
    }

    @Test
    void anotherLedgerOfTheSameNameMayHaveFieldsOfOtherTypes() {
        withdraw(site.administrator);
        String place = "{id: place, name: {ja: 場所, en: Place}, type: text}";
        String other = Site.DEFINITION.replace(place, place.replace("text", "number"));
        site.publish(site.administrator, new DefinitionYaml().read(other));
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a", "place", "12.5"));
        assertEquals(1, site.page(site.keeper, 0).changes().size());
    }

    @Test
    void nobodyElseTakesItAway() {
        assertEquals("problem.ledger.owner", Refusal.of(() -> withdraw(site.other)));
        assertEquals("problem.ledger.owner", Refusal.of(() -> withdraw(site.viewer)));
        assertEquals("problem.ledger.access", Refusal.of(() -> withdraw(site.stranger)));
        assertEquals(1, ledgers(site.owner).size());
    }

    @Test
    void aLedgerWithARowOrAHistoryStays() {
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a"));
        assertEquals("problem.ledger.not_empty", Refusal.of(() -> withdraw(site.owner)));
        site.accept(site.keeper, site.change(site.keeper, row, ChangeKind.DELETE, 1));
        assertEquals("problem.ledger.not_empty", Refusal.of(() -> withdraw(site.administrator)));
        assertEquals(2, site.page(site.keeper, 0).changes().size());
    }

    private void withdraw(CallerSession caller) {
        site.call(caller, "DELETE", "/api/ledgers/{ledger}", null, Map.of());
    }

    private List<LedgerDefinition> ledgers(CallerSession caller) {
        var reply = site.call(caller, "GET", "/api/ledgers", null, Map.of());
        return ((Messages.Definitions) site.body(reply)).definitions();
    }
}
