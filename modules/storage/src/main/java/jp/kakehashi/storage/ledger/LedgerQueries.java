package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.ledger.LedgerLayout.DELETED;
import static jp.kakehashi.storage.ledger.LedgerLayout.ROW_ID;
import static jp.kakehashi.storage.ledger.LedgerLayout.SEARCH_TEXT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.storage.ledger.RowSelection.RowFilter;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Looks rows up in a ledger's table: pages, counts, sums and the whole table in portions. Search,
/// filters and order are the database's work; texts are ordered by code points.
public final class LedgerQueries {
    private static final int PORTION = 4000;
    private static final Field<String> TABLE_SCHEMA =
            DSL.field(DSL.unquotedName("table_schema"), String.class);
    private static final Field<String> TABLE_NAME =
            DSL.field(DSL.unquotedName("table_name"), String.class);
    private static final Field<Long> ROW_COUNT_ESTIMATE =
            DSL.field(DSL.unquotedName("row_count_estimate"), Long.class);

    private final LedgerTables tables;

    /// Queries on the tables of `tables`.
    public LedgerQueries(LedgerTables tables) {
        this.tables = tables;
    }

    /// The rows from `offset` on, at most `limit`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.field` for an unknown field,
    ///     `problem.value.<type>` for a filter value that is none
    public List<StoredRow> page(
            DSLContext db,
            LedgerDefinition definition,
            RowSelection selection,
            long offset,
            int limit) {
        LedgerLayout layout = tables.layout(definition);
        return db.select(layout.selected())
                .from(layout.table())
                .where(condition(layout, selection))
                .orderBy(order(db, layout, selection))
                .limit(limit)
                .offset(offset)
                .fetch(layout::read);
    }

    /// How many rows match.
    public long count(DSLContext db, LedgerDefinition definition, RowSelection selection) {
        LedgerLayout layout = tables.layout(definition);
        return db.fetchCount(layout.table(), condition(layout, selection));
    }

    /// Sums of the yen fields over the rows that match; a field without any value sums to 0.
    public Map<FieldId, Long> sums(
            DSLContext db, LedgerDefinition definition, RowSelection selection) {
        LedgerLayout layout = tables.layout(definition);
        List<LedgerColumn> yen =
                layout.columns().stream()
                        .filter(c -> c.definition().type() == FieldType.YEN)
                        .toList();
        Map<FieldId, Long> sums = new LinkedHashMap<>();
        if (yen.isEmpty()) {
            return sums;
        }
        List<? extends Field<BigDecimal>> selected =
                yen.stream().map(c -> DSL.sum(c.field().coerce(Long.class))).toList();
        db.select(selected)
                .from(layout.table())
                .where(condition(layout, selection))
                .forEach(
                        r -> {
                            for (int i = 0; i < yen.size(); i++) {
                                BigDecimal sum = r.get(i, BigDecimal.class);
                                sums.put(
                                        yen.get(i).definition().id(),
                                        sum == null ? 0 : sum.longValueExact());
                            }
                        });
        return sums;
    }

    /// Hands over every row, deleted ones included, in the order of their ids.
    public void scan(DSLContext db, LedgerDefinition definition, Consumer<StoredRow> reader) {
        UUID last = null;
        int found = PORTION;
        while (found == PORTION) {
            List<StoredRow> rows = portion(db, definition, last, PORTION);
            rows.forEach(reader);
            found = rows.size();
            if (found > 0) {
                last = rows.getLast().state().row();
            }
        }
    }

    /// The rows whose ids follow `after`, deleted ones included, in the order of their ids.
    public List<StoredRow> portion(
            DSLContext db, LedgerDefinition definition, @Nullable UUID after, int limit) {
        LedgerLayout layout = tables.layout(definition);
        return db.select(layout.selected())
                .from(layout.table())
                .where(after == null ? DSL.noCondition() : ROW_ID.gt(after))
                .orderBy(ROW_ID)
                .limit(limit)
                .fetch(layout::read);
    }

