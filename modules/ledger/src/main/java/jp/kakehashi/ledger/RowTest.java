package jp.kakehashi.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.records.RowFormula;
import org.jspecify.annotations.Nullable;

/// Whether rows that are already here are among those that a view or a recipe means.
public final class RowTest {
    private final LedgerDefinition ledger;
    private final List<Condition> conditions;
    private final @Nullable RowFormula only;
    private final SearchFolding folding = new SearchFolding();

    /// Rows that satisfy all `conditions` and of which `only` is true, on the day `today`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.formula`, `problem.ledger.operator`
    public RowTest(
            LedgerDefinition ledger,
            List<Condition> conditions,
            @Nullable String only,
            LocalDate today) {
        this.ledger = ledger;
        this.conditions = conditions;
        this.only = only == null ? null : RowFormula.of(ledger, only, Use.CONDITION, today);
    }

    /// Whether a row with these values is.
    public boolean holds(Map<FieldId, String> values) {
        return conditions.stream().allMatch(c -> holds(c, values.get(c.field())))
                && (only == null || only.holds(values));
    }

    private boolean holds(Condition condition, @Nullable String cell) {
        String value = cell == null ? "" : cell;
        boolean filled = !value.isEmpty();
        String wanted = condition.value() == null ? "" : condition.value();
        return switch (condition.operator()) {
            case "empty" -> !filled;
            case "filled" -> filled;
            case "=" -> filled ? compare(condition, value, wanted) == 0 : wanted.isEmpty();
            case "≠" -> !filled || compare(condition, value, wanted) != 0;
            case "≦" -> filled && compare(condition, value, wanted) <= 0;
            case "≧" -> filled && compare(condition, value, wanted) >= 0;
            case "contains" -> filled && folding.fold(value).contains(folding.fold(wanted));
            default -> false;
        };
    }

    private int compare(Condition condition, String value, String wanted) {
        Optional<FieldType> type = ledger.field(condition.field()).map(FieldDefinition::shownAs);
        boolean number = type.filter(t -> t == FieldType.NUMBER || t == FieldType.YEN).isPresent();
        var a = number ? ValueKind.number(value) : Optional.<java.math.BigDecimal>empty();
        var b = number ? ValueKind.number(wanted) : Optional.<java.math.BigDecimal>empty();
        return a.isPresent() && b.isPresent()
                ? a.get().compareTo(b.get())
                : value.compareTo(wanted);
    }
}
