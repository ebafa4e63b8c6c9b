package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a link may lead when it is published.
class LinkPublishingTest {
    @TempDir Path dir;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    private static LedgerDefinition linking(String id, int version, String target, String shows) {
        return new DefinitionYaml()
                .read(
                        """
                        ledger: %s
                        version: %d
                        name: {ja: 別の台帳, en: Other}
                        owner: tax
                        authorsResolve: false
                        personal: false
                        fields:
                          - {id: name, name: {ja: 氏名, en: Name}, type: person}
                          - id: permit
                            name: {ja: 許可, en: Permit}
                            type: link
                            link: {ledger: %s, shows: %s}
                        """
                                .formatted(id, version, target, shows));
    }

    private String refused(String target, String shows) {
        return Refusal.of(
                () -> site.publish(site.administrator, linking("other", 1, target, shows)));
    }

    @Test
    void aLinkLeadsToALedgerAndAFieldThatAreThere() {
        assertEquals("problem.definition.link_ledger", refused("nowhere", "name"));
        assertEquals("problem.definition.link_shows", refused("permits", "nothing"));
        assertEquals("problem.definition.link_shows", refused("permits", "my_number"));
        assertEquals("problem.definition.link_shows", refused("other", "permit"));
        site.publish(site.administrator, linking("other", 1, "permits", "name"));
        site.publish(site.administrator, linking("self", 1, "self", "name"));
        site.publish(site.administrator, linking("other", 2, "permits", "name"));
    }

    @Test
    void aLedgerThatItsMakerMayNotOpenIsToldNoOtherwiseThanNone() {
        assertEquals(
                "problem.definition.link_ledger",
                Refusal.of(
                        () -> site.publish(site.stranger, linking("mine", 1, "permits", "name"))));
    }
}
