package jp.kakehashi.records.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One act on a draft: who did what, as whom, when, why, and on which bytes. Kept for ever.
///
/// @param staff staff number of who acted
/// @param post the post as which they acted; null for the preparer
/// @param acting whether they stood in for the holder of the post (代決)
/// @param at the server's clock
/// @param reason in their words; null where none is asked for
/// @param amountYen of a draft: what it is about in money, by which the route says who decides;
///     null
///     where money plays no part, and for every other act
/// @param sha256 of what lay in front of them, hexadecimal in lower case
/// @param number the document number that the server gives with a decision; null otherwise
public record ApprovalStep(
        Act act,
        String staff,
        @Nullable String post,
        boolean acting,
        Instant at,
        @Nullable String reason,
        @Nullable Long amountYen,
        String sha256,
        @Nullable String number) {

    /// What somebody does with a draft.
    public enum Act {
        /// The preparer puts it on its way (起案); also again, changed, after it came back.
        DRAFT,
        /// The post whose turn it is signs; the last one on the way decides (決裁).
        APPROVE,
        /// The post whose turn it is sends it back to the preparer (差戻し).
        RETURN,
        /// The preparer takes it back for good (取下げ).
        WITHDRAW,
        /// A post further on signs over the heads of those before, who are away (引上げ).
        PULL_UP
    }

    /// The preparer sends a draft, for the first time or again.
    public static ApprovalStep draft(
            String staff, Instant at, @Nullable Long amountYen, String sha256) {
        return new ApprovalStep(Act.DRAFT, staff, null, false, at, null, amountYen, sha256, null);
    }

    /// The preparer takes a draft back for good.
    public static ApprovalStep withdrawal(
            String staff, Instant at, @Nullable String reason, String sha256) {
        return new ApprovalStep(Act.WITHDRAW, staff, null, false, at, reason, null, sha256, null);
    }

    /// An act of a post's holder.
    public static ApprovalStep holder(
            Act act,
            String staff,
            String post,
            Instant at,
            @Nullable String reason,
            String sha256) {
        return new ApprovalStep(act, staff, post, false, at, reason, null, sha256, null);
    }

    /// The same act by somebody who stands in for the holder.
    public ApprovalStep standingIn() {
        return new ApprovalStep(act, staff, post, true, at, reason, amountYen, sha256, number);
    }

    /// The same act with a document number.
    public ApprovalStep numbered(String given) {
        return new ApprovalStep(act, staff, post, acting, at, reason, amountYen, sha256, given);
    }
}
