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
import org.jspecify.annotations.Nullable;

/// The checks that can be told at once, while the caret is still in the cell. The service checks
/// again and also knows `unique`. Pure.
public final class CellChecks {
    private static final Set<String> OVERRIDABLE =
            Set.of(
                    "problem.value.required",
                    "problem.value.pattern",
                    "problem.value.below",
                    "problem.value.above");

    private CellChecks() {}

    /// What is wrong with a canonical value of one cell, null when nothing is.
    public static @Nullable Problem problem(
            LedgerDefinition definition, FieldDefinition field, @Nullable String value) {
        Map<FieldId, @Nullable String> written = new HashMap<>();
        written.put(field.id(), value);
        List<Problem> found = new RowCheck(definition).warnings(ChangeKind.EDIT, written);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Whether a person may keep the value with a reason.
    public static boolean overridable(Problem problem) {
        return OVERRIDABLE.contains(problem.key());
    }
}
