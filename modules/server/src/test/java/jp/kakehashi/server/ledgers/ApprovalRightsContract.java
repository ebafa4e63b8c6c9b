package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;

/// Who drafts, signs and reads, on every database.
abstract class ApprovalRightsContract extends ApprovalDesk {
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
    void nobodySignsByRightsThatEndedMeanwhile() {
        Approval sent = draft(site.keeper, UUID.randomUUID());
        site.lostRights.add("2101");
        assertEquals(
                "problem.session.rights_changed", Refusal.of(() -> sign(chief, sent, "chief")));
        assertEquals("UNDER_WAY", read(site.keeper, sent.id()).state());
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
    void standInActsUntilMidnightInJapanOfTheLastDayAndNotAfter() {
        standIn(chief, "chief", "7007");
        Approval sent = draft(site.keeper, UUID.randomUUID());
        ZoneId japan = ZoneId.of("Asia/Tokyo");
        Instant over =
                LocalDate.ofInstant(site.clock.instant(), japan)
                        .plusDays(2)
                        .atStartOfDay(japan)
                        .toInstant();
        site.clock.pass(Duration.between(site.clock.instant(), over).minusSeconds(1));
        assertTrue(inbox(head).waiting().getFirst().acting());
        site.clock.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), inbox(head).waiting());
        var late =
                new ApprovalMessages.Act(
                        UUID.randomUUID(), "APPROVE", "chief", true, "出張", sent.sha256());
        assertEquals("problem.approval.not_in_post", Refusal.of(() -> act(head, sent.id(), late)));
        assertEquals("UNDER_WAY", read(site.keeper, sent.id()).state());
    }

    @Test
    void aStandInThatIsSentTwiceIsOneAndOnlyWhoMayEndsIt() {
        LocalDate today = ApprovalForms.day(site.clock.instant());
        var given =
                new ApprovalMessages.NewStandIn(
                        UUID.randomUUID(), "chief", "7007", today, today.plusDays(1));
        site.call(chief, "POST", "/api/stand-ins", given, Map.of());
        site.call(chief, "POST", "/api/stand-ins", given, Map.of());
        assertEquals(1, standIns(chief).size());
        var another =
                new ApprovalMessages.NewStandIn(
                        given.id(), "chief", "7007", today, today.plusDays(9));
        assertEquals(
                "problem.change.other_content",
                Refusal.of(() -> site.call(chief, "POST", "/api/stand-ins", another, Map.of())));
        assertEquals(today.plusDays(1), standIns(chief).getFirst().until());
        CallerSession other = site.caller("5500", "civil", "viewer");
        assertFalse(standIns(other).getFirst().mayEnd());
        var which = Map.of("id", given.id().toString());
        assertEquals(
                "problem.stand_in.rights",
                Refusal.of(() -> site.call(other, "DELETE", "/api/stand-ins/{id}", null, which)));
        assertEquals(1, standIns(chief).size());
        site.call(chief, "DELETE", "/api/stand-ins/{id}", null, which);
        site.call(chief, "DELETE", "/api/stand-ins/{id}", null, which);
        assertEquals(List.of(), standIns(chief));
    }

    private List<ApprovalMessages.StandIn> standIns(CallerSession caller) {
        return ((ApprovalMessages.StandIns)
                        site.body(site.call(caller, "GET", "/api/stand-ins", null, Map.of())))
                .standIns();
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
}
