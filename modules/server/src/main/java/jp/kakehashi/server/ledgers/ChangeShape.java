package jp.kakehashi.server.ledgers;

import java.util.Objects;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.Values;
import org.jspecify.annotations.Nullable;

/// Whether a change is whole in itself and fits the row it names, whatever its cells hold.
final class ChangeShape {
    private static final int NOTE_LIMIT = 1000;
    private static final int NAME_LIMIT = 40;

    private ChangeShape() {}

    /// What is wrong with a change sent for `ledger`, whose newest sequence is `newest`.
    static @Nullable Problem fault(Change change, LedgerId ledger, long newest) {
        if (!change.ledger().equals(ledger)) {
            return Problem.invalid("problem.change.ledger", change.ledger());
        }
        if ((change.conflict() != null) != (change.kind() == ChangeKind.RESOLVE)) {
            return Problem.invalid("problem.change.conflict");
        }
        boolean cellsAllowed =
                change.kind() != ChangeKind.DELETE && change.kind() != ChangeKind.RESTORE;
        if (!cellsAllowed && !change.edits().isEmpty()) {
            return Problem.invalid("problem.change.unexpected_cells");
        }
        if (change.kind() == ChangeKind.EDIT && change.edits().isEmpty()) {
            return Problem.invalid("problem.change.empty");
        }
        if (seenAhead(change.seenRowSeq(), newest)) {
            return Problem.invalid("problem.change.seen_ahead");
        }
        for (Edit edit : change.edits()) {
            if (seenAhead(edit.seenSeq(), newest)) {
                return Problem.invalid("problem.change.seen_ahead");
            }
            if (longer(edit.seen(), Values.LONG_TEXT_LIMIT)) {
                return Problem.invalid("problem.value.too_long", edit.field());
            }
        }
        return noteFault(change);
    }

    /// Whoever claims to have seen what does not exist would never meet a conflict.
    private static boolean seenAhead(long seen, long newest) {
        return seen < 0 || seen > newest;
    }

    private static @Nullable Problem noteFault(Change change) {
        ChangeNote note = change.note();
        boolean tooLong =
                longer(note.reason(), NOTE_LIMIT)
                        || longer(note.override(), NOTE_LIMIT)
                        || longer(note.decision(), NOTE_LIMIT)
                        || longer(note.onBehalfOf(), NAME_LIMIT)
                        || longer(note.provisional(), NAME_LIMIT)
                        || longer(change.author().office(), NAME_LIMIT);
        if (tooLong) {
            return Problem.invalid("problem.change.note_too_long");
        }
        return sourceFault(change, note.source());
    }

    private static @Nullable Problem sourceFault(Change change, @Nullable ImportMark source) {
        if (source == null) {
            return null;
        }
        if (change.kind() == ChangeKind.RESTORE || change.kind() == ChangeKind.RESOLVE) {
            return Problem.invalid("problem.change.source");
        }
        return source.file().isBlank() || longer(source.file(), ImportMark.LONGEST_FILE)
                ? Problem.invalid("problem.change.source")
                : null;
    }

    private static boolean longer(@Nullable String text, int limit) {
        return text != null && text.length() > limit;
    }

    /// Why the change does not fit `row`, which is null when nobody has created it.
    static @Nullable Problem misfit(Change change, @Nullable RowState row) {
        if (change.kind() == ChangeKind.CREATE) {
            return row == null ? null : Problem.invalid("problem.row.exists", change.row());
        }
        if (row == null) {
            return Problem.invalid("problem.row.unknown", change.row());
        }
        boolean sawDeletion = row.deleted() && change.seenRowSeq() >= row.seq();
        return change.kind() == ChangeKind.EDIT && sawDeletion
                ? Problem.invalid("problem.row.deleted", change.row())
                : null;
    }

    /// Why a RESOLVE does not decide `conflict`.
    static @Nullable Problem undecided(Change change, Conflict conflict) {
        if (!conflict.open()) {
            return Problem.invalid("problem.conflict.decided");
        }
        boolean sameCell =
                conflict.field() == null
                        ? change.edits().isEmpty()
                        : change.edits().size() == 1
                                && change.edits().getFirst().field().equals(conflict.field());
        boolean fits =
                Objects.equals(conflict.ledger(), change.ledger())
                        && conflict.row().equals(change.row())
                        && sameCell;
        return fits ? null : Problem.invalid("problem.conflict.other_cell");
    }
}
