package jp.kakehashi.ledgerui.grid;

import java.util.List;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.records.RowFormulas;
import org.jspecify.annotations.Nullable;

/// Which rows the grid shows, in which order, and by what they are counted beside it. Immutable.
public record GridQuestion(
        @Nullable String search,
        List<Filter> filters,
        @Nullable FieldId sort,
        boolean descending,
        @Nullable FieldId group,
        RowFormulas formulas) {
    /// Every row, newest first.
    public static final GridQuestion EVERYTHING =
            new GridQuestion(null, List.of(), null, false, null);

    public GridQuestion {
        filters = List.copyOf(filters);
    }

    /// A question without expressions.
    public GridQuestion(
            @Nullable String search,
            List<Filter> filters,
            @Nullable FieldId sort,
            boolean descending,
            @Nullable FieldId group) {
        this(search, filters, sort, descending, group, RowFormulas.NONE);
    }

    /// The same of rows of which an expression is true; null for no condition.
    public GridQuestion only(@Nullable String formula) {
        return new GridQuestion(
                search, filters, sort, descending, group, new RowFormulas(formula, formulas.by()));
    }

    /// The same in the order of an expression.
    public GridQuestion sortedBy(String formula, boolean down) {
        return new GridQuestion(
                search, filters, null, down, group, new RowFormulas(formulas.only(), formula));
    }

    /// The same with another search text.
    public GridQuestion searching(String text) {
        String wanted = text.isBlank() ? null : text.strip();
        return new GridQuestion(wanted, filters, sort, descending, group, formulas);
    }

    /// The same with one more condition.
    public GridQuestion with(Filter filter) {
        var more = new java.util.ArrayList<>(filters);
        more.add(filter);
        return new GridQuestion(search, more, sort, descending, group, formulas);
    }

    /// The same without a condition.
    public GridQuestion without(Filter filter) {
        return new GridQuestion(
                search,
                filters.stream().filter(f -> !f.equals(filter)).toList(),
                sort,
                descending,
                group,
                formulas);
    }

    /// The same in another order; null for newest first, or with `down` for oldest first.
    public GridQuestion sortedBy(@Nullable FieldId field, boolean down) {
        return new GridQuestion(
                search, filters, field, down, group, new RowFormulas(formulas.only(), null));
    }

    /// The same with the rows counted by the values of a field; null for none.
    public GridQuestion groupedBy(@Nullable FieldId field) {
        return new GridQuestion(search, filters, sort, descending, field, formulas);
    }

    /// Whether rows may be hidden by it.
    public boolean narrows() {
        return search != null || !filters.isEmpty() || formulas.only() != null;
    }

    /// The same for a view.
    public LedgerView.Rows rows() {
        List<Condition> conditions =
                filters.stream()
                        .map(f -> new Condition(f.field(), f.operator(), f.value()))
                        .toList();
        return new LedgerView.Rows(
                search, conditions, sort, descending, group, formulas.only(), formulas.by());
    }

    /// As asked of the service.
    public RowQuery query(LedgerId ledger, long offset, int limit) {
        return new RowQuery(ledger, search, filters, sort, descending, offset, limit, formulas);
    }
}
