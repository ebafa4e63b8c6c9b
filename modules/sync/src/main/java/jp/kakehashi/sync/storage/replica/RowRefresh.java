package jp.kakehashi.sync.storage.replica;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.OutboxEntry;
import jp.kakehashi.sync.storage.ReplicaStores;
import org.jspecify.annotations.Nullable;

/// Reads what head office said of some rows and writes them back with the pending edits on top.
/// Used inside one durable write.
final class RowRefresh {
    private final ReplicaStores stores;

    RowRefresh(ReplicaStores stores) {
        this.stores = stores;
    }

    /// What head office said of each row; rows it has never seen are absent.
    Map<UUID, StoredRow> bases(Tx tx, LedgerDefinition definition, Collection<UUID> rows) {
        Map<UUID, StoredRow> shown = stores.tables().rows(tx.query(), definition, rows);
        var covered = stores.baseCells().of(tx.query(), rows);
        Map<UUID, StoredRow> bases = new HashMap<>();
        for (UUID row : rows) {
            StoredRow base = Overlay.base(shown.get(row), covered.getOrDefault(row, Map.of()));
            if (base != null) {
                bases.put(row, base);
            }
        }
        return bases;
    }

    /// Writes `rows` as they are shown now: `bases` with what is pending in the outbox on top.
    void show(
            Tx tx, LedgerDefinition definition, Collection<UUID> rows, Map<UUID, StoredRow> bases) {
        LedgerId ledger = definition.id();
        var pending = stores.outbox().pending(tx.query(), rows);
        List<StoredRow> written = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        Map<UUID, Map<String, @Nullable String>> covered = new HashMap<>();
        for (UUID row : rows) {
            Overlay.Shown shown =
                    Overlay.over(bases.get(row), changes(pending.getOrDefault(row, List.of())));
            if (shown == null) {
                gone.add(row);
                covered.put(row, Map.of());
            } else {
                covered.put(row, shown.covered());
                written.add(shown.row());
            }
        }
        stores.tables().put(tx, definition, written);
        stores.tables().remove(tx, ledger, gone);
        stores.baseCells().replace(tx, ledger, covered);
    }

    private static List<Change> changes(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::change).toList();
    }
}