    /// Hands over the rows of a selection in the order of their ids, the oldest first whatever its
    /// order is, until `reader` has had enough.
    public void walk(
            DSLContext db,
            LedgerDefinition definition,
            RowSelection selection,
            Predicate<StoredRow> reader) {
        LedgerLayout layout = tables.layout(definition);
        Condition wanted = condition(layout, selection);
        UUID last = null;
        int found = PORTION;
        while (found == PORTION) {
            List<StoredRow> rows =
                    db.select(layout.selected())
                            .from(layout.table())
                            .where(last == null ? wanted : wanted.and(ROW_ID.gt(last)))
                            .orderBy(ROW_ID)
                            .limit(PORTION)
                            .fetch(layout::read);
            for (StoredRow row : rows) {
                if (!reader.test(row)) {
                    return;
                }
            }
            found = rows.size();
            last = found > 0 ? rows.getLast().state().row() : last;
        }
    }

    /// How many rows of a selection stand before `row`; empty when it is not among them.
    public OptionalLong place(
            DSLContext db, LedgerDefinition definition, RowSelection selection, UUID row) {
        LedgerLayout layout = tables.layout(definition);
        Condition wanted = condition(layout, selection);
        FieldId sort = selection.sort();
        if (sort == null) {
            Condition ahead = selection.descending() ? ROW_ID.lt(row) : ROW_ID.gt(row);
            return db.fetchExists(layout.table(), wanted.and(ROW_ID.eq(row)))
                    ? OptionalLong.of(db.fetchCount(layout.table(), wanted.and(ahead)))
                    : OptionalLong.empty();
        }
        LedgerColumn column = known(layout, sort);
        Record one =
                db.select(column.field())
                        .from(layout.table())
                        .where(wanted.and(ROW_ID.eq(row)))
                        .fetchOne();
        if (one == null) {
            return OptionalLong.empty();
        }
        Object value = one.get(0);
        Condition sameBefore = before(db, column, value, selection.descending(), row);
        return OptionalLong.of(db.fetchCount(layout.table(), wanted.and(sameBefore)));
    }

    @SuppressWarnings("unchecked") // a column is compared with what it holds
    private static Condition before(
            DSLContext db,
            LedgerColumn column,
            @Nullable Object value,
            boolean descending,
            UUID row) {
        Field<Object> field = column.field();
        Condition earlier = descending ? ROW_ID.gt(row) : ROW_ID.lt(row);
        if (value == null) {
            return field.isNotNull().or(field.isNull().and(earlier));
        }
        Field<Object> by = (Field<Object>) comparable(db, column);
        Condition ahead = descending ? by.gt(value) : by.lt(value);
        return ahead.or(field.eq(value).and(earlier));
    }

    /// How many rows the table has, deleted ones included.
    public long countAll(DSLContext db, LedgerDefinition definition) {
        return db.fetchCount(tables.layout(definition).table());
    }

    /// How many rows the table has for those from whom `guard` hides some, deleted ones included.
    public long countSeen(DSLContext db, LedgerDefinition definition, @Nullable RowGuard guard) {
        LedgerLayout layout = tables.layout(definition);
        LedgerColumn column = guard == null ? null : layout.column(guard.field());
        if (guard == null || !guard.hides() || column == null) {
            return countAll(db, definition);
        }
        List<@Nullable Object> marks = new ArrayList<>();
        guard.values().forEach(value -> marks.add(column.toColumn(value)));
        Condition open = column.field().isNull().or(column.field().notIn(marks));
        return db.fetchCount(layout.table(), open);
    }

    /// About how many rows the table has, at once: in a snapshot H2 counts them by reading every
    // one.
    public long countAbout(DSLContext db, LedgerDefinition definition) {
        Table<Record> table = tables.layout(definition).table();
        if (db.family() != SQLDialect.H2) {
            return db.fetchCount(table);
        }
        Long known =
                db.select(ROW_COUNT_ESTIMATE)
                        .from(DSL.table("information_schema.tables"))
                        .where(TABLE_SCHEMA.eq("PUBLIC"))
                        .and(TABLE_NAME.eq(table.getName().toUpperCase(Locale.ROOT)))
                        .fetchOne(ROW_COUNT_ESTIMATE);
        return known == null ? 0 : known;
    }

    /// The index for a selection; empty when none would help.
    public Optional<SelectionIndex> index(LedgerDefinition definition, RowSelection selection) {
        return SelectionIndex.of(this, tables.layout(definition), selection);
    }

    /// Which rows match, for other queries on the same table.
    Condition matching(LedgerDefinition definition, RowSelection selection) {
        return condition(tables.layout(definition), selection);
    }

