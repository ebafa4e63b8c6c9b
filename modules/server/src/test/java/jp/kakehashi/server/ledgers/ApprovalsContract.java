package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Drafts and decisions as head office keeps them, on every database.
abstract class ApprovalsContract {
    private static final String DRAFTS = "/api/ledgers/{ledger}/approvals";
    private static final String ONE = DRAFTS + "/{approval}";
    private static final String RULE =
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
    private static final LedgerId REGISTER = new LedgerId("permits_kessai");

    @TempDir Path dir;
    private Site site;
    private CallerSession chief;
    private CallerSession head;
    private UUID row;
    private long seq;

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

    private Approval draft(CallerSession by, UUID id) {
        return draft(by, draft(UUID.randomUUID(), id, row, seq));
    }

    private static ApprovalMessages.Draft draft(UUID act, UUID id, UUID row, long seq) {
        return new ApprovalMessages.Draft(
                act,
                id,
                "馬場町の占用",
                null,
                1200L,
                null,
                List.of(new ApprovalMessages.SeenRow(row, seq)));
    }

    private Approval draft(CallerSession by, ApprovalMessages.Draft sent) {
        return (Approval) site.body(site.call(by, "POST", DRAFTS, sent, Map.of()));
    }

    private Approval act(CallerSession by, UUID id, ApprovalMessages.Act act) {
        var names = Map.of("approval", id.toString());
        return (Approval) site.body(site.call(by, "POST", ONE, act, names));
    }

    private Approval sign(CallerSession by, Approval seen, String post) {
        return act(by, seen.id(), act("APPROVE", post, seen.sha256()));
    }

    private static ApprovalMessages.Act act(String kind, String post, String sha256) {
        String reason = kind.equals("APPROVE") ? null : "図面を直すこと";
        return new ApprovalMessages.Act(UUID.randomUUID(), kind, post, false, reason, sha256);
    }

    private Approval read(CallerSession by, UUID id) {
        var names = Map.of("approval", id.toString());
        return (Approval) site.body(site.call(by, "GET", ONE, null, names));
    }

    private ApprovalMessages.Inbox inbox(CallerSession by) {
        return (ApprovalMessages.Inbox)
                site.body(site.call(by, "GET", "/api/approvals/waiting", null, Map.of()));
    }

    private Map<jp.kakehashi.records.FieldId, String> registered(UUID id) {
        LedgerDefinition register = ApprovalRegister.of(definition(), 1);
        return site.database
                .read(db -> site.stores.tables().row(db, register, id))
                .orElseThrow()
                .state()
                .values();
    }

    private String register(UUID id, String field) {
        return registered(id).get(Site.field(field));
    }

    private Approval decided() {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        Approval signed = sign(chief, sent, "chief");
        return sign(head, signed, "civil/head");
    }

    @Test
    void draftGoesItsWayAndIsDecidedWithANumberInTheRegister() {
        Approval done = decided();
        assertEquals("DECIDED", done.state());
        assertEquals("土木第R8-0001号", done.number());
        assertTrue(done.delegated());
        assertEquals("decided", register(done.id(), "state"));
        assertEquals("土木第R8-0001号", register(done.id(), "number"));
        assertEquals("専決", register(done.id(), "manner"));
        assertEquals(done.keptUntil().toString(), register(done.id(), "kept_until"));
        assertTrue(register(done.id(), "way").contains("課長 職員7007 承認"));
        assertEquals("土木第R8-0002号", again());
        AuditReport report =
                new jp.kakehashi.server.audit.storage.AuditVerification(
                                site.database, site.stores, site.clock)
                        .verify(new Messages.Verify(List.of()), site.authority.publicKey());
        assertTrue(report.toString().contains("permits_kessai"), report.toString());
    }

    private String again() {
        return decided().number();
    }

