package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Map;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The YAML of a definition with its remarks, for whoever changes it next.
class DefinitionTextTest {
    private static final String TEXT = "# 許可の台帳\n" + Site.DEFINITION;
    @TempDir Path dir;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private void publish(String says, String text) {
        Messages.Publish publish = new Messages.Publish(new DefinitionYaml().read(says), text);
        site.call(site.administrator, "POST", "/api/ledgers", publish, Map.of());
    }

    private Messages.DefinitionText text(CallerSession caller) {
        return (Messages.DefinitionText)
                site.body(
                        site.call(
                                caller, "GET", "/api/ledgers/{ledger}/definition", null, Map.of()));
    }

    @Test
    void remarksComeBackToTheOwnerWithTheNewestVersion() {
        publish(Site.DEFINITION, TEXT);
        assertEquals(TEXT, text(site.owner).text());
        String second = Site.DEFINITION.replace("version: 1", "version: 2");
        publish(second, null);
        assertEquals(2, text(site.owner).definition().version());
        assertNull(text(site.owner).text());
    }

    @Test
    void whoDoesNotOwnTheLedgerIsRefused() {
        publish(Site.DEFINITION, TEXT);
        assertEquals("problem.definition.rights", Refusal.of(() -> text(site.other)));
        CallerSession stranger = site.caller("00099", "welfare", "nothing");
        assertEquals("problem.ledger.unknown", Refusal.of(() -> text(stranger)));
    }

    @Test
    void textThatSaysSomethingElseOrHoldsANumberIsNotKept() {
        assertEquals(
                "problem.definition.text",
                Refusal.of(() -> publish(Site.DEFINITION, TEXT.replace("場所", "ところ"))));
        assertEquals(
                "problem.definition.text_number",
                Refusal.of(() -> publish(Site.DEFINITION, "# 123456789018\n" + TEXT)));
        assertEquals("problem.ledger.unknown", Refusal.of(() -> text(site.administrator)));
    }

    @Test
    void aSecondPublisherOfOneVersionIsRefusedByName() {
        publish(Site.DEFINITION, TEXT);
        publish(Site.DEFINITION.replace("version: 1", "version: 2"), null);
        String late = Site.DEFINITION.replace("version: 1", "version: 2").replace("場所", "所");
        assertEquals("problem.definition.version", Refusal.of(() -> publish(late, late)));
    }
}
