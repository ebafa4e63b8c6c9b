package jp.kakehashi.server.ledgers;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// Holds that an older extract never writes over a newer one, also when two PCs take in two of them
/// at once or a program of its own sends the changes. What people write by hand, and what is taken
/// back, carries no mark of an import and is not held.
final class ExtractOrder {
    private ExtractOrder() {}

    /// What is wrong with a change for `row`, which is null for a new one.
    static @Nullable Problem fault(
            LedgerDefinition definition, Change change, @Nullable RowState row) {
        FieldId day = definition.extract();
        if (day == null || change.note().source() == null) {
            return null;
        }
        String there = row == null ? null : row.value(day);
        for (Edit edit : change.edits()) {
            if (edit.field().equals(day)) {
                return fault(definition, day, edit.value(), there);
            }
        }
        return change.kind() == ChangeKind.CREATE ? fault(definition, day, null, null) : null;
    }

    private static @Nullable Problem fault(
            LedgerDefinition definition,
            FieldId day,
            @Nullable String written,
            @Nullable String there) {
        if (written == null) {
            String label = definition.field(day).orElseThrow().label().ja();
            return Problem.invalid("problem.import.extract_day", label);
        }
        return there != null && written.compareTo(there) < 0
                ? Problem.refused("problem.import.older", written, there)
                : null;
    }
}
