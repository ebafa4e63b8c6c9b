package jp.kakehashi.ledger;

import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.ApprovalMessages;
import org.jspecify.annotations.Nullable;

/// Drafts (起案) and decisions (決裁) as a keeper uses them. What stands is read here, also without a
/// line; everything else asks head office. Called on background threads; an expected failure is a
/// `ProblemException` (`problem.approval.…`, `problem.line.…`).
public interface LedgerApprovals {
    /// Nothing goes through approval.
    static LedgerApprovals none() {
        return new NoApprovals();
    }

    /// What waits for this person, and their own drafts that are not decided.
    ApprovalMessages.Inbox inbox();

    /// The way of a draft about `amountYen`, with who would sign today.
    ApprovalMessages.Way way(LedgerId ledger, @Nullable Long amountYen);

    /// A draft with its rows before and after.
    ApprovalMessages.Approval one(LedgerId ledger, UUID approval);

    /// Puts a draft on its way; repeating it with the same `act` is harmless.
    ApprovalMessages.Approval draft(LedgerId ledger, ApprovalMessages.Draft draft);

    /// Approves, returns, pulls up or withdraws; repeating it with the same `act` is harmless.
    ApprovalMessages.Approval act(LedgerId ledger, UUID approval, ApprovalMessages.Act act);

    /// Who stands in for which post, now and later.
    ApprovalMessages.StandIns standIns();

    /// Names a stand-in; repeating it with the same id is harmless.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.stand_in.…`
    void standIn(ApprovalMessages.NewStandIn given);

    /// Ends one at once.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.stand_in.rights`
    void endStandIn(UUID id);

    /// The newest draft of each row that ever had one, as this PC last heard.
    Map<UUID, Standing> standing(LedgerId ledger);

    /// Refuses to write rows that are under decision, as far as this PC has heard.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.approval.locked`
    default void requireUnlocked(LedgerId ledger, Iterable<UUID> rows) {
        Map<UUID, Standing> standing = standing(ledger);
        for (UUID row : rows) {
            Standing found = standing.get(row);
            if (found != null && found.locks()) {
                throw Problem.refused("problem.approval.locked").asException();
            }
        }
    }

    /// Where a row's newest draft is.
    ///
    /// @param state `under_way`, `returned`, `withdrawn` or `decided`
    /// @param waiting the post whose turn it is, in the city's words
    /// @param seq the sequence of the row that it is about
    record Standing(
            UUID approval,
            String state,
            @Nullable String number,
            @Nullable String waiting,
            long seq) {
        /// Whether nobody may write the row.
        public boolean locks() {
            return state.equals("under_way");
        }
    }
}
