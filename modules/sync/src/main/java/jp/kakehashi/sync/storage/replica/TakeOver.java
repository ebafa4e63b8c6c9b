package jp.kakehashi.sync.storage.replica;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.NewRow;
import jp.kakehashi.storage.ledger.LedgerTables;
import org.jooq.DSLContext;

/// What a newer file wants of a ledger, as it was compared with it.
///
/// @param key the field that tells rows apart
/// @param added rows that the ledger had none of
/// @param rows what becomes of rows that it had
public record TakeOver(FieldId key, List<NewRow> added, List<Row> rows) {
    public TakeOver {
        added = List.copyOf(added);
        rows = List.copyOf(rows);
    }

    /// A row that is rewritten, or goes when there are no `cells`.
    ///
    /// @param seq what the row stood at when it was compared
    public record Row(UUID row, long seq, List<CellRewrite> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        boolean goes() {
            return cells.isEmpty();
        }
    }

    /// How many rows were written, and how many were `left` because the ledger had changed.
    public record Done(int written, int left) {}

    /// The new rows whose key no row holds by now. Of two PCs that compared before either heard of
    /// the other each makes its own; at head office the later becomes an edit of the earlier.
    List<NewRow> missing(DSLContext db, LedgerTables tables, LedgerDefinition definition) {
        Set<String> wanted = new HashSet<>();
        for (NewRow row : added) {
            String value = row.values().get(key);
            if (value != null) {
                wanted.add(value);
            }
        }
        Set<String> held =
                wanted.isEmpty()
                        ? Set.of()
                        : tables.holders(db, definition, key, wanted, List.of()).keySet();
        List<NewRow> missing = new ArrayList<>();
        for (NewRow row : added) {
            String value = row.values().get(key);
            if (value == null || !held.contains(value)) {
                missing.add(row);
            }
        }
        return missing;
    }

    Map<UUID, Row> byId() {
        Map<UUID, Row> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.put(row.row(), row));
        return byId;
    }

    Done done(int written) {
        return new Done(written, added.size() + rows.size() - written);
    }
}
