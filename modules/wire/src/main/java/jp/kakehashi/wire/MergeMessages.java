package jp.kakehashi.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// The messages of rows that are of the same person: made one, taken back, or said to be different.
public final class MergeMessages {
    private MergeMessages() {}

    /// Makes two rows one. `POST /api/ledgers/{ledger}/merges`; sending it again is harmless.
    ///
    /// @param id made by the caller, unique for ever
    /// @param kept the row that stays, as it was shown at `keptSeq`
    /// @param other the row that is buried, as it was shown at `otherSeq`
    /// @param taken the fields in which the kept row gets the other's value
    public record Merge(
            UUID id, UUID kept, long keptSeq, UUID other, long otherSeq, List<FieldId> taken) {
        public Merge {
            taken = List.copyOf(taken);
        }
    }

    /// What a merge did.
    ///
    /// @param links rows that point to the kept row now
    /// @param left rows that still point to the buried one, of those that the caller may see
    public record Merged(UUID id, int links, int left) {}

    /// What taking a merge back did. `DELETE /api/ledgers/{ledger}/merges/{merge}`
    ///
    /// @param rows that are as they were before
    /// @param left rows of which something was written since, which stands
    public record Undone(int rows, int left) {}

    /// The newest merges of a ledger. `GET /api/ledgers/{ledger}/merges`
    public record Merges(List<Past> merges) {
        public Merges {
            merges = List.copyOf(merges);
        }
    }

    /// One merge.
    public record Past(
            UUID id,
            UUID kept,
            UUID buried,
            String staff,
            Instant at,
            @Nullable Instant undoneAt,
            boolean mayUndo) {}

    /// Two rows, in any order.
    public record Pair(UUID first, UUID second) {}

    /// Pairs that are of different people. `GET /api/ledgers/{ledger}/distinct`; one is told by
    /// `PUT` and taken back by `DELETE /api/ledgers/{ledger}/distinct/{first}/{second}`
    public record Distinct(List<Pair> pairs) {
        public Distinct {
            pairs = List.copyOf(pairs);
        }
    }
}
