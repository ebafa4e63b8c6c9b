package jp.kakehashi.storage.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.kakehashi.storage.ledger.LedgerLayout.DELETED;
import static jp.kakehashi.storage.ledger.LedgerLayout.ROW_ID;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.storage.ledger.RowSelection.Operator;
import jp.kakehashi.storage.ledger.RowSelection.RowFilter;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.OrderField;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The index in which the rows of one selection stand in its order, with all that its conditions
/// look at, so that its first rows come without going through the table: first the fields with one
/// wanted value, then the field to sort by, then the other fields that are looked at.
public final class SelectionIndex {
    private final LedgerLayout layout;
    private final LedgerQueries queries;
    private final RowSelection selection;
    private final List<Field<?>> equal = new ArrayList<>();
    private final List<Field<?>> others = new ArrayList<>();
    private final String name;

    private SelectionIndex(LedgerQueries queries, LedgerLayout layout, RowSelection selection) {
        this.queries = queries;
        this.layout = layout;
        this.selection = selection;
        List<String> columns = new ArrayList<>();
        Map<FieldId, Boolean> looked = new LinkedHashMap<>();
        for (RowFilter filter : selection.filters()) {
            boolean one = filter.operator() == Operator.EQUAL && filter.value() != null;
            looked.merge(filter.field(), one, Boolean::logicalOr);
        }
        FieldId sort = selection.sort();
        looked.forEach(
                (field, one) -> {
                    if (one && !field.equals(sort)) {
                        equal.add(LedgerQueries.known(layout, field).field());
                        columns.add(field.value());
                    }
                });
        columns.add("by " + (sort == null ? "" : sort.value()));
        looked.forEach(
                (field, one) -> {
                    if (!one && !field.equals(sort)) {
                        others.add(LedgerQueries.known(layout, field).field());
                        columns.add(field.value());
                    }
                });
        // Of bounded length, and never the same for other columns.
        String all = String.join("\n", columns);
        this.name = "q" + UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString().replace("-", "");
    }

    /// The index for `selection`; empty when no index would help: it searches in texts or looks at
    /// long ones, or wants deleted rows too.
    static Optional<SelectionIndex> of(
            LedgerQueries queries, LedgerLayout layout, RowSelection selection) {
        boolean known =
                selection.filters().stream().allMatch(f -> indexed(layout, f.field()))
                        && (selection.sort() == null || indexed(layout, selection.sort()));
        return selection.search() == null
                        && !selection.deletedToo()
                        && !selection.formulas().any()
                        && known
                ? Optional.of(new SelectionIndex(queries, layout, selection))
                : Optional.empty();
    }

    private static boolean indexed(LedgerLayout layout, FieldId field) {
        LedgerColumn column = layout.column(field);
        return column != null
                && column.definition().type() != FieldType.LONG_TEXT
                && column.definition().type() != FieldType.ATTACHMENTS;
    }

    /// What it is called among the indexes of its ledger; the same for selections that it serves
    /// alike.
    public String name() {
        return name;
    }

    /// Whether an index that every ledger of a workstation has already does the same.
    public boolean usual() {
        FieldId sort = selection.sort();
        return selection.filters().isEmpty()
                ? sort == null || sorted(sort)
                : others.isEmpty()
                        && selection.filters().size() == 1
                        && (sort == null || sort.equals(selection.filters().getFirst().field()))
                        && sorted(selection.filters().getFirst().field());
    }

    private boolean sorted(FieldId field) {
        return layout.sorted().stream().anyMatch(column -> column.definition().id().equals(field));
    }

    // H2 takes a shorter index for as good and then reads every row for the other conditions.
    private Table<Record> by(DSLContext db) {
        return usual() || db.family() != SQLDialect.H2
                ? layout.table()
                : DSL.table("{0} use index ({1})", layout.table(), index());
    }

    private Name index() {
        return DSL.unquotedName(layout.table().getName() + "_" + name);
    }

    /// The statement that makes it, harmless when repeated.
    public Query create() {
        List<OrderField<?>> columns = new ArrayList<>();
        columns.add(DELETED.asc());
        equal.forEach(field -> columns.add(field.asc()));
        FieldId sort = selection.sort();
        if (sort != null) {
            columns.add(LedgerQueries.known(layout, sort).field().asc().nullsLast());
        }
        columns.add(ROW_ID.asc());
        others.forEach(field -> columns.add(field.asc()));
        return DSL.createIndexIfNotExists(index()).on(layout.table(), columns);
    }

    /// The first rows of the selection by this index; fewer than `limit` when the rest, those with
    /// an empty field to sort by, would have to be looked for.
    public List<StoredRow> first(DSLContext db, int limit) {
        FieldId sort = selection.sort();
        Condition wanted = queries.condition(layout, selection);
        List<OrderField<?>> order = new ArrayList<>();
        boolean down = (sort == null) != selection.descending();
        order.add(down ? DELETED.desc() : DELETED.asc());
        equal.forEach(field -> order.add(down ? field.desc() : field.asc()));
        if (sort != null) {
            Field<?> by = LedgerQueries.known(layout, sort).field();
            wanted = wanted.and(by.isNotNull());
            order.add(down ? by.desc().nullsFirst() : by.asc().nullsLast());
        }
        order.add(down ? ROW_ID.desc() : ROW_ID.asc());
        return db.select(layout.selected())
                .from(by(db))
                .where(wanted)
                .orderBy(order)
                .limit(limit)
                .fetch(layout::read);
    }
}
