package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.CallerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A ledger whose rows go through approval, and the people who draft and decide there.
abstract class ApprovalDesk {
    static final String DRAFTS = "/api/ledgers/{ledger}/approvals";
    static final String ONE = DRAFTS + "/{approval}";
    static final String RULE =
            """
            approval:
              amount: fee
              route:
                approval: road_permit
                version: 1
                name: {ja: 道路占用許可, en: Road permit}
                section: 土木
                numbers: "{section}第R{year}-{n:4}号"
                retention: 5
                steps:
                  - {post: chief, name: 係長}
                  - {post: civil/head, name: 課長, decides: true, upToYen: 1000000}
                  - {post: mayor, name: 市長, decides: true}
            """;
    static final LedgerId REGISTER = new LedgerId("permits_kessai");

    @TempDir Path dir;
    Site site;
    CallerSession chief;
    CallerSession head;
    UUID row;
    long seq;

    abstract Database database();

    @BeforeEach
    void open() {
        site = new Site(dir, database(), Databases.inMemory());
        site.publish(site.administrator, definition());
        chief = site.caller("2101", "civil", "viewer", "chief");
        head = site.caller("7007", "civil", "viewer", "head");
        row = UUID.randomUUID();
        seq = site.accept(site.keeper, site.create(site.keeper, row, "name", "甲", "fee", "1200"));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    static LedgerDefinition definition() {
        return new DefinitionYaml().read(Site.DEFINITION + RULE);
    }

    Approval draft(CallerSession by, UUID id) {
        return draft(by, draft(UUID.randomUUID(), id, row, seq));
    }

    static ApprovalMessages.Draft draft(UUID act, UUID id, UUID row, long seq) {
        return new ApprovalMessages.Draft(
                act,
                id,
                "馬場町の占用",
                null,
                1200L,
                null,
                List.of(new ApprovalMessages.SeenRow(row, seq)));
    }

    Approval draft(CallerSession by, ApprovalMessages.Draft sent) {
        return (Approval) site.body(site.call(by, "POST", DRAFTS, sent, Map.of()));
    }

    Approval act(CallerSession by, UUID id, ApprovalMessages.Act act) {
        var names = Map.of("approval", id.toString());
        return (Approval) site.body(site.call(by, "POST", ONE, act, names));
    }

    Approval sign(CallerSession by, Approval seen, String post) {
        return act(by, seen.id(), act("APPROVE", post, seen.sha256()));
    }

    static ApprovalMessages.Act act(String kind, String post, String sha256) {
        String reason = kind.equals("APPROVE") ? null : "図面を直すこと";
        return new ApprovalMessages.Act(UUID.randomUUID(), kind, post, false, reason, sha256);
    }

    Approval read(CallerSession by, UUID id) {
        var names = Map.of("approval", id.toString());
        return (Approval) site.body(site.call(by, "GET", ONE, null, names));
    }

    ApprovalMessages.Inbox inbox(CallerSession by) {
        return (ApprovalMessages.Inbox)
                site.body(site.call(by, "GET", "/api/approvals/waiting", null, Map.of()));
    }

    Map<jp.kakehashi.records.FieldId, String> registered(UUID id) {
        LedgerDefinition register = ApprovalRegister.of(definition(), 1);
        return site.database
                .read(db -> site.stores.tables().row(db, register, id))
                .orElseThrow()
                .state()
                .values();
    }

    String register(UUID id, String field) {
        return registered(id).get(Site.field(field));
    }

    Approval decided() {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        Approval signed = sign(chief, sent, "chief");
        return sign(head, signed, "civil/head");
    }

    String again() {
        return decided().number();
    }

    void standIn(CallerSession by, String post, String staff) {
        LocalDate today = ApprovalForms.day(site.clock.instant());
        var given =
                new ApprovalMessages.NewStandIn(
                        UUID.randomUUID(), post, staff, today, today.plusDays(1));
        site.call(by, "POST", "/api/stand-ins", given, Map.of());
    }

    static ApprovalMessages.Act withdrawal(Approval sent) {
        return new ApprovalMessages.Act(
                UUID.randomUUID(), "WITHDRAW", null, false, "誤り", sent.sha256());
    }
}
