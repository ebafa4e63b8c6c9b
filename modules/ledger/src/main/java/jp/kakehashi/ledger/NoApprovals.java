package jp.kakehashi.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.ApprovalMessages;
import org.jspecify.annotations.Nullable;

/// No draft anywhere, and no line to send one by.
final class NoApprovals implements LedgerApprovals {
    @Override
    public ApprovalMessages.Inbox inbox() {
        return new ApprovalMessages.Inbox(List.of());
    }

    @Override
    public ApprovalMessages.Way way(LedgerId ledger, @Nullable Long amountYen) {
        throw noLine();
    }

    @Override
    public ApprovalMessages.Approval one(LedgerId ledger, UUID approval) {
        throw noLine();
    }

    @Override
    public ApprovalMessages.Approval draft(LedgerId ledger, ApprovalMessages.Draft draft) {
        throw noLine();
    }

    @Override
    public ApprovalMessages.Approval act(LedgerId ledger, UUID approval, ApprovalMessages.Act act) {
        throw noLine();
    }

    @Override
    public ApprovalMessages.StandIns standIns() {
        return new ApprovalMessages.StandIns(List.of());
    }

    @Override
    public void standIn(ApprovalMessages.NewStandIn given) {
        throw noLine();
    }

    @Override
    public void endStandIn(UUID id) {
        throw noLine();
    }

    @Override
    public Map<UUID, Standing> standing(LedgerId ledger) {
        return Map.of();
    }

    private static RuntimeException noLine() {
        return Problem.unavailable("problem.line.down").asException();
    }
}
