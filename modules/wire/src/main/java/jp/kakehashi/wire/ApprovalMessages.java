package jp.kakehashi.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// The messages of drafts (起案) and their decisions (決裁).
public final class ApprovalMessages {
    private ApprovalMessages() {}

    /// Puts a draft on its way, or the same one again, changed, after it came back. `act` makes
    /// sending it twice harmless. `POST /api/ledgers/{ledger}/approvals`
    ///
    /// @param rows as the preparer saw them
    /// @param bytes SHA-256 of bytes that lie elsewhere
    public record Draft(
            UUID act,
            UUID approval,
            String title,
            @Nullable String note,
            @Nullable Long amountYen,
            @Nullable String bytes,
            List<SeenRow> rows) {}

    /// A row and the sequence at which it was seen.
    public record SeenRow(UUID row, long seq) {}

    /// Approves, returns, pulls up or withdraws. `sha256` is what {@link Approval#sha256} said when
    /// the signer had it in front of them. `POST /api/ledgers/{ledger}/approvals/{approval}`
    ///
    /// @param kind `APPROVE`, `RETURN`, `PULL_UP` or `WITHDRAW`
    /// @param post as whom; null for the preparer
    /// @param acting whether the signer stands in for the post's holder (代決)
    public record Act(
            UUID act,
            String kind,
            @Nullable String post,
            boolean acting,
            @Nullable String reason,
            String sha256) {}

    /// A draft as its reader may see it. `GET /api/ledgers/{ledger}/approvals/{approval}`
    ///
    /// @param state `UNDER_WAY`, `RETURNED`, `WITHDRAWN` or `DECIDED`
    /// @param number document number, once decided
    /// @param keptUntil last day of its retention period, once decided; null for ever
    /// @param delegated false also for those who may not know by which amount it is (専決)
    /// @param way the posts it goes through, in order; none where they would tell of an amount that
    ///     is not for the reader, of the steps then only those that do not
    /// @param yours what the reader may do with it now
    public record Approval(
            UUID id,
            LedgerId ledger,
            String title,
            @Nullable String note,
            @Nullable Long amountYen,
            @Nullable String bytes,
            String sha256,
            String state,
            String preparer,
            String preparerName,
            @Nullable String number,
            @Nullable LocalDate keptUntil,
            boolean delegated,
            List<Post> way,
            List<Step> steps,
            List<Row> rows,
            List<Turn> yours) {}

    /// A post on the way.
    ///
    /// @param holders who holds it today, by name
    /// @param standIns who stands in for it today, by name
    /// @param state `signed`, `passed`, `waits` (its turn) or `later`
    /// @param decides whether it is the one that decides
    public record Post(
            String post,
            String ja,
            String en,
            List<String> holders,
            List<String> standIns,
            String state,
            boolean decides) {}

    /// What was done.
    public record Step(
            String kind,
            String name,
            @Nullable String post,
            boolean acting,
            Instant at,
            @Nullable String reason) {}

    /// A row of the draft: as it stood at the decision before this draft, and as the draft has it.
    ///
    /// @param before empty when it was never decided
    /// @param movedOn whether it was changed since
    public record Row(
            UUID row,
            long seq,
            boolean deleted,
            Map<FieldId, String> before,
            Map<FieldId, String> after,
            boolean movedOn) {}

    /// As whom the reader may act on a draft now.
    ///
    /// @param kinds `APPROVE`, `RETURN`, `PULL_UP`, `WITHDRAW` or `DRAFT`
    /// @param post null for the preparer
    public record Turn(@Nullable String post, boolean acting, List<String> kinds) {}

    /// The way a draft about `amountYen` would go now. `GET
    /// /api/ledgers/{ledger}/approvals/route?amount=N`
    public record Way(String ja, String en, boolean delegated, List<Post> posts) {}

    /// A line of an inbox.
    ///
    /// @param kind `turn` (waits for the caller), `returned` (the caller's own, came back) or
    ///     `under_way` (the caller's own)
    public record Waiting(
            UUID id,
            LedgerId ledger,
            String title,
            String preparerName,
            Instant since,
            String kind,
            boolean acting,
            @Nullable Long amountYen) {}

    /// What waits for the caller, of every ledger they may open. `GET /api/approvals/waiting`
    public record Inbox(List<Waiting> waiting) {}

    /// The drafts of a row, or the decided ones about bytes. `GET
    /// /api/ledgers/{ledger}/approvals?row=ID`, `?bytes=SHA256`
    public record Drafts(List<Drafted> drafts) {}

    /// One draft in short.
    public record Drafted(
            UUID id, String title, String state, @Nullable String number, Instant at) {}

    /// Names somebody who stands in for a post. `POST /api/stand-ins`
    public record NewStandIn(UUID id, String post, String staff, LocalDate from, LocalDate until) {}

    /// Who stands in for whom, now and later. `GET /api/stand-ins`; `DELETE /api/stand-ins/{id}`
    /// ends one.
    public record StandIns(List<StandIn> standIns) {}

    /// One stand-in.
    ///
    /// @param mayEnd whether the caller may end it
    public record StandIn(
            UUID id,
            String post,
            String staff,
            String name,
            LocalDate from,
            LocalDate until,
            boolean mayEnd) {}
}
