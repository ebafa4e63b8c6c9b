package jp.kakehashi.storage.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// A list of rows to be destroyed (廃棄): proposed by one person, confirmed by another, kept for good
/// as the register of what was destroyed.
///
/// @param state `PROPOSED`, `WITHDRAWN`, `DESTROYING` once confirmed, `DONE`
/// @param keptUntil last day of the retention period, as an ISO date
/// @param lines at first as proposed; once confirmed, what was destroyed
/// @param dropped rows that were on the list and had changed, or had to be settled, when it was
///     confirmed: they are still there
/// @param sha256 of the lines, by which the second person confirms what they saw
public record Destruction(
        UUID id,
        LedgerId ledger,
        int year,
        String state,
        String keptUntil,
        Signed proposed,
        @Nullable Signed decided,
        List<Line> lines,
        int dropped,
        String sha256) {
    public Destruction {
        lines = List.copyOf(lines);
    }

    /// Who and when.
    public record Signed(String staff, String name, Instant at) {}

    /// A row, the sequence at which it was listed, and what the ledger's rule calls it by.
    public record Line(UUID row, long seq, List<String> words) {
        public Line {
            words = List.copyOf(words);
        }
    }

    /// The same in another state.
    public Destruction in(String next, @Nullable Signed by) {
        return new Destruction(
                id, ledger, year, next, keptUntil, proposed, by, lines, dropped, sha256);
    }

    /// The same about these lines of it.
    public Destruction of(List<Line> left, String hash) {
        int gone = dropped + lines.size() - left.size();
        return new Destruction(
                id, ledger, year, state, keptUntil, proposed, decided, left, gone, hash);
    }
}
