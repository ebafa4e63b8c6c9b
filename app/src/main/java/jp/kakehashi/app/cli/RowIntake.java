package jp.kakehashi.app.cli;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.NewRow;
import jp.kakehashi.wire.Messages.Outcome;
import jp.kakehashi.wire.Messages.ProblemMessage;

/// Sends the rows of a file to their ledger, which is published already.
final class RowIntake {
    private final Console console;
    private final LedgerPlace place;

    RowIntake(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    /// What nobody writes by hand; what this person may not write the server refuses.
    static boolean writable(FieldDefinition field) {
        return field.type().byHand() && !field.individualNumber();
    }

    /// What became of it: how many rows are there now and why others are not.
    record Taken(int rows, List<ProblemMessage> refused) {}

    Taken take(LedgerDesk desk, ImportPreview read) {
        List<Change> changes = changes(desk, read);
        List<ProblemMessage> refused = new ArrayList<>();
        for (Outcome outcome :
                desk.push(
                        read.definition().id(),
                        changes,
                        done -> {
                            if (console.watched()) {
                                console.say("%,d / %,d".formatted(done, changes.size()));
                            }
                        })) {
            if (outcome.problem() != null) {
                refused.add(outcome.problem());
            }
        }
        return new Taken(changes.size() - refused.size(), refused);
    }

    private List<Change> changes(LedgerDesk desk, ImportPreview read) {
        Ids ids = new Ids(place.clock());
        List<Change> changes = new ArrayList<>();
        for (NewRow row : read.newRows()) {
            List<Edit> edits = new ArrayList<>();
            row.values()
                    .forEach((field, value) -> edits.add(new Edit(field, value, null, 0, null)));
            changes.add(
                    new Change(
                            ids.next(),
                            read.definition().id(),
                            ids.next(),
                            ChangeKind.CREATE,
                            edits,
                            0,
                            read.definition().version(),
                            desk.author(),
                            place.clock().instant(),
                            row.note(),
                            null));
        }
        return changes;
    }
}
