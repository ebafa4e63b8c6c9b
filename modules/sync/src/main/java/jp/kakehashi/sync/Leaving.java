package jp.kakehashi.sync;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;

/// What will leave this PC when the line allows, for the status page: names of fields, never their
/// values.
///
/// @param edits in the order they will be sent; the oldest thousand when there are more
/// @param editCount all of them
/// @param viewingCount viewings of persons' records to be logged at head office
public record Leaving(List<LeavingEdit> edits, long editCount, long viewingCount) {
    public Leaving {
        edits = List.copyOf(edits);
    }

    /// One edit. `sent`: already sent once, outcome unknown.
    public record LeavingEdit(
            LedgerId ledger,
            UUID row,
            ChangeKind kind,
            List<FieldId> fields,
            Instant madeAt,
            boolean sent) {}
}
