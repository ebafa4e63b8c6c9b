package jp.kakehashi.server.audit.storage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// What a verification found. Names places, never contents.
///
/// @param whole nothing was found
/// @param viewings entries of the log of viewings that were checked
/// @param heads signed heads that were compared
public record AuditReport(
        boolean whole,
        Instant at,
        List<LedgerAudit> ledgers,
        long viewings,
        int heads,
        List<Finding> findings) {
    public AuditReport {
        ledgers = List.copyOf(ledgers);
        findings = List.copyOf(findings);
    }

    /// How much of a ledger was checked, and where its chain ends.
    public record LedgerAudit(LedgerId ledger, long changes, long rows, long seq, String hash) {}

    /// What is not as it was written.
    public enum Kind {
        /// A history entry says something else than was accepted.
        HISTORY_CHANGED,
        /// A history entry is gone.
        HISTORY_REMOVED,
        /// A history entry was put in by other means.
        HISTORY_INSERTED,
        /// A row differs from the replay of its history.
        ROW_DIFFERS,
        /// A row that the history knows is gone.
        ROW_REMOVED,
        /// A row that the history does not know.
        ROW_INSERTED,
        /// An entry of the log of viewings was changed, removed or put in.
        VIEWING_CHANGED,
        VIEWING_REMOVED,
        VIEWING_INSERTED,
        /// The log of viewings is shorter than a head that was signed.
        VIEWING_CUT_OFF,
        /// The chain is shorter than a head that was signed.
        CUT_OFF,
        /// At a signed head's place the chain has another link.
        HEAD_DIFFERS,
        /// A head's signature is not this server's.
        HEAD_UNSIGNED
    }

    /// One finding.
    ///
    /// @param ledger null for the log of viewings
    /// @param seq place in the chain, 0 when it is about a row
    public record Finding(Kind kind, @Nullable LedgerId ledger, long seq, @Nullable UUID row) {}
}
