package jp.kakehashi.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.FormulaText.Use;

/// A mark whose expression is worked out for one form and one day. Immutable.
///
/// @param inputs the fields that the expression asks for
public record ReadyMark(RowMark mark, RowFormula formula, Set<FieldId> inputs) {
    /// Those of `marks` that can be worked out on `today`, in their order; one whose field is gone
    /// marks nothing.
    public static List<ReadyMark> of(LedgerDefinition form, List<RowMark> marks, LocalDate today) {
        return marks.stream().flatMap(mark -> of(form, mark, today).stream()).toList();
    }

    private static Optional<ReadyMark> of(LedgerDefinition form, RowMark mark, LocalDate today) {
        try {
            RowFormula formula = RowFormula.of(form, mark.only(), Use.CONDITION, today);
            return Optional.of(new ReadyMark(mark, formula, formula.inputs()));
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }
}
