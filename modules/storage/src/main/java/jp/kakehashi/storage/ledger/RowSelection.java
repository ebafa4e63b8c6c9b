package jp.kakehashi.storage.ledger;

import java.util.List;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// Which rows of a ledger and in which order.
///
/// @param search words as typed, separated by spaces; each has to occur in some text field
/// @param sort null for the row made last first; empty cells come last either way
public record RowSelection(
        @Nullable String search,
        List<RowFilter> filters,
        @Nullable FieldId sort,
        boolean descending,
        boolean deletedToo) {

    /// Every row that is not deleted, the row made last first.
    public static final RowSelection ALL = new RowSelection(null, List.of(), null, false, false);

    public RowSelection {
        filters = List.copyOf(filters);
    }

    /// `field operator value`; the value in canonical text.
    public record RowFilter(FieldId field, Operator operator, @Nullable String value) {}

    /// How a cell is compared. `NOT_EQUAL` includes empty cells.
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        AT_MOST,
        AT_LEAST,
        CONTAINS,
        EMPTY,
        FILLED
    }
}
