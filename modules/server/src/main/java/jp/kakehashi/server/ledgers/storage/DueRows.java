package jp.kakehashi.server.ledgers.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.storage.ledger.Destruction;
import jp.kakehashi.storage.ledger.Destruction.Line;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import org.jooq.DSLContext;

/// The rows of a year by whether they may be destroyed: deleted ones too, for they still say all
/// that they said.
///
/// @param settled those under no open conflict and no draft
/// @param unsettled how many are
public record DueRows(List<RowState> settled, int unsettled) {

    /// Those of `year`.
    public static DueRows of(
            DSLContext db, LedgerStores stores, LedgerDefinition definition, FiscalYear year) {
        YearRule rule = Objects.requireNonNull(definition.year());
        List<RowState> rows = new ArrayList<>();
        stores.queries()
                .scan(
                        db,
                        definition,
                        row -> {
                            if (rule.of(row.state().values()).filter(year::equals).isPresent()) {
                                rows.add(row.state());
                            }
                        });
        Set<UUID> held = held(db, stores, definition, rows.stream().map(RowState::row).toList());
        List<RowState> free = rows.stream().filter(r -> !held.contains(r.row())).toList();
        return new DueRows(free, rows.size() - free.size());
    }

    /// The lines of `list` that stand as they were listed and have nothing to be settled.
    public static List<Line> unchanged(
            DSLContext db, LedgerStores stores, LedgerDefinition definition, Destruction list) {
        List<UUID> ids = list.lines().stream().map(Line::row).toList();
        Map<UUID, StoredRow> rows = stores.tables().rows(db, definition, ids);
        Set<UUID> held = held(db, stores, definition, ids);
        return list.lines().stream()
                .filter(
                        line -> {
                            StoredRow row = rows.get(line.row());
                            return row != null
                                    && row.state().seq() == line.seq()
                                    && !held.contains(line.row());
                        })
                .toList();
    }

    private static Set<UUID> held(
            DSLContext db, LedgerStores stores, LedgerDefinition definition, List<UUID> rows) {
        Set<UUID> held = new HashSet<>();
        stores.conflicts().openOf(db, definition.id(), rows).forEach(c -> held.add(c.row()));
        held.addAll(stores.logs().approvals().locked(db, definition.id(), rows).keySet());
        return held;
    }
}
