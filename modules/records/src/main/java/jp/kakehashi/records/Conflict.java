package jp.kakehashi.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two people wrote the same cell, the second without having seen the first, or one deleted a row
/// that the other was editing. Neither value is lost: `standing` is what the ledger shows, `kept`
/// is the other.
///
/// @param id derived from the two changes and the field, so that every replica names it alike
/// @param field null when a deletion met an edit
/// @param resolvedBy the change that decided it; null while open
public record Conflict(
        UUID id,
        LedgerId ledger,
        UUID row,
        @Nullable FieldId field,
        Side standing,
        Side kept,
        @Nullable UUID resolvedBy) {

    /// One of the two values.
    ///
    /// @param value canonical text; null for an emptied cell, or for a deletion
    /// @param deletion true when this side deleted the row
    public record Side(
            UUID change,
            long seq,
            @Nullable String value,
            boolean deletion,
            Author author,
            Instant madeAt,
            Instant acceptedAt) {
        private Side withoutValue() {
            return new Side(change, seq, null, deletion, author, madeAt, acceptedAt);
        }
    }

    /// Whether nobody has decided yet.
    public boolean open() {
        return resolvedBy == null;
    }

    /// Whether `actor` wrote one of the two sides.
    public boolean writtenBy(Actor actor) {
        return standing.author().staff().equals(actor.staff())
                || kept.author().staff().equals(actor.staff());
    }

    /// The same conflict without what either side wrote.
    public Conflict withoutValues() {
        return new Conflict(
                id, ledger, row, field, standing.withoutValue(), kept.withoutValue(), resolvedBy);
    }

    /// The same conflict, decided by `change`.
    public Conflict resolvedBy(UUID change) {
        return new Conflict(id, ledger, row, field, standing, kept, change);
    }
}
