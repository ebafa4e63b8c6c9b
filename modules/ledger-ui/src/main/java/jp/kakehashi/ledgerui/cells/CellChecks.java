package jp.kakehashi.ledgerui.cells;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowCheck;
import jp.kakehashi.records.RowRule;
import org.jspecify.annotations.Nullable;

/// The checks that can be told at once, while the caret is still in the cell. The service checks
/// again and also knows `unique`. Pure.
public final class CellChecks {
    private static final Set<String> OVERRIDABLE =
            Set.of(
                    "problem.value.required",
                    "problem.value.pattern",
                    "problem.value.below",
                    "problem.value.above",
                    RowRule.BROKEN);

    private CellChecks() {}

    /// What is wrong with a canonical value of one cell in a row that held `before`, null when
    /// nothing is.
    public static @Nullable Problem problem(
            RowCheck check,
            FieldDefinition field,
            @Nullable String value,
            Map<FieldId, String> before) {
        Map<FieldId, @Nullable String> written = new HashMap<>();
        written.put(field.id(), value);
        return problem(check, written, before);
    }

    /// What is wrong with cells that are written into one row together, null when nothing is.
    public static @Nullable Problem problem(
            RowCheck check, Map<FieldId, @Nullable String> written, Map<FieldId, String> before) {
        List<Problem> found = check.warnings(ChangeKind.EDIT, written, before);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Checks of a cell whatever else stands in its row.
    public static RowCheck alone(LedgerDefinition definition) {
        return new RowCheck(definition.ruledBy(List.of()));
    }

    /// Whether a person may keep the value with a reason.
    public static boolean overridable(Problem problem) {
        return OVERRIDABLE.contains(problem.key());
    }
}