    @Test
    void preparerCannotApproveInAnyCapacity() {
        CallerSession both = site.caller("1001", "civil", "keeper", "chief", "head");
        Approval sent = draft(both, UUID.randomUUID());
        assertEquals("problem.approval.preparer", Refusal.of(() -> sign(both, sent, "chief")));
        standIn(site.administrator, "chief", "1001");
        var acting =
                new ApprovalMessages.Act(
                        UUID.randomUUID(), "APPROVE", "chief", true, "出張", sent.sha256());
        assertEquals("problem.approval.preparer", Refusal.of(() -> act(both, sent.id(), acting)));
    }

    @Test
    void onlyThePostWhoseTurnItIsSigns() {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        assertEquals(
                "problem.approval.not_your_turn", Refusal.of(() -> sign(head, sent, "civil/head")));
        assertEquals("problem.approval.not_in_post", Refusal.of(() -> sign(head, sent, "chief")));
        CallerSession elsewhere = site.caller("8008", "tax", "viewer", "head");
        Approval signed = sign(chief, sent, "chief");
        assertEquals(
                "problem.approval.unseen", Refusal.of(() -> sign(elsewhere, signed, "civil/head")));
        CallerSession clerk = site.caller("8009", "civil", "viewer");
        assertEquals(
                "problem.approval.not_in_post",
                Refusal.of(() -> sign(clerk, signed, "civil/head")));
    }

    @Test
    void nobodyOutsideTheLedgerReadsOrActs() {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        CallerSession stranger = site.caller("4004", "civil", "chief");
        assertEquals("problem.ledger.access", Refusal.of(() -> read(stranger, sent.id())));
        assertEquals("problem.ledger.access", Refusal.of(() -> sign(stranger, sent, "chief")));
        assertEquals("problem.ledger.access", Refusal.of(() -> draft(stranger, UUID.randomUUID())));
        assertEquals(
                "problem.ledger.write", Refusal.of(() -> draft(site.owner, UUID.randomUUID())));
        assertTrue(inbox(stranger).waiting().isEmpty());
        assertEquals("turn", inbox(chief).waiting().getFirst().kind());
        assertEquals("under_way", inbox(site.keeper).waiting().getFirst().kind());
        assertTrue(inbox(head).waiting().isEmpty());
    }

    @Test
    void whoeverSeesNotEveryCellReadsNoWordsAndNoHiddenCell() {
        UUID hidden = UUID.randomUUID();
        long at =
                site.accept(
                        site.keeper,
                        site.create(
                                site.keeper, hidden, "name", "乙", "secret", "内密", "fee", "1200"));
        Approval sent = draft(site.keeper, draft(UUID.randomUUID(), UUID.randomUUID(), hidden, at));
        Approval seen = read(site.viewer, sent.id());
        assertEquals("", seen.title());
        assertFalse(seen.rows().getFirst().after().containsValue("内密"));
        assertTrue(read(chief, sent.id()).rows().getFirst().after().containsValue("内密"));
        assertEquals(
                "problem.approval.unseen", Refusal.of(() -> draft(site.other, UUID.randomUUID())));
    }

    @Test
    void rowUnderDecisionIsLockedAndReturnedOneIsNot() {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        var edit = site.edit(site.keeper, row, seq, "place", "本町");
        assertEquals("problem.approval.locked", site.returned(site.keeper, edit));
        assertEquals(
                "problem.approval.locked",
                site.returned(site.keeper, site.change(site.keeper, row, ChangeKind.DELETE, seq)));
        assertEquals(
                "problem.approval.row_taken",
                Refusal.of(() -> draft(site.keeper, UUID.randomUUID())));
        Approval back = act(chief, sent.id(), act("RETURN", "chief", sent.sha256()));
        assertEquals("RETURNED", back.state());
        assertEquals("accepted", site.returned(site.keeper, edit));
    }

