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
        return site.json.text(registerPage(by));
    }

    private Object registerPage(CallerSession by) {
        var names = Map.of("ledger", ApprovalDesk.REGISTER.value());
        return site.body(site.call(by, "GET", "/api/ledgers/{ledger}/changes", null, names));
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

    private CallerSession chief() {
        return site.caller("2101", "civil", "viewer", "keeper", "chief");
    }

    private CallerSession head() {
        return site.caller("7007", "civil", "viewer", "keeper", "head");
    }

    private Approval drafted(UUID of, long yen) {
        long seq =
                site.accept(
                        site.keeper, site.create(site.keeper, of, "name", "甲", "fee", "" + yen));
        var sent =
                new ApprovalMessages.Draft(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "馬場町の占用",
                        null,
                        yen,
                        null,
                        List.of(new ApprovalMessages.SeenRow(of, seq)));
        return (Approval) site.body(site.call(site.keeper, "POST", DRAFTS, sent, Map.of()));
    }

    /// All that a reader gets of a draft, with what differs between any two drafts made alike.
    private String told(CallerSession by, Approval draft, UUID of) {
        String drafts =
                site.json.text(
                        site.body(
                                site.call(by, "GET", DRAFTS, null, Map.of("row", of.toString()))));
        String given =
                site.json.text(
                        ((jp.kakehashi.wire.Messages.Page) registerPage(by))
                                .given().stream()
                                        .filter(row -> row.row().row().equals(draft.id()))
                                        .map(row -> row.row().values().toString())
                                        .sorted()
                                        .toList());
        return (site.json.text(read(by, draft)) + "\n" + drafts + "\n" + given)
                .replace(draft.id().toString(), "DRAFT")
                .replace(of.toString(), "ROW")
                .replace(ApprovalRegister.text(of), "ROW")
                .replaceAll("\"at\":\"[^\"]*\"", "AT")
                .replaceAll("ROW [0-9]+", "ROW")
                .replaceAll("\"seq\":[0-9]+", "SEQ")
                .replaceAll("R[0-9]+-[0-9]+", "NUMBER");
    }

    @Test
    void onWhichSideOfALimitAHiddenAmountLiesIsToldByNoDraftNorByTheRegister() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
        String rule = ApprovalDesk.RULE.replace("upToYen: 1000000", "upToYen: 1500");
        site.publish(
                site.administrator,
                new DefinitionYaml().read(Site.DEFINITION.replace(FEE, HIDDEN_FEE) + rule));
        UUID other = UUID.randomUUID();
        Approval below = drafted(row, 1200);
        Approval above = drafted(other, 2000);
        assertTrue(read(site.keeper, below).delegated());
        assertFalse(read(site.keeper, above).delegated());
        assertEquals(told(site.viewer, below, row), told(site.viewer, above, other));
        for (Approval each : List.of(below, above)) {
            act(chief(), each, "chief");
        }
        assertEquals(told(site.viewer, below, row), told(site.viewer, above, other));
        for (Approval each : List.of(below, above)) {
            act(head(), each, "civil/head");
        }
        assertEquals("DECIDED", read(site.viewer, below).state());
        assertEquals("UNDER_WAY", read(site.viewer, above).state());
        act(site.caller("1", "civil", "keeper", "mayor"), above, "mayor");
        assertEquals(told(site.viewer, below, row), told(site.viewer, above, other));
        assertEquals(List.of(), read(site.viewer, above).way());
        String page = register(site.viewer);
        for (String word : List.of("専決", "係長", "課長", "市長", "職員7007", "職員2101", "mayor")) {
            assertFalse(page.contains(word), word);
            assertFalse(site.json.text(read(site.viewer, below)).contains(word), word);
        }
        assertTrue(register(site.keeper).contains("専決"));
        assertEquals("専決", manner(below));
        assertEquals(List.of(), inbox(site.viewer));
    }

    @Test
    void whoReadsAmountsOrWhereTheWayIsTheSameForAllIsShownTheWay() {
        open(Site.DEFINITION);
        Approval draft = drafted();
        assertEquals(2, read(site.viewer, draft).way().size());
        assertTrue(register(site.viewer).contains("係長"));
    }

    @Test
    void aWayThatIsTheSameForEveryAmountIsToldToAll() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
        String rule = ApprovalDesk.RULE.replace(", decides: true, upToYen: 1000000", "");
        site.publish(
                site.administrator,
                new DefinitionYaml().read(Site.DEFINITION.replace(FEE, HIDDEN_FEE) + rule));
        Approval draft = drafted();
        assertEquals(3, read(site.viewer, draft).way().size());
        assertTrue(register(site.viewer).contains("係長"));
        assertFalse(register(site.viewer).contains("1200"));
    }

    private String manner(Approval draft) {
        var register =
                ApprovalRegister.of(
                        new DefinitionYaml().read(Site.DEFINITION + ApprovalDesk.RULE), 1);
        return site.database
                .read(db -> site.stores.tables().row(db, register, draft.id()))
                .orElseThrow()
                .state()
                .value(Site.field("manner"));
    }

    private List<ApprovalMessages.Waiting> inbox(CallerSession by) {
        var found = site.body(site.call(by, "GET", "/api/approvals/waiting", null, Map.of()));
        return ((ApprovalMessages.Inbox) found).waiting();
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
