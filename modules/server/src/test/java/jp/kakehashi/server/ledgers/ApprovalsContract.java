package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;

/// Drafts and decisions as head office keeps them, on every database.
abstract class ApprovalsContract extends ApprovalDesk {
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
