package jp.kakehashi.records;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One act of one person on one row. Made on a workstation, ordered by the server; `id` makes
/// sending it twice harmless.
///
/// @param id made by the workstation, unique for ever
/// @param row the row's id; made by the workstation for a new row
/// @param edits the cells, at most one per field
/// @param seenRowSeq the row's newest server sequence that the author had seen; 0 for a new row
/// @param definitionVersion the version of the ledger definition the change was made on
/// @param madeAt the workstation's clock; shown, never used for order
/// @param note provenance: reason, on whose behalf, under which decision
/// @param conflict the conflict that a {@link ChangeKind#RESOLVE} decides; null for every other
///     kind.
///     Where a deletion met an edit, a `DELETE` or `RESTORE` that turns the row round goes before
///     it
public record Change(
        UUID id,
        LedgerId ledger,
        UUID row,
        ChangeKind kind,
        List<Edit> edits,
        long seenRowSeq,
        int definitionVersion,
        Author author,
        Instant madeAt,
        ChangeNote note,
        @Nullable UUID conflict) {

    public Change {
        edits = List.copyOf(edits);
    }

    /// The same change in the name of `other`.
    public Change by(Author other) {
        return new Change(
                id,
                ledger,
                row,
                kind,
                edits,
                seenRowSeq,
                definitionVersion,
                other,
                madeAt,
                note,
                conflict);
    }

    /// What a new row for a value of a file means where another workstation has made `other` for
    /// the same value already: an edit of that one by somebody who had seen nothing of it.
    public Change joined(UUID other) {
        ChangeNote because =
                new ChangeNote(
                        note.reason(),
                        note.onBehalfOf(),
                        note.decision(),
                        note.override(),
                        null,
                        note.source());
        return new Change(
                id,
                ledger,
                other,
                ChangeKind.EDIT,
                edits,
                0,
                definitionVersion,
                author,
                madeAt,
                because,
                conflict);
    }

    /// The same change of `other`, which the row that was meant has become.
    public Change of(UUID other) {
        return new Change(
                id,
                ledger,
                other,
                kind,
                edits,
                seenRowSeq,
                definitionVersion,
                author,
                madeAt,
                note,
                conflict);
    }

    /// The same change for other reasons.
    public Change with(ChangeNote other) {
        return new Change(
                id,
                ledger,
                row,
                kind,
                edits,
                seenRowSeq,
                definitionVersion,
                author,
                madeAt,
                other,
                conflict);
    }
}
