package jp.kakehashi.app.town;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import jp.kakehashi.ledger.Presence.Colleague;
import jp.kakehashi.ledger.PresenceOnLine;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two PCs and a server: each sees where the other is, as far as their rights go.
class PresenceTest {
    private static final LedgerId LEDGER = new LedgerId("permits");
    private static final FieldId PLACE = new FieldId("place");
    private static final FieldId INSIDE = new FieldId("inside");
    private static final LedgerDefinition DEFINITION =
            new DefinitionYaml()
                    .read(
                            """
                            ledger: permits
                            version: 1
                            name: {ja: 許可台帳, en: Permits}
                            owner: civil
                            authorsResolve: false
                            personal: false
                            fields:
                              - {id: place, name: {ja: 場所, en: Place}, type: text}
                              - id: inside
                                name: {ja: 内部, en: Inside}
                                type: text
                                read: {sections: [civil]}
                                write: {sections: [civil]}
                            """);

    @TempDir Path dir;

    @Test
    void eachSeesWhereTheOtherIsUntilTheirLineGoes() {
        UUID row = UUID.randomUUID();
        try (Town town = new Town(dir).with(DEFINITION)) {
            town.with("1001", "civil", "keeper").with("2002", "tax", "keeper");
            try (WorkSession civil = town.signIn(town.pc("pc1"), "1001");
                    PresenceOnLine here = presence(civil);
                    WorkSession tax = town.signIn(town.pc("pc2"), "2002");
                    PresenceOnLine there = presence(tax)) {
                here.stand(LEDGER, row, PLACE, true);
                there.stand(LEDGER, null, null, false);
                await(there, () -> there.others(LEDGER).size() == 1);
                Colleague seen = there.others(LEDGER).getFirst();
                assertEquals("1001", seen.who().staff());
                assertEquals(row, seen.row());
                assertEquals(PLACE, seen.field());
                assertTrue(seen.writing());
                await(here, () -> here.others(LEDGER).size() == 1);
                // A cell that the other may not read: as if nobody were here.
                here.stand(LEDGER, row, INSIDE, false);
                await(there, () -> there.others(LEDGER).isEmpty());
                here.stand(LEDGER, row, PLACE, false);
                await(there, () -> there.others(LEDGER).size() == 1);
                civil.close();
                await(there, () -> there.others(LEDGER).isEmpty());
            }
        }
    }

    @Test
    void whenTheServerIsGoneNobodyIsShownAndAfterwardsEverybodyAgain() {
        try (Town town = new Town(dir).with(DEFINITION)) {
            town.with("1001", "civil", "keeper").with("2002", "tax", "keeper");
            try (WorkSession civil = town.signIn(town.pc("pc1"), "1001");
                    PresenceOnLine here = presence(civil);
                    WorkSession tax = town.signIn(town.pc("pc2"), "2002");
                    PresenceOnLine there = presence(tax)) {
                here.stand(LEDGER, UUID.randomUUID(), PLACE, false);
                there.stand(LEDGER, null, null, false);
                await(there, () -> there.others(LEDGER).size() == 1);
                town.without(() -> await(there, () -> there.others(LEDGER).isEmpty()));
                await(there, () -> there.others(LEDGER).size() == 1);
                assertEquals(List.of(), there.others(new LedgerId("other")));
            }
        }
    }

    private static PresenceOnLine presence(WorkSession session) {
        return new PresenceOnLine(
                session.headOffice(), session.sync(), session.replica().owner().author());
    }

    private static void await(PresenceOnLine presence, BooleanSupplier wanted) {
        Waiting.until(wanted, look -> presence.onChange(look)::close);
    }
}
