package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.CallerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a draft and the register of drafts would tell of cells and rows that somebody may not see.
class ApprovalLeaksTest {
    private static final String FEE = "type: yen, min:";
    private static final String HIDDEN_FEE =
            "type: yen, read: {roles: [keeper]}, write: {roles: [keeper]}, min:";
    private static final String GUARD =
            """
              - id: mark
                name: {ja: 支援措置, en: Address protection}
                type: check
            guard:
              field: mark
              values: ["true"]
              seenBy: {sections: [civil]}
            """;
    private static final String DRAFTS = ApprovalDesk.DRAFTS;

    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private void open(String definition) {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
        site.publish(site.administrator, new DefinitionYaml().read(definition + ApprovalDesk.RULE));
    }

    /// A ledger that has given up its way of approval for a guard; the drafts of before stay.
    private void guard(String shows) {
        String fields =
                Site.DEFINITION
                        .replace("version: 1", "version: 2")
                        .replace("unique: true}", "unique: true, write: {sections: [civil]}}");
        site.publish(site.administrator, new DefinitionYaml().read(fields + GUARD + shows));
    }

    private Approval drafted() {
        long seq =
                site.accept(
                        site.keeper,
                        site.create(site.keeper, row, "name", "甲", "fee", "1200", "place", "秘密の町"));
        var sent = ApprovalDesk.draft(UUID.randomUUID(), UUID.randomUUID(), row, seq);
        return (Approval) site.body(site.call(site.keeper, "POST", DRAFTS, sent, Map.of()));
    }

    private void decideAndMark(Approval draft, String shows) {
        act(site.caller("2101", "civil", "viewer", "chief"), draft, "chief");
        act(site.caller("7007", "civil", "viewer", "head"), draft, "civil/head");
        guard(shows);
        long seq = site.page(site.keeper, 0).lastSeq();
        site.accept(site.keeper, Site.under(2, site.edit(site.keeper, row, seq, "mark", "true")));
    }

    private void act(CallerSession by, Approval draft, String post) {
        var names = Map.of("approval", draft.id().toString());
        site.call(
                by,
                "POST",
                ApprovalDesk.ONE,
                ApprovalDesk.act("APPROVE", post, draft.sha256()),
                names);
    }

    private Approval read(CallerSession by, Approval draft) {
        var names = Map.of("approval", draft.id().toString());
        return (Approval) site.body(site.call(by, "GET", ApprovalDesk.ONE, null, names));
    }

    private ApprovalMessages.Drafts drafts(CallerSession by) {
        return (ApprovalMessages.Drafts)
                site.body(site.call(by, "GET", DRAFTS, null, Map.of("row", row.toString())));
    }

    /// The whole register as its reader's workstation gets it.
    private String register(CallerSession by) {
        var names = Map.of("ledger", ApprovalDesk.REGISTER.value());
        var page = site.call(by, "GET", "/api/ledgers/{ledger}/changes", null, names);
        return site.json.text(site.body(page));
    }

    @Test
    void anAmountThatIsHiddenInItsCellIsHiddenInItsDraft() {
        open(Site.DEFINITION.replace(FEE, HIDDEN_FEE));
        Approval draft = drafted();
        assertEquals(1200, read(site.keeper, draft).amountYen());
        assertNull(read(site.viewer, draft).amountYen());
        assertTrue(register(site.keeper).contains("\"1200\""));
        assertFalse(register(site.viewer).contains("1200"));
    }

    @Test
    void nothingIsToldThatAHiddenCellCouldBeGuessedBy() {
        open(Site.DEFINITION);
        Approval draft = drafted();
        assertEquals(64, read(site.keeper, draft).sha256().length());
        assertEquals("", read(site.viewer, draft).sha256());
        assertFalse(register(site.viewer).contains(draft.sha256()));
        assertEquals(1200, read(site.viewer, draft).amountYen());
    }

    @Test
    void aRowThatIsHiddenByNowIsToldOfByNoDraft() {
        open(Site.DEFINITION);
        Approval draft = drafted();
        assertEquals(1, drafts(site.viewer).drafts().size());
        decideAndMark(draft, "");
        assertEquals(List.of(), read(site.viewer, draft).rows());
        assertNull(read(site.viewer, draft).amountYen());
        assertEquals(List.of(), drafts(site.viewer).drafts());
        String id = ApprovalRegister.text(row);
        assertFalse(register(site.viewer).contains(id));
        assertFalse(register(site.viewer).contains("馬場町の占用"));
        assertEquals(1, drafts(site.keeper).drafts().size());
        assertTrue(register(site.keeper).contains(id));
        assertTrue(site.json.text(read(site.keeper, draft)).contains("秘密の町"));
    }

    @Test
    void aRowOfWhichAPartIsShownIsToldOfByNoDraft() {
        open(Site.DEFINITION);
        Approval draft = drafted();
        decideAndMark(draft, "  shows: [name, mark]\n");
        assertFalse(site.json.text(read(site.viewer, draft)).contains("秘密の町"));
        assertEquals(List.of(), drafts(site.viewer).drafts());
    }
}
