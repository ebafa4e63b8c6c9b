package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.ledger.LedgerService.ReturnedEdit;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.OutboxEntry;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Edits that head office sent back, as a screen shows them.
final class ReturnedEdits {
    private final Replica replica;
    private final LedgerReads reads;
    private final RowViews views;
    private final ReadingPurposes purposes;

    ReturnedEdits(Replica replica, LedgerReads reads, RowViews views, ReadingPurposes purposes) {
        this.replica = replica;
        this.reads = reads;
        this.views = views;
        this.purposes = purposes;
    }

    /// Those of this person, oldest first; of those in a ledger that is not read for anything yet,
    /// only that they came back and why.
    List<ReturnedEdit> all() {
        List<ReturnedEdit> found = new ArrayList<>();
        for (OutboxEntry entry : reads.returned()) {
            Change change = entry.change();
            Messages.ProblemMessage problem = entry.problem();
            LedgerDefinition definition = replica.definitions().find(change.ledger()).orElse(null);
            if (definition != null && purposes.missing(definition)) {
                found.add(held(definition, change));
                continue;
            }
            Map<FieldId, @Nullable String> values = new LinkedHashMap<>();
            for (Edit edit : change.edits()) {
                values.put(edit.field(), edit.value());
            }
            found.add(
                    new ReturnedEdit(
                            change.id(),
                            change.ledger(),
                            change.row(),
                            title(definition, change),
                            values,
                            problem == null ? "problem.sync.fault" : problem.key(),
                            problem == null ? List.of() : problem.args(),
                            change.madeAt()));
        }
        return found;
    }

    /// What was written, and why it was refused, may name persons.
    private static ReturnedEdit held(LedgerDefinition definition, Change change) {
        return new ReturnedEdit(
                change.id(),
                change.ledger(),
                change.row(),
                "",
                Map.of(),
                "problem.viewing.purpose_listed",
                List.of(definition.label().ja(), String.join("／", definition.purposes())),
                change.madeAt());
    }

    private String title(@Nullable LedgerDefinition definition, Change change) {
        if (definition == null) {
            return "";
        }
        List<StoredRow> rows = reads.rows(definition, List.of(change.row())).rows();
        String provisional = change.note().provisional();
        return rows.isEmpty()
                ? (provisional == null ? "" : provisional)
                : views.title(definition, rows.getFirst().state());
    }
}