    Condition condition(LedgerLayout layout, RowSelection selection) {
        if (selection.formulas().any()) {
            throw new IllegalArgumentException("expressions are answered by RowScan");
        }
        List<Condition> all = new ArrayList<>();
        if (!selection.deletedToo()) {
            all.add(DELETED.isFalse());
        }
        String search = selection.search();
        if (search != null) {
            for (String word : search.strip().split("[\\s\u3000]+", -1)) {
                if (!word.isEmpty()) {
                    all.add(found(layout, tables.folding().searchKeys(word)));
                }
            }
        }
        selection.filters().forEach(f -> all.add(condition(known(layout, f.field()), f)));
        return DSL.and(all);
    }

    /// Where one of `keys` stands in the row's text, or in the name of something chosen there. Rows
    /// hold codes; the names are the definition's and may change without the rows.
    private Condition found(LedgerLayout layout, List<String> keys) {
        List<Condition> any = new ArrayList<>();
        keys.forEach(key -> any.add(SEARCH_TEXT.contains(key)));
        for (LedgerColumn column : layout.columns()) {
            for (Choice choice : column.definition().choices()) {
                if (named(choice.label().ja(), keys) || named(choice.label().en(), keys)) {
                    any.add(chosen(column, choice.code()));
                }
            }
        }
        return DSL.or(any);
    }

    private boolean named(String name, List<String> keys) {
        String folded = tables.folding().fold(name);
        return keys.stream().anyMatch(folded::contains);
    }

    /// Several codes stand one a line.
    private static Condition chosen(LedgerColumn column, String code) {
        Field<String> codes = column.field().coerce(String.class);
        return column.definition().type() == FieldType.CHOICE
                ? codes.eq(code)
                : DSL.concat(DSL.inline("\n"), codes, DSL.inline("\n"))
                        .contains("\n" + code + "\n");
    }

    private static Condition condition(LedgerColumn column, RowFilter filter) {
        Field<Object> field = column.field();
        Object value = column.toColumn(filter.value());
        return switch (filter.operator()) {
            case EQUAL -> value == null ? empty(column) : field.eq(value);
            case NOT_EQUAL -> value == null ? empty(column).not() : field.isDistinctFrom(value);
            case AT_MOST -> value == null ? DSL.noCondition() : field.le(value);
            case AT_LEAST -> value == null ? DSL.noCondition() : field.ge(value);
            case CONTAINS ->
                    filter.value() == null
                            ? DSL.noCondition()
                            : field.cast(String.class).containsIgnoreCase(filter.value());
            case EMPTY -> empty(column);
            case FILLED -> empty(column).not();
        };
    }

    private static Condition empty(LedgerColumn column) {
        return column.textual()
                ? column.field().isNull().or(column.field().coerce(String.class).eq(""))
                : column.field().isNull();
    }

    private static List<OrderField<?>> order(
            DSLContext db, LedgerLayout layout, RowSelection selection) {
        FieldId sort = selection.sort();
        List<OrderField<?>> order = new ArrayList<>();
        if (sort == null) {
            // With the equality column in front, both databases walk the index instead of sorting.
            boolean oldest = selection.descending();
            if (!selection.deletedToo()) {
                order.add(oldest ? DELETED.asc() : DELETED.desc());
            }
            order.add(oldest ? ROW_ID.asc() : ROW_ID.desc());
            return order;
        }
        LedgerColumn column = known(layout, sort);
        if (!selection.deletedToo()) {
            order.add(DELETED.asc());
        }
        Field<?> by = comparable(db, column);
        order.add(selection.descending() ? by.desc().nullsLast() : by.asc().nullsLast());
        // Rows that are alike turn with the order, so that an index serves both ways.
        order.add(selection.descending() ? ROW_ID.desc() : ROW_ID.asc());
        return order;
    }

    private static Field<?> comparable(DSLContext db, LedgerColumn column) {
        return column.textual() && db.family() == SQLDialect.POSTGRES
                ? column.field().coerce(String.class).collate(DSL.collation(DSL.quotedName("C")))
                : column.field();
    }

    static LedgerColumn known(LedgerLayout layout, FieldId field) {
        @Nullable LedgerColumn column = layout.column(field);
        if (column == null) {
            throw Problem.invalid("problem.ledger.field", field).asException();
        }
        return column;
    }
}
