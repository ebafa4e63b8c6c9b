package jp.kakehashi.sync.storage;

import static jp.kakehashi.sync.storage.ReplicaTables.BASE_CELL;
import static jp.kakehashi.sync.storage.ReplicaTables.CONTENT;
import static jp.kakehashi.sync.storage.ReplicaTables.FIELD;
import static jp.kakehashi.sync.storage.ReplicaTables.LEDGER;
import static jp.kakehashi.sync.storage.ReplicaTables.ROW_ID;
import static jp.kakehashi.sync.storage.ReplicaTables.SEQ;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What head office last said of the cells that one's own pending edits cover.
public final class BaseCellStore {
    private static final int IDS_PER_QUERY = 500;

    /// Base cells of every ledger.
    public BaseCellStore() {}

    /// The covered cells of a row: field to what head office said, null for empty.
    public Map<UUID, Map<String, @Nullable String>> of(DSLContext db, Collection<UUID> rows) {
        Map<UUID, Map<String, @Nullable String>> found = new HashMap<>();
        List<UUID> ids = List.copyOf(rows);
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY));
            db.select(ROW_ID, FIELD, CONTENT)
                    .from(BASE_CELL)
                    .where(ROW_ID.in(some))
                    .forEach(
                            r ->
                                    found.computeIfAbsent(r.value1(), row -> new HashMap<>())
                                            .put(r.value2(), r.value3()));
        }
        return found;
    }

    /// Replaces the covered cells of some rows; a row with none is no longer covered.
    public void replace(Tx tx, LedgerId ledger, Map<UUID, Map<String, @Nullable String>> cells) {
        remove(tx, cells.keySet());
        add(tx, ledger, cells);
    }

    /// Adds cells that were not covered before.
    public void add(Tx tx, LedgerId ledger, Map<UUID, Map<String, @Nullable String>> cells) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        cells.forEach(
                (row, fields) ->
                        fields.forEach(
                                (field, content) ->
                                        rows.add(
                                                new @Nullable Object[] {
                                                    ledger.value(), row, field, content, 0L
                                                })));
        if (!rows.isEmpty()) {
            tx.batch(
                    DSL.insertInto(BASE_CELL, LEDGER, ROW_ID, FIELD, CONTENT, SEQ)
                            .values((String) null, null, null, null, null),
                    rows);
        }
    }

    /// Forgets the covered cells of rows.
    public void remove(Tx tx, Collection<UUID> rows) {
        List<UUID> ids = List.copyOf(rows);
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY));
            tx.execute(DSL.deleteFrom(BASE_CELL).where(ROW_ID.in(some)));
        }
    }

    /// Forgets the covered cells of a ledger.
    public void clear(Tx tx, LedgerId ledger) {
        tx.execute(DSL.deleteFrom(BASE_CELL).where(LEDGER.eq(ledger.value())));
    }
}
