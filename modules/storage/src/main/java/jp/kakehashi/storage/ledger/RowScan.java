package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.ledger.LedgerLayout.DELETED;
import static jp.kakehashi.storage.ledger.LedgerLayout.ROW_ID;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowFormula;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Answers a question about a ledger by going once through its whole table, in the order in which
/// it lies, and sorting ids and keys in memory: for large ledgers, where the database would sort
/// whole rows. For a database of {@link jp.kakehashi.storage.Databases#openLocal}.
public final class RowScan {
    private static final int PORTION = 10_000;
    private static final Field<Long> PLACE =
            DSL.field(DSL.unquotedName("_rowid_"), SQLDataType.BIGINT);
    private static final int FIXED = 4;

    private final LedgerTables tables;
    private final LedgerQueries queries;

    /// Scans of the tables of `tables`, finding what `queries` would find.
    public RowScan(LedgerTables tables, LedgerQueries queries) {
        this.tables = tables;
        this.queries = queries;
    }

    /// The rows of a selection in its order, all of one moment. `goOn` hears again and again how
    /// many rows of the table were looked at and ends the scan by answering false.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.find.cancelled` when it was ended,
    ///     `problem.ledger.field` for an unknown field, `problem.formula` for an unsound expression
    public FoundRows scan(
            DSLContext db,
            LedgerDefinition definition,
            RowSelection selection,
            LongPredicate goOn) {
        Pass pass = new Pass(definition, selection);
        long last = -1;
        long looked = 0;
        int found = PORTION;
        while (found == PORTION) {
            if (!goOn.test(looked)) {
                throw Problem.invalid("problem.find.cancelled").asException();
            }
            try (ResultSet rows = pass.portion(db, last)) {
                found = 0;
                while (rows.next()) {
                    last = rows.getLong(1);
                    pass.take(rows);
                    found++;
                }
            } catch (SQLException e) {
                throw new DataAccessException("scan of a ledger", e);
            }
            looked += found;
        }
        return pass.found();
    }

    private record Hit(@Nullable Comparable<?> key, UUID row) {}

    /// One walk through the table.
    private final class Pass {
        private final LedgerLayout layout;
        private final RowSelection selection;
        private final Condition wanted;
        private final @Nullable LedgerColumn sort;
        private final @Nullable RowFormula only;
        private final @Nullable RowFormula by;
        private final List<LedgerColumn> looked;
        private final List<LedgerColumn> summed;
        private final List<Field<?>> selected = new ArrayList<>();
        private final List<Hit> hits = new ArrayList<>();
        private final Map<FieldId, BigDecimal> sums = new HashMap<>();
        private long all;

        Pass(LedgerDefinition definition, RowSelection selection) {
            this.layout = tables.layout(definition);
            this.selection = selection;
            this.wanted = queries.condition(layout, selection.plain());
            this.only = formula(definition, selection.formulas().only(), Use.CONDITION);
            this.by = formula(definition, selection.formulas().by(), Use.VALUE);
            this.sort =
                    selection.sort() == null || by != null
                            ? null
                            : LedgerQueries.known(layout, selection.sort());
            Set<FieldId> needed = new LinkedHashSet<>();
            Stream.of(Optional.ofNullable(only), Optional.ofNullable(by))
                    .flatMap(Optional::stream)
                    .forEach(formula -> needed.addAll(formula.inputs()));
            this.looked = needed.stream().map(field -> LedgerQueries.known(layout, field)).toList();
            this.summed = layout.columns().stream().filter(LedgerColumn::summed).toList();
            selected.addAll(List.of(PLACE, ROW_ID, DELETED, DSL.field(wanted)));
            if (sort != null) {
                selected.add(sort.field());
            }
            summed.forEach(column -> selected.add(column.field()));
            looked.forEach(column -> selected.add(column.field()));
        }

        private @Nullable RowFormula formula(
                LedgerDefinition definition, @Nullable String formula, Use use) {
            return formula == null
                    ? null
                    : RowFormula.of(definition, formula, use, selection.today());
        }

        private Map<FieldId, String> cells(ResultSet row) throws SQLException {
            int at = selected.size() - looked.size() + 1;
            Map<FieldId, String> cells = new HashMap<>();
            for (LedgerColumn column : looked) {
                String text = column.toText(key(row, at++, column));
                if (text != null) {
                    cells.put(column.definition().id(), text);
                }
            }
            return cells;
        }

        /// Rows that do not match come too, so that every portion takes about as long.
        ResultSet portion(DSLContext db, long last) {
            return db.select(selected)
                    .from(layout.table())
                    .where(PLACE.gt(last))
                    .orderBy(PLACE)
                    .limit(PORTION)
                    .fetchResultSet();
        }

        void take(ResultSet row) throws SQLException {
            if (!row.getBoolean(3)) {
                all++;
            }
            // An unknown result is no match, as in a query.
            if (!row.getBoolean(FIXED)) {
                return;
            }
            Map<FieldId, String> cells = looked.isEmpty() ? Map.of() : cells(row);
            if (only != null && !only.holds(cells)) {
                return;
            }
            int at = FIXED + 1;
            Comparable<?> key = sort == null ? null : key(row, at++, sort);
            if (by != null) {
                key = by.key(cells);
            }
            hits.add(new Hit(key, row.getObject(2, UUID.class)));
            for (LedgerColumn column : summed) {
                BigDecimal value = row.getBigDecimal(at++);
                if (value != null) {
                    sums.merge(column.definition().id(), value, BigDecimal::add);
                }
            }
        }

        FoundRows found() {
            hits.sort(order());
            return new FoundRows(hits.stream().map(Hit::row).toList(), all, sums);
        }

        /// The order of {@link LedgerQueries#page}.
        private Comparator<Hit> order() {
            Comparator<Hit> byId = Comparator.comparing(Hit::row, RowScan::compareIds);
            if (sort == null && by == null) {
                return selection.descending() ? byId : byId.reversed();
            }
            Comparator<Comparable<Object>> natural = Comparator.naturalOrder();
            Comparator<Comparable<Object>> keys =
                    selection.descending() ? natural.reversed() : natural;
            return Comparator.comparing(RowScan::comparable, Comparator.nullsLast(keys))
                    .thenComparing(selection.descending() ? byId.reversed() : byId);
        }
    }

    @SuppressWarnings("unchecked") // the keys of one scan are of one class
    private static @Nullable Comparable<Object> comparable(Hit hit) {
        return (Comparable<Object>) hit.key();
    }

    // As databases do; java.util.UUID takes halves for signed numbers.
    private static int compareIds(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private static @Nullable Comparable<?> key(ResultSet row, int at, LedgerColumn column)
            throws SQLException {
        FieldType type = column.definition().type();
        return switch (type) {
            case NUMBER, YEN -> row.getBigDecimal(at);
            case DATE -> row.getObject(at, LocalDate.class);
            case TIME -> row.getObject(at, LocalTime.class);
            case CHECK -> row.getObject(at, Boolean.class);
            default -> row.getString(at);
        };
    }
}