    @Test
    void changedRowNeedsEverySignatureAgain() {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        Approval signed = sign(chief, sent, "chief");
        act(head, sent.id(), act("RETURN", "civil/head", signed.sha256()));
        long moved = site.accept(site.keeper, site.edit(site.keeper, row, seq, "place", "本町"));
        assertEquals(
                "problem.approval.row_moved",
                Refusal.of(
                        () -> draft(site.keeper, draft(UUID.randomUUID(), sent.id(), row, seq))));
        Approval again = draft(site.keeper, draft(UUID.randomUUID(), sent.id(), row, moved));
        assertFalse(again.sha256().equals(sent.sha256()));
        assertEquals("problem.approval.changed", Refusal.of(() -> sign(chief, sent, "chief")));
        assertEquals(
                "problem.approval.not_your_turn",
                Refusal.of(() -> sign(head, again, "civil/head")));
        assertEquals("UNDER_WAY", sign(chief, again, "chief").state());
    }

    @Test
    void amountIsWhatTheRowsSay() {
        var little =
                new ApprovalMessages.Draft(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "占用",
                        null,
                        1L,
                        null,
                        List.of(new ApprovalMessages.SeenRow(row, seq)));
        assertEquals("problem.approval.amount", Refusal.of(() -> draft(site.keeper, little)));
    }

    @Test
    void sentTwiceIsTakenOnce() {
        UUID act = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        var sent = draft(act, id, row, seq);
        draft(site.keeper, sent);
        Approval twice = draft(site.keeper, sent);
        assertEquals(1, twice.steps().size());
        var signature = act("APPROVE", "chief", twice.sha256());
        act(chief, id, signature);
        assertEquals(2, act(chief, id, signature).steps().size());
        assertEquals(
                "problem.change.other_content",
                Refusal.of(
                        () ->
                                act(
                                        head,
                                        id,
                                        new ApprovalMessages.Act(
                                                signature.act(),
                                                "APPROVE",
                                                "civil/head",
                                                false,
                                                null,
                                                twice.sha256()))));
    }

