package jp.kakehashi.storage.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Counts and sums of the rows that match, as a whole and by the values of one field: the
/// database's work, no row leaves it.
public final class LedgerTotals {
    private final LedgerTables tables;
    private final LedgerQueries queries;

    /// Totals over the tables of `tables`, of rows that `queries` would find.
    public LedgerTotals(LedgerTables tables, LedgerQueries queries) {
        this.tables = tables;
        this.queries = queries;
    }

    /// Rows with one value of a field, null for those where it is empty, and the sums of number and
    /// yen fields over them; a field without any value is not among the sums.
    public record Group(@Nullable String value, long rows, Map<FieldId, BigDecimal> sums) {}

    /// All rows that match as one group.
    public Group total(
            DSLContext db,
            LedgerDefinition definition,
            RowSelection selection,
            Set<FieldId> summed) {
        LedgerLayout layout = tables.layout(definition);
        List<LedgerColumn> columns = summed(layout, summed);
        Record found =
                db.select(selected(columns))
                        .from(layout.table())
                        .where(queries.matching(definition, selection))
                        .fetchSingle();
        return group(null, found, 0, columns);
    }

    /// The groups of field `by`, the largest first, at most `most`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.field` for an unknown field
    public List<Group> groups(
            DSLContext db,
            LedgerDefinition definition,
            RowSelection selection,
            FieldId by,
            Set<FieldId> summed,
            int most) {
        LedgerLayout layout = tables.layout(definition);
        LedgerColumn column = layout.column(by);
        if (column == null) {
            throw Problem.invalid("problem.ledger.field", by).asException();
        }
        List<LedgerColumn> columns = summed(layout, summed);
        // An emptied text is as empty as one that was never written.
        Field<?> key =
                column.textual()
                        ? DSL.nullif(column.field().coerce(String.class), DSL.inline(""))
                        : column.field();
        List<Field<?>> all = new ArrayList<>();
        all.add(key);
        all.addAll(selected(columns));
        Condition matching = queries.matching(definition, selection);
        List<Group> groups = new ArrayList<>();
        db.select(all)
                .from(layout.table())
                .where(matching)
                .groupBy(key)
                .orderBy(DSL.count().desc(), key.asc().nullsLast())
                .limit(most)
                .forEach(r -> groups.add(group(column.toText(r.get(0)), r, 1, columns)));
        return groups;
    }

    private static List<LedgerColumn> summed(LedgerLayout layout, Set<FieldId> wanted) {
        return layout.columns().stream()
                .filter(c -> wanted.contains(c.definition().id()))
                .filter(LedgerColumn::summed)
                .toList();
    }

    private static List<Field<?>> selected(List<LedgerColumn> columns) {
        List<Field<?>> all = new ArrayList<>();
        all.add(DSL.count());
        columns.forEach(c -> all.add(DSL.sum(c.field().coerce(BigDecimal.class))));
        return all;
    }

    private static Group group(
            @Nullable String value, Record found, int from, List<LedgerColumn> columns) {
        Map<FieldId, BigDecimal> sums = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            BigDecimal sum = found.get(from + 1 + i, BigDecimal.class);
            if (sum != null) {
                sums.put(columns.get(i).definition().id(), sum);
            }
        }
        Long rows = found.get(from, Long.class);
        return new Group(value, rows == null ? 0 : rows, sums);
    }
}
