package jp.kakehashi.ledgerui.grid;

import java.util.List;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.LedgerView.Condition;
import org.jspecify.annotations.Nullable;

/// Which rows the grid shows, in which order, and by what they are counted beside it. Immutable.
public record GridQuestion(
        @Nullable String search,
        List<Filter> filters,
        @Nullable FieldId sort,
        boolean descending,
        @Nullable FieldId group) {
    /// Every row, newest first.
    public static final GridQuestion EVERYTHING =
            new GridQuestion(null, List.of(), null, false, null);

    public GridQuestion {
        filters = List.copyOf(filters);
    }

    /// The same with another search text.
    public GridQuestion searching(String text) {
        String wanted = text.isBlank() ? null : text.strip();
        return new GridQuestion(wanted, filters, sort, descending, group);
    }

    /// The same with one more condition.
    public GridQuestion with(Filter filter) {
        var more = new java.util.ArrayList<>(filters);
        more.add(filter);
        return new GridQuestion(search, more, sort, descending, group);
    }

    /// The same without a condition.
    public GridQuestion without(Filter filter) {
        return new GridQuestion(
                search,
                filters.stream().filter(f -> !f.equals(filter)).toList(),
                sort,
                descending,
                group);
    }

    /// The same in another order; null for newest first.
    public GridQuestion sortedBy(@Nullable FieldId field, boolean down) {
        return new GridQuestion(search, filters, field, down, group);
    }

    /// The same with the rows counted by the values of a field; null for none.
    public GridQuestion groupedBy(@Nullable FieldId field) {
        return new GridQuestion(search, filters, sort, descending, field);
    }

    /// Whether rows may be hidden by it.
    public boolean narrows() {
        return search != null || !filters.isEmpty();
    }

    /// The same for a view.
    public LedgerView.Rows rows() {
        List<Condition> conditions =
                filters.stream()
                        .map(f -> new Condition(f.field(), f.operator(), f.value()))
                        .toList();
        return new LedgerView.Rows(search, conditions, sort, descending, group);
    }

    /// As asked of the service.
    public RowQuery query(LedgerId ledger, long offset, int limit) {
        return new RowQuery(ledger, search, filters, sort, descending, offset, limit);
    }
}
