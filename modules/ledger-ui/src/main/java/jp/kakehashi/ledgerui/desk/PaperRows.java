package jp.kakehashi.ledgerui.desk;

import java.util.List;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.PaperOrder;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowMark;
import org.jspecify.annotations.Nullable;

/// The rows that somebody wants on paper, and what they see of them.
///
/// @param shown the fields in the order of the screen
/// @param selected the rows selected in the grid, by the query's offset and limit; null when none
///     are
public record PaperRows(
        LedgerDefinition definition,
        List<FieldDefinition> shown,
        List<FieldDefinition> readable,
        RowQuery all,
        long count,
        @Nullable Selected selected,
        List<RowMark> marks) {
    /// Never changes.
    public PaperRows {
        shown = List.copyOf(shown);
        readable = List.copyOf(readable);
        marks = List.copyOf(marks);
    }

    /// Nothing is marked.
    public PaperRows(
            LedgerDefinition definition,
            List<FieldDefinition> shown,
            List<FieldDefinition> readable,
            RowQuery all,
            long count,
            @Nullable Selected selected) {
        this(definition, shown, readable, all, count, selected, List.of());
    }

    /// The same with the marks of a view.
    public PaperRows marked(List<RowMark> with) {
        return new PaperRows(definition, shown, readable, all, count, selected, with);
    }

    /// Rows between two that were seen.
    public record Selected(RowQuery query, PaperOrder.Part part) {}
}
