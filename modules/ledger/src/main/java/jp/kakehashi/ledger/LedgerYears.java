package jp.kakehashi.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.YearMessages;

/// The fiscal years (年度更新) of a ledger as its keeper closes them. All but the words of rows asks
/// head office. Called on background threads; an expected failure is a `ProblemException`
/// (`problem.year.…`, `problem.line.…`).
public interface LedgerYears {
    /// Years that nobody can reach.
    static LedgerYears none() {
        return new LedgerYears() {
            private Problem missing() {
                return Problem.unavailable("problem.line.down");
            }

            @Override
            public YearMessages.Years of(LedgerId ledger) {
                throw missing().asException();
            }

            @Override
            public YearMessages.Preview preview(LedgerId ledger, FiscalYear year) {
                throw missing().asException();
            }

            @Override
            public YearMessages.Closed close(
                    LedgerId ledger,
                    FiscalYear year,
                    YearMessages.Close sent,
                    LedgerService.Progress progress) {
                throw missing().asException();
            }

            @Override
            public YearMessages.Undone undo(LedgerId ledger, FiscalYear year) {
                throw missing().asException();
            }

            @Override
            public void reopen(LedgerId ledger, FiscalYear year, String reason) {
                throw missing().asException();
            }

            @Override
            public Map<UUID, Map<FieldId, String>> words(LedgerId ledger, Collection<UUID> rows) {
                return Map.of();
            }
        };
    }

    /// How the years stand, and what this person may do with them.
    YearMessages.Years of(LedgerId ledger);

    /// What closing a year would do now.
    YearMessages.Preview preview(LedgerId ledger, FiscalYear year);

    /// Carries open rows and freezes where asked, step by step; repeating it with the same run is
    /// harmless. `progress` may stop it after a step: what was carried stays, and the next call
    /// goes on. Unsent edits of this PC in the ledger have to be sent first.
    YearMessages.Closed close(
            LedgerId ledger,
            FiscalYear year,
            YearMessages.Close sent,
            LedgerService.Progress progress);

    /// Takes a carrying back, as long as its year is not frozen.
    YearMessages.Undone undo(LedgerId ledger, FiscalYear year);

    /// Opens a frozen year again.
    void reopen(LedgerId ledger, FiscalYear year, String reason);

    /// What of a year has reached the end of its retention period, and its lists.
    default YearMessages.Due due(LedgerId ledger, FiscalYear year) {
        throw Problem.unavailable("problem.line.down").asException();
    }

    /// Proposes a list of destruction; repeating it with the same id is harmless.
    default YearMessages.Destruction propose(LedgerId ledger, FiscalYear year, UUID id) {
        throw Problem.unavailable("problem.line.down").asException();
    }

    /// A list of destruction with its lines.
    default YearMessages.Destruction list(LedgerId ledger, UUID id) {
        throw Problem.unavailable("problem.line.down").asException();
    }

    /// Confirms a list or withdraws it; repeating it is harmless.
    default YearMessages.Destruction decide(LedgerId ledger, UUID id, YearMessages.Decide sent) {
        throw Problem.unavailable("problem.line.down").asException();
    }

    /// What the ledger's rule of years calls rows by, as far as this PC has them. It names nobody,
    /// so that no viewing has to be noted.
    Map<UUID, Map<FieldId, String>> words(LedgerId ledger, Collection<UUID> rows);
}
