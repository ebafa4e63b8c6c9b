package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.wire.CallerSession;

/// The changes of a merge and of its reversal, in the name of whoever makes it.
record MergeChanges(CallerSession caller, Instant now) {

    /// A change of `row` as it stands, for the reason `why`.
    Change of(
            LedgerDefinition definition,
            RowState row,
            ChangeKind kind,
            List<Edit> edits,
            String why) {
        return new Change(
                UUID.randomUUID(),
                definition.id(),
                row.row(),
                kind,
                edits,
                row.seq(),
                definition.version(),
                caller.actor().on(caller.device()),
                now,
                // A value that stood in one of the rows may stand in the row they become.
                new ChangeNote(why, null, null, why, null),
                null);
    }
}
