package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Forms of one's own and of the office, with the real server and without its line.
class WaysOutTest {
    private static final String LEDGER =
            """
            ledger: permits
            version: 1
            name: {ja: 許可台帳, en: Permits}
            owner: civil
            authorsResolve: false
            personal: false
            read: {roles: [administrator]}
            write: {roles: [administrator]}
            fields:
              - {id: name, name: {ja: 氏名, en: Name}, type: text}
            """;
    @TempDir Path dir;

    private static KeptWay form(String name, boolean office) {
        return new KeptWay(
                UUID.randomUUID(), WayKind.FORM, name, office, 0, "name: a\nfields: []\n", null);
    }

    @Test
    void formsStayWhenTheLineIsCut() {
        byte[] pdf = new byte[900_000];
        new Random(3).nextBytes(pdf);
        KeptWay office;
        try (KeeperDesk desk = new KeeperDesk(dir)) {
            LedgerDefinition ledger = new DefinitionYaml().read(LEDGER);
            desk.session().headOffice().publish(ledger);
            desk.session().sync().wake();
            desk.await(() -> !desk.service().ledgers().isEmpty());
            WaysOut ways = desk.service().waysOut();
            KeptWay mine = ways.keep(ledger.id(), form("自分の", false), pdf);
            office = ways.keep(ledger.id(), form("許可書", true), pdf);
            assertEquals(1, office.version());
            WaysOut.Found found = ways.all(ledger.id(), WayKind.FORM);
            assertTrue(found.fresh());
            assertEquals(List.of(mine, office), found.ways());
            KeptWay changed = ways.keep(ledger.id(), office.with("許可書2", office.text()), null);
            assertEquals(2, changed.version());
            ProblemException late =
                    assertThrows(
                            ProblemException.class,
                            () -> ways.keep(ledger.id(), office.with("遅い", "x: y"), null));
            assertEquals("problem.way.version", late.problem().key());
            desk.server().close();
            WaysOut.Found cut = ways.all(ledger.id(), WayKind.FORM);
            assertFalse(cut.fresh());
            assertEquals(List.of(mine, changed), cut.ways());
            assertArrayEquals(pdf, ways.blank(ledger.id(), changed));
            assertArrayEquals(pdf, ways.blank(ledger.id(), mine));
            ProblemException offline =
                    assertThrows(
                            ProblemException.class,
                            () -> ways.keep(ledger.id(), form("全員", true), pdf));
            assertEquals("problem.way.offline", offline.problem().key());
        }
    }
}
