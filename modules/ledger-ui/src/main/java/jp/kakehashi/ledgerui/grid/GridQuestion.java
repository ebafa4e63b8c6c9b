package jp.kakehashi.ledgerui.grid;

import java.util.List;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// Which rows the grid shows and in which order. Immutable.
public record GridQuestion(
        @Nullable String search, List<Filter> filters, @Nullable FieldId sort, boolean descending) {
    /// Every row, newest first.
    public static final GridQuestion EVERYTHING = new GridQuestion(null, List.of(), null, false);

    public GridQuestion {
        filters = List.copyOf(filters);
    }

    /// The same with another search text.
    public GridQuestion searching(String text) {
        String wanted = text.isBlank() ? null : text.strip();
        return new GridQuestion(wanted, filters, sort, descending);
    }

    /// The same with one more condition.
    public GridQuestion with(Filter filter) {
        var more = new java.util.ArrayList<>(filters);
        more.add(filter);
        return new GridQuestion(search, more, sort, descending);
    }

    /// The same without a condition.
    public GridQuestion without(Filter filter) {
        return new GridQuestion(
                search, filters.stream().filter(f -> !f.equals(filter)).toList(), sort, descending);
    }

    /// The same in another order; null for newest first.
    public GridQuestion sortedBy(@Nullable FieldId field, boolean down) {
        return new GridQuestion(search, filters, field, down);
    }

    /// Whether rows may be hidden by it.
    public boolean narrows() {
        return search != null || !filters.isEmpty();
    }

    /// As asked of the service.
    public RowQuery query(LedgerId ledger, long offset, int limit) {
        return new RowQuery(ledger, search, filters, sort, descending, offset, limit);
    }
}
