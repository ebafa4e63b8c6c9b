package jp.kakehashi.server.audit.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.Merge;
import jp.kakehashi.records.RowState;
import jp.kakehashi.server.audit.storage.AuditReport.Finding;
import jp.kakehashi.server.audit.storage.AuditReport.Kind;
import jp.kakehashi.storage.ledger.HistoryStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Compares the rows of a ledger's table with what their history makes of them, a portion at a
/// time.
final class RowReplay {
    private static final int PORTION = 500;

    private final LedgerStores stores;
    private final LedgerDefinition definition;

    RowReplay(LedgerStores stores, LedgerDefinition definition) {
        this.stores = stores;
        this.definition = definition;
    }

    /// Adds what differs to `findings`; returns how many rows there are.
    long compare(DSLContext db, List<Finding> findings) {
        List<StoredRow> portion = new ArrayList<>(PORTION);
        long[] rows = {0};
        stores.queries()
                .scan(
                        db,
                        definition,
                        row -> {
                            rows[0]++;
                            portion.add(row);
                            if (portion.size() == PORTION) {
                                compare(db, portion, findings);
                                portion.clear();
                            }
                        });
        compare(db, portion, findings);
        Set<UUID> destroyed = stores.logs().destructions().destroyed(db, definition.id());
        stores.tables().missing(db, definition.id()).stream()
                .filter(id -> !destroyed.contains(id))
                .forEach(id -> findings.add(finding(Kind.ROW_REMOVED, id)));
        return rows[0];
    }

    private void compare(DSLContext db, List<StoredRow> rows, List<Finding> findings) {
        if (rows.isEmpty()) {
            return;
        }
        List<UUID> ids = rows.stream().map(r -> r.state().row()).toList();
        Map<UUID, StoredRow> replayed = new HashMap<>();
        for (HistoryStore.Entry entry : stores.history().ofRows(db, definition.id(), ids)) {
            AcceptedChange change = readable(entry);
            if (change != null) {
                StoredRow before = replayed.get(entry.row());
                RowState after = Merge.fold(before == null ? null : before.state(), change);
                replayed.put(entry.row(), new StoredRow(after, change.acceptedAt()));
            }
        }
        for (StoredRow row : rows) {
            UUID id = row.state().row();
            StoredRow expected = replayed.get(id);
            if (expected == null) {
                findings.add(finding(Kind.ROW_INSERTED, id));
            } else if (!expected.equals(row)) {
                findings.add(finding(Kind.ROW_DIFFERS, id));
            }
        }
    }

    private @Nullable AcceptedChange readable(HistoryStore.Entry entry) {
        try {
            return stores.history().change(entry);
        } catch (ProblemException damaged) {
            // The walk along the chain names the entry.
            return null;
        }
    }

    private Finding finding(Kind kind, UUID row) {
        return new Finding(kind, definition.id(), 0, row);
    }
}
