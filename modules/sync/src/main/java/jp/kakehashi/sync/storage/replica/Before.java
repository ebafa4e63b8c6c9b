package jp.kakehashi.sync.storage.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.OutboxEntry;
import jp.kakehashi.sync.storage.ReplicaStores;
import org.jspecify.annotations.Nullable;

/// What a step of one's own starts from: a row as it is shown, what that covers, and the edits of
/// it that head office has not told back yet.
record Before(StoredRow shown, Map<String, @Nullable String> covered, List<Change> pending) {

    /// Those of the rows that exist here, in that order.
    static List<Before> of(
            Tx tx, ReplicaStores stores, LedgerDefinition definition, List<UUID> rows) {
        Map<UUID, StoredRow> shown = stores.tables().rows(tx.query(), definition, rows);
        var covered = stores.baseCells().of(tx.query(), rows);
        var pending = stores.outbox().pending(tx.query(), rows);
        List<Before> found = new ArrayList<>();
        for (UUID row : rows) {
            StoredRow stored = shown.get(row);
            if (stored != null) {
                found.add(
                        new Before(
                                stored,
                                covered.getOrDefault(row, Map.of()),
                                pending.getOrDefault(row, List.of()).stream()
                                        .map(OutboxEntry::change)
                                        .toList()));
            }
        }
        return found;
    }

    RowState state() {
        return shown.state();
    }

    List<Edit> edits(Map<FieldId, @Nullable String> values, boolean evenIfEqual) {
        return ChangeMaker.edits(state(), pending, values, evenIfEqual);
    }
}
