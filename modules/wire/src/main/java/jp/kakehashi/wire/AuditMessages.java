package jp.kakehashi.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Label;
import org.jspecify.annotations.Nullable;

/// The messages with which those who hold the role `auditor` look into the log of viewings and the
/// log of what was done to accounts. Every look is noted with its reason before it is answered.
public final class AuditMessages {
    private AuditMessages() {}

    /// What is looked for; null is everything. `staff`: a number, or a part of a name in any
    /// variant. `kind`: that of a viewing, or the beginning of an act's word (`post`). Days are
    /// Japanese, both included. `reason`: what for. `POST /api/audit/viewings`, `POST
    /// /api/audit/acts` (which know no ledger and no row)
    public record Question(
            @Nullable String staff,
            @Nullable String kind,
            @Nullable String ledger,
            @Nullable UUID row,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String reason) {

        /// A question for any kind.
        public Question(
                @Nullable String staff,
                @Nullable String ledger,
                @Nullable UUID row,
                @Nullable LocalDate from,
                @Nullable LocalDate until,
                String reason) {
            this(staff, null, ledger, row, from, until, reason);
        }
    }

    /// One viewing: who, at which PC, which records of which ledger, when, and for what.
    ///
    /// @param count how many records
    /// @param rows the first of them
    public record ViewingLine(
            long seq,
            Instant at,
            String staff,
            String office,
            String device,
            String ledger,
            String kind,
            String purpose,
            int count,
            List<UUID> rows) {
        public ViewingLine {
            rows = List.copyOf(rows);
        }
    }

    /// The newest that match. `more`: there are older ones beyond the bound.
    ///
    /// @param names of the staff in it, by number
    public record ViewingPage(List<ViewingLine> lines, boolean more, Map<String, String> names) {}

    /// Something done to an account, a PC or a session, or a look into these logs.
    ///
    /// @param subject staff number, device or session
    public record ActLine(
            Instant at, String staff, String action, String subject, @Nullable String detail) {}

    /// As {@link ViewingPage}.
    public record ActPage(List<ActLine> lines, boolean more, Map<String, String> names) {}

    /// What the ledgers are called, by id, whoever may open them. `GET /api/audit/ledgers`
    public record LedgerNames(Map<String, Label> ledgers) {}

    /// Whether every link of every chain and every row is as it was written. `POST
    /// /api/audit/check`
    ///
    /// @param findings how many are not
    public record ChainState(
            boolean whole, Instant at, long changes, long viewings, int findings) {}
}
