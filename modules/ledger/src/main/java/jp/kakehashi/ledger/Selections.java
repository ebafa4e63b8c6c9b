package jp.kakehashi.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FormulaText;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.RowFormulas;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.RowSelection.Operator;
import jp.kakehashi.storage.ledger.RowSelection.RowFilter;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jspecify.annotations.Nullable;

/// Turns a screen's query into a selection of rows; what it says in expressions has to be for its
/// asker's eyes.
final class Selections {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Replica replica;

    Selections(Replica replica) {
        this.replica = replica;
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.formula` for an expression that cannot
    ///     be read or names what is not for this person
    RowSelection of(LedgerDefinition definition, RowQuery query) {
        RowFormulas formulas = query.formulas();
        if (formulas.any()) {
            Actor actor = replica.owner().actor();
            FormulaText text =
                    new FormulaText(definition, field -> definition.mayRead(actor, field));
            check(text, formulas.only(), Use.CONDITION);
            check(text, formulas.by(), Use.VALUE);
        }
        List<RowFilter> filters = query.filters().stream().map(Selections::filter).toList();
        return new RowSelection(query.search(), filters, query.sort(), query.descending(), false)
                .with(formulas, LocalDate.ofInstant(replica.now(), JAPAN));
    }

    /// What is marked today for this person.
    HeldMarks held(LedgerDefinition definition, List<RowMark> marks) {
        return new HeldMarks(
                definition,
                replica.owner().actor(),
                marks,
                LocalDate.ofInstant(replica.now(), JAPAN));
    }

    private static void check(FormulaText text, @Nullable String formula, Use use) {
        if (formula != null) {
            text.fault(formula, use)
                    .ifPresent(
                            fault -> {
                                throw Problem.invalid("problem.formula", fault.from() + 1)
                                        .asException();
                            });
        }
    }

    /// What a view asks of an index.
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
