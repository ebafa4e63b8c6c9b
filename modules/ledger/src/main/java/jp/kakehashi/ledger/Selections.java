package jp.kakehashi.ledger;

import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.RowSelection.Operator;
import jp.kakehashi.storage.ledger.RowSelection.RowFilter;

/// Turns a screen's query into a selection of rows.
final class Selections {
    private Selections() {}

    static RowSelection of(RowQuery query) {
        List<RowFilter> filters = query.filters().stream().map(Selections::filter).toList();
        return new RowSelection(query.search(), filters, query.sort(), query.descending(), false);
    }

    /// What a view asks for.
    static RowSelection of(LedgerView.Rows rows) {
        List<RowFilter> filters =
                rows.conditions().stream()
                        .map(c -> new RowFilter(c.field(), operator(c.operator()), c.value()))
                        .toList();
        return new RowSelection(rows.search(), filters, rows.sort(), rows.descending(), false);
    }

    private static RowFilter filter(Filter filter) {
        return new RowFilter(filter.field(), operator(filter.operator()), filter.value());
    }

    private static Operator operator(String sign) {
        return switch (sign) {
            case "=" -> Operator.EQUAL;
            case "≠" -> Operator.NOT_EQUAL;
            case "≦" -> Operator.AT_MOST;
            case "≧" -> Operator.AT_LEAST;
            case "contains" -> Operator.CONTAINS;
            case "empty" -> Operator.EMPTY;
            case "filled" -> Operator.FILLED;
            default -> throw Problem.invalid("problem.ledger.operator", sign).asException();
        };
    }
}
