package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.HISTORY;
import static jp.kakehashi.storage.ledger.LedgerLayout.ACCEPTED_AT;
import static jp.kakehashi.storage.ledger.LedgerLayout.CELL_SEQS;
import static jp.kakehashi.storage.ledger.LedgerLayout.DELETED;
import static jp.kakehashi.storage.ledger.LedgerLayout.PROVISIONAL;
import static jp.kakehashi.storage.ledger.LedgerLayout.ROW_ID;
import static jp.kakehashi.storage.ledger.LedgerLayout.SEARCH_TEXT;
import static jp.kakehashi.storage.ledger.LedgerLayout.SEQ;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The real table of each ledger, laid out from its definition. Cells come and go as canonical text
/// and are typed in the columns. Holds no data itself; safe for use from many threads.
public final class LedgerTables {
    private static final int IDS_PER_QUERY = 500;

    private final SearchFolding folding = new SearchFolding();
    private final Map<LedgerDefinition, LedgerLayout> layouts = new ConcurrentHashMap<>();

    /// Tables that are asked for by definition.
    public LedgerTables() {}

    LedgerLayout layout(LedgerDefinition definition) {
        return layouts.computeIfAbsent(definition, d -> new LedgerLayout(d, folding));
    }

    SearchFolding folding() {
        return folding;
    }

    /// The statements, harmless when repeated, that make the table of `definition` or extend the
    /// table of an older version, with all that is needed to keep its rows. For {@link
    /// jp.kakehashi.storage.Database#define}.
    public List<Query> table(LedgerDefinition definition) {
        LedgerLayout layout = layout(definition);
        Table<Record> table = layout.table();
        List<Query> statements = new ArrayList<>();
        statements.add(
                DSL.createTableIfNotExists(table)
                        .column(ROW_ID, ROW_ID.getDataType().notNull())
                        .column(SEQ, SEQ.getDataType().notNull())
                        .column(DELETED, DELETED.getDataType().notNull())
                        .column(CELL_SEQS, CELL_SEQS.getDataType().notNull())
                        .column(PROVISIONAL)
                        .column(ACCEPTED_AT, ACCEPTED_AT.getDataType().notNull())
                        .column(SEARCH_TEXT, SEARCH_TEXT.getDataType().notNull())
                        .primaryKey(ROW_ID));
        for (LedgerColumn column : layout.columns()) {
            statements.add(
                    DSL.alterTable(table)
                            .addColumnIfNotExists(column.field(), column.field().getDataType()));
        }
        for (LedgerColumn column : layout.unique()) {
            statements.add(
                    DSL.createIndexIfNotExists(name(definition, column.field().getName() + "_held"))
                            .on(table, column.field()));
        }
        return statements;
    }

    /// The statements, harmless when repeated, that let people page through the rows in the orders
    /// they like. For workstations: head office shows nobody a page, and each index costs it a
    /// tenth of a push. Cheaper to build once after many rows than to keep up to date meanwhile.
    public List<Query> orders(LedgerDefinition definition) {
        LedgerLayout layout = layout(definition);
        Table<Record> table = layout.table();
        List<Query> statements = new ArrayList<>();
        statements.add(
                DSL.createIndexIfNotExists(name(definition, "made")).on(table, DELETED, ROW_ID));
        for (LedgerColumn column : layout.sorted()) {
            statements.add(
                    DSL.createIndexIfNotExists(name(definition, column.field().getName()))
                            .on(
                                    table,
                                    DELETED.asc(),
                                    column.field().asc().nullsLast(),
                                    ROW_ID.asc()));
        }
        return statements;
    }

    private static Name name(LedgerDefinition definition, String index) {
        return DSL.unquotedName("ledger_" + definition.id().value() + "_" + index);
    }

    /// A row, also a deleted one.
    public Optional<StoredRow> row(DSLContext db, LedgerDefinition definition, UUID row) {
        return Optional.ofNullable(rows(db, definition, List.of(row)).get(row));
    }

    /// Those of the rows that exist, also deleted ones.
    public Map<UUID, StoredRow> rows(
            DSLContext db, LedgerDefinition definition, Collection<UUID> rows) {
        LedgerLayout layout = layout(definition);
        Map<UUID, StoredRow> found = new HashMap<>();
        for (List<UUID> some : portions(rows)) {
            db.select(layout.selected())
                    .from(layout.table())
                    .where(ROW_ID.in(some))
                    .forEach(
                            r -> {
                                StoredRow row = layout.read(r);
                                found.put(row.state().row(), row);
                            });
        }
        return found;
    }

    /// Adds rows that do not exist yet.
    public void insert(Tx tx, LedgerDefinition definition, Collection<StoredRow> rows) {
        insert(tx, definition, ready(definition, rows));
    }