    @Test
    void twoApproversAtOnceAreOneDecision() throws Exception {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        Approval signed = sign(chief, sent, "chief");
        List<CallerSession> heads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            heads.add(site.caller("700" + i, "civil", "viewer", "head"));
        }
        CountDownLatch begin = new CountDownLatch(1);
        List<String> outcomes = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = new ArrayList<>();
            for (CallerSession each : heads) {
                all.add(
                        pool.submit(
                                () -> {
                                    begin.await();
                                    try {
                                        return sign(each, signed, "civil/head").state();
                                    } catch (ProblemException e) {
                                        return e.problem().key();
                                    }
                                }));
            }
            begin.countDown();
            for (Future<String> each : all) {
                outcomes.add(each.get());
            }
        }
        assertEquals(1, outcomes.stream().filter("DECIDED"::equals).count(), outcomes.toString());
        assertEquals(5, outcomes.stream().filter("problem.approval.closed"::equals).count());
        assertEquals("土木第R8-0002号", again());
    }

    @Test
    void nobodySignsByRightsThatEndedMeanwhile() {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        site.lostRights.add("2101");
        assertEquals(
                "problem.session.rights_changed", Refusal.of(() -> sign(chief, sent, "chief")));
        assertEquals("UNDER_WAY", read(site.keeper, sent.id()).state());
    }

    private void standIn(CallerSession by, String post, String staff) {
        LocalDate today = ApprovalForms.day(site.clock.instant());
        var given =
                new ApprovalMessages.NewStandIn(
                        UUID.randomUUID(), post, staff, today, today.plusDays(1));
        site.call(by, "POST", "/api/stand-ins", given, Map.of());
    }

    @Test
    void standInDecidesOnTheDaysOfTheAbsenceAndSaysWhy() {
        CallerSession deputy = site.caller("5500", "civil", "viewer");
        assertEquals("problem.stand_in.rights", Refusal.of(() -> standIn(deputy, "chief", "5500")));
        standIn(chief, "chief", "7007");
        Approval sent = draft(site.keeper, UUID.randomUUID());
        var silent =
                new ApprovalMessages.Act(
                        UUID.randomUUID(), "APPROVE", "chief", true, null, sent.sha256());
        assertEquals("problem.approval.reason", Refusal.of(() -> act(head, sent.id(), silent)));
        assertTrue(inbox(head).waiting().getFirst().acting());
        site.clock.pass(Duration.ofDays(2));
        var late =
                new ApprovalMessages.Act(
                        UUID.randomUUID(), "APPROVE", "chief", true, "出張", sent.sha256());
        assertEquals("problem.approval.not_in_post", Refusal.of(() -> act(head, sent.id(), late)));
        standIn(chief, "chief", "7007");
        Approval signed = act(head, sent.id(), late);
        assertTrue(signed.steps().getLast().acting());
    }

    @Test
    void registerIsWrittenByHeadOfficeAlone() {
        Approval done = decided();
        LedgerDefinition register = ApprovalRegister.of(definition(), 1);
        var names = Map.of("ledger", REGISTER.value());
        var forged =
                new jp.kakehashi.records.Change(
                        UUID.randomUUID(),
                        REGISTER,
                        done.id(),
                        ChangeKind.EDIT,
                        Site.edits(3, "number", "土木第R8-9999号"),
                        3,
                        1,
                        site.administrator.actor().on(site.administrator.device()),
                        site.clock.instant(),
                        jp.kakehashi.records.ChangeNote.NONE,
                        null);
        var reply =
                (Messages.PushResult)
                        site.body(
                                site.call(
                                        site.administrator,
                                        "POST",
                                        "/api/ledgers/{ledger}/push",
                                        new Messages.Push(List.of(forged)),
                                        names));
        assertEquals("problem.ledger.write", reply.outcomes().getFirst().problem().key());
        assertEquals(
                "problem.definition.register",
                Refusal.of(() -> site.publish(site.administrator, register.viewedBy(List.of()))));
    }

    @Test
    void bytesAreBoundWithoutARow() {
        String bytes = "ab".repeat(32);
        UUID id = UUID.randomUUID();
        var sent =
                new ApprovalMessages.Draft(
                        UUID.randomUUID(), id, "一斉通知", null, 5L, bytes, List.of());
        Approval signed = sign(chief, draft(site.keeper, sent), "chief");
        var asked = Map.of("bytes", bytes);
        var before =
                (ApprovalMessages.Drafts) site.body(site.call(head, "GET", DRAFTS, null, asked));
        assertTrue(before.drafts().isEmpty());
        sign(head, signed, "civil/head");
        var after =
                (ApprovalMessages.Drafts) site.body(site.call(head, "GET", DRAFTS, null, asked));
        assertEquals(id, after.drafts().getFirst().id());
    }

    @Test
    void withdrawnDraftFreesItsRowsAndTakesNoNumber() {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        assertEquals(
                "problem.approval.not_preparer",
                Refusal.of(() -> act(site.administrator, sent.id(), withdrawal(sent))));
        Approval gone = act(site.keeper, sent.id(), withdrawal(sent));
        assertEquals("WITHDRAWN", gone.state());
        assertNull(gone.number());
        assertEquals(
                "accepted",
                site.returned(site.keeper, site.edit(site.keeper, row, seq, "place", "本町")));
        assertEquals("withdrawn", register(sent.id(), "state"));
    }

    private static ApprovalMessages.Act withdrawal(Approval sent) {
        return new ApprovalMessages.Act(
                UUID.randomUUID(), "WITHDRAW", null, false, "誤り", sent.sha256());
    }

    @Test
    void beforeIsWhatWasLastDecided() {
        decided();
        long moved = site.accept(site.keeper, site.edit(site.keeper, row, seq, "place", "本町"));
        Approval sent = draft(site.keeper, draft(UUID.randomUUID(), UUID.randomUUID(), row, moved));
        var told = sent.rows().getFirst();
        assertNull(told.before().get(Site.field("place")));
        assertEquals("1200", told.before().get(Site.field("fee")));
        assertEquals("本町", told.after().get(Site.field("place")));
    }
}
