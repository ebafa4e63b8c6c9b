package jp.kakehashi.storage.ledger;

import java.time.LocalDate;
import java.util.List;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowFormulas;
import org.jspecify.annotations.Nullable;

/// Which rows of a ledger and in which order.
///
/// @param search words as typed, separated by spaces; each has to occur in some text field
/// @param formulas conditions and orders that only going through the rows can answer, see {@link
///     RowScan}; a query of the database refuses them
/// @param today what expressions call today
/// @param sort null for the row made last first; empty cells come last either way
public record RowSelection(
        @Nullable String search,
        List<RowFilter> filters,
        @Nullable FieldId sort,
        boolean descending,
        boolean deletedToo,
        RowFormulas formulas,
        LocalDate today) {

    /// Every row that is not deleted, the row made last first.
    public static final RowSelection ALL = new RowSelection(null, List.of(), null, false, false);

    public RowSelection {
        filters = List.copyOf(filters);
    }

    /// A selection without expressions.
    public RowSelection(
            @Nullable String search,
            List<RowFilter> filters,
            @Nullable FieldId sort,
            boolean descending,
            boolean deletedToo) {
        this(search, filters, sort, descending, deletedToo, RowFormulas.NONE, LocalDate.EPOCH);
    }

    /// The same with expressions, asked on `day`.
    public RowSelection with(RowFormulas expressions, LocalDate day) {
        // Without one the day changes nothing, and an answer is good for the next day too.
        return expressions.any()
                ? new RowSelection(search, filters, sort, descending, deletedToo, expressions, day)
                : this;
    }

    /// The same without expressions.
    RowSelection plain() {
        return new RowSelection(search, filters, sort, descending, deletedToo);
    }

    /// The same rows with an expression, the one made first first.
    public RowSelection oldestFirst() {
        // All are alike by it, so they stand by their ids.
        return new RowSelection(search, filters, null, false, deletedToo)
                .with(new RowFormulas(formulas.only(), "0"), today);
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
