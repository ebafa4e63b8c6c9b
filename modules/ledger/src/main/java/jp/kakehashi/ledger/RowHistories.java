package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.OutboxEntry;
import org.jspecify.annotations.Nullable;

/// The history of a row: what head office knows when it is reached, otherwise what was pulled, and
/// what waits to be sent. Thread-safe.
final class RowHistories {
    private final LedgerReads reads;
    private final ListViewings viewings;
    private final HeadOffice headOffice;

    RowHistories(LedgerReads reads, ListViewings viewings, HeadOffice headOffice) {
        this.reads = reads;
        this.viewings = viewings;
        this.headOffice = headOffice;
    }

    /// The entries of `row`, or of one `field`, newest first, with what still waits to be sent.
    List<HistoryEntry> of(
            LedgerDefinition definition, UUID row, @Nullable FieldId field, String purpose) {
        viewings.requirePurpose(definition, purpose);
        Map<UUID, HistoryEntry> entries = new LinkedHashMap<>();
        for (AcceptedChange change : accepted(definition, row, purpose)) {
            entries.put(change.change().id(), new HistoryEntry(change, null));
        }
        for (OutboxEntry entry : reads.rows(definition, List.of(row)).outbox()) {
            Change change = entry.change();
            entries.putIfAbsent(
                    change.id(),
                    new HistoryEntry(
                            new AcceptedChange(0, change, Map.of(), change.madeAt()),
                            RowViews.state(entry.state())));
        }
        List<HistoryEntry> newestFirst = new ArrayList<>(entries.values()).reversed();
        return newestFirst.stream().filter(e -> concerns(e.change(), field)).toList();
    }

    /// All that head office knows when it is reached, otherwise what was pulled.
    private List<AcceptedChange> accepted(LedgerDefinition definition, UUID row, String purpose) {
        try {
            return headOffice.rowHistory(definition.id(), row, purpose);
        } catch (ProblemException e) {
            if (!unreached(e.problem())) {
                throw e;
            }
            viewings.log(definition, "history", purpose, List.of(row));
            return reads.history(definition, row);
        }
    }

    /// Head office was not asked, or could not answer; what it refuses is not shown from here.
    private static boolean unreached(Problem problem) {
        return problem.retryable() || problem.key().startsWith("problem.session.");
    }

    private static boolean concerns(AcceptedChange accepted, @Nullable FieldId field) {
        return field == null
                || accepted.assigned().containsKey(field)
                || accepted.change().edits().stream().anyMatch(e -> e.field().equals(field));
    }
}
