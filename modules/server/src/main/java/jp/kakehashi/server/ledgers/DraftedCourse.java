package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.records.approval.Approval;
import jp.kakehashi.records.approval.ApprovalStep.Act;
import jp.kakehashi.records.approval.KeptApproval;
import jp.kakehashi.wire.ApprovalMessages;

/// What of a draft's course is told to those who may not know its amount: that it was sent, came
/// back or was taken back. Who signed it, and how many did, would tell on which side of a limit the
/// amount lies.
final class DraftedCourse {
    private DraftedCourse() {}

    /// What the preparer did, and that somebody gave it back.
    static List<ApprovalMessages.Step> ends(KeptApproval kept) {
        List<ApprovalMessages.Step> told = new ArrayList<>();
        for (KeptApproval.Act act : kept.acts()) {
            Act kind = act.step().act();
            if (kind == Act.DRAFT || kind == Act.WITHDRAW || kind == Act.RETURN) {
                String who = kind == Act.RETURN ? "" : act.name();
                told.add(
                        new ApprovalMessages.Step(
                                kind.name(), who, null, false, act.step().at(), null));
            }
        }
        return told;
    }

    /// Since when it stands as it does; of one that is under way when it was sent, because each
    /// signature would be another moment.
    static Instant since(KeptApproval kept) {
        List<KeptApproval.Act> acts = kept.acts();
        if (kept.approval().state() != Approval.State.UNDER_WAY) {
            return acts.getLast().step().at();
        }
        return acts.reversed().stream()
                .filter(act -> act.step().act() == Act.DRAFT)
                .findFirst()
                .orElseGet(acts::getLast)
                .step()
                .at();
    }
}
