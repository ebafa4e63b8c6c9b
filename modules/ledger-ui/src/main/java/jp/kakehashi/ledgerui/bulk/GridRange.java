package jp.kakehashi.ledgerui.bulk;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.FieldDefinition;
import org.jspecify.annotations.Nullable;

/// A rectangle of the grid: the rows that `query` (with its offset and limit) finds, and fields in
/// their order on screen. `first` and `last` are the rows at its edges as the person saw them, so
/// that rows which moved meanwhile are noticed; null where that row was not on screen.
public record GridRange(
        RowQuery query, List<FieldDefinition> fields, @Nullable UUID first, @Nullable UUID last) {
    public GridRange {
        fields = List.copyOf(fields);
    }

    /// Rows in it.
    public int rows() {
        return query.limit();
    }

    /// The same columns over other rows.
    RowQuery over(long offset, int limit) {
        return new RowQuery(
                query.ledger(),
                query.search(),
                query.filters(),
                query.sort(),
                query.descending(),
                offset,
                limit,
                query.formulas());
    }
}