    /// Rows made ready for {@link #insert(Tx, LedgerDefinition, ReadyRows)} outside the
    /// transaction: folding texts and laying out columns costs as much as storing them.
    public ReadyRows ready(LedgerDefinition definition, Collection<StoredRow> rows) {
        return new ReadyRows(rows.stream().map(layout(definition)::insertBinds).toList());
    }

    /// Values of rows in the order of a ledger's columns.
    public static final class ReadyRows {
        private final List<@Nullable Object[]> binds;

        private ReadyRows(List<@Nullable Object[]> binds) {
            this.binds = binds;
        }
    }

    /// Adds rows that do not exist yet and were made ready for the same `definition`.
    public void insert(Tx tx, LedgerDefinition definition, ReadyRows rows) {
        if (!rows.binds.isEmpty()) {
            tx.batch(layout(definition).insertTemplate(), rows.binds);
        }
    }

    /// Replaces rows that exist.
    public void update(Tx tx, LedgerDefinition definition, Collection<StoredRow> rows) {
        if (!rows.isEmpty()) {
            LedgerLayout layout = layout(definition);
            tx.batch(layout.updateTemplate(), rows.stream().map(layout::updateBinds).toList());
        }
    }

    /// Adds or replaces rows, whichever each needs; at most one of each id.
    public void put(Tx tx, LedgerDefinition definition, Collection<StoredRow> rows) {
        List<UUID> ids = rows.stream().map(r -> r.state().row()).toList();
        Set<UUID> known = present(tx.query(), definition.id(), ids);
        insert(
                tx,
                definition,
                rows.stream().filter(r -> !known.contains(r.state().row())).toList());
        update(tx, definition, rows.stream().filter(r -> known.contains(r.state().row())).toList());
    }

    /// Those of `rows` that the ledger has, deleted ones too.
    public Set<UUID> present(DSLContext db, LedgerId ledger, Collection<UUID> rows) {
        Set<UUID> found = new HashSet<>();
        for (List<UUID> some : portions(rows)) {
            found.addAll(
                    db.select(ROW_ID)
                            .from(LedgerLayout.tableOf(ledger))
                            .where(ROW_ID.in(some))
                            .fetch(ROW_ID));
        }
        return found;
    }

    /// Takes rows away for good; for rows of a replica that never reached head office.
    public void remove(Tx tx, LedgerId ledger, Collection<UUID> rows) {
        for (List<UUID> some : portions(rows)) {
            tx.execute(DSL.deleteFrom(LedgerLayout.tableOf(ledger)).where(ROW_ID.in(some)));
        }
    }

    /// Empties the table; for a replica that starts again from a snapshot.
    public void clear(Tx tx, LedgerId ledger) {
        tx.execute(DSL.deleteFrom(LedgerLayout.tableOf(ledger)));
    }

    /// Rows that are not deleted and hold one of `values` in `field`: value to row. Where several
    /// rows hold one, any of them. Rows in `except` do not count.
    public Map<String, UUID> holders(
            DSLContext db,
            LedgerDefinition definition,
            FieldId field,
            Collection<String> values,
            Collection<UUID> except) {
        LedgerColumn column = layout(definition).column(field);
        Map<String, UUID> holders = new HashMap<>();
        if (column == null) {
            return holders;
        }
        Set<UUID> skipped = new HashSet<>(except);
        for (List<String> some : portions(values)) {
            List<@Nullable Object> contents = new ArrayList<>();
            some.forEach(v -> contents.add(column.toColumn(v)));
            // Asking for deleted rows too lets H2 use the index on the field alone.
            db.select(ROW_ID, column.field(), DELETED)
                    .from(LedgerLayout.tableOf(definition.id()))
                    .where(column.field().in(contents))
                    .forEach(
                            r -> {
                                String text = column.toText(r.get(1));
                                boolean counts = !r.value3() && !skipped.contains(r.value1());
                                if (text != null && counts) {
                                    holders.put(text, r.value1());
                                }
                            });
        }
        return holders;
    }

    /// Rows that the history of `ledger` knows and its table does not hold.
    public List<UUID> missing(DSLContext db, LedgerId ledger) {
        return db.selectDistinct(HISTORY.ROW_ID)
                .from(HISTORY)
                .where(HISTORY.LEDGER.eq(ledger.value()))
                .and(HISTORY.ROW_ID.notIn(DSL.select(ROW_ID).from(LedgerLayout.tableOf(ledger))))
                .orderBy(HISTORY.ROW_ID)
                .fetch(HISTORY.ROW_ID);
    }

    private static <T> List<List<T>> portions(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < list.size(); from += IDS_PER_QUERY) {
            portions.add(list.subList(from, Math.min(list.size(), from + IDS_PER_QUERY)));
        }
        return portions;
    }
}
