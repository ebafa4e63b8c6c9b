package jp.kakehashi.records;

import java.util.List;
import jp.kakehashi.records.FormulaPiece.Kind;
import jp.kakehashi.records.FormulaText.Use;

/// What the expressions of the office's views have to be: everybody gets them, so they name what is
/// for all eyes, hold no individual number, and nobody's name where rows are about persons.
final class FormulaForms {
    private FormulaForms() {}

    static boolean sound(LedgerDefinition definition, LedgerView view) {
        String only = view.rows().only();
        String by = view.rows().by();
        return (only == null || sound(definition, only, Use.CONDITION))
                && (by == null || sound(definition, by, Use.VALUE))
                && view.marks().size() <= RowMark.MOST
                && view.marks().stream().allMatch(mark -> sound(definition, mark));
    }

    /// A mark tells of a row what its expression asks.
    private static boolean sound(LedgerDefinition definition, RowMark mark) {
        return sound(definition, mark.only(), Use.CONDITION)
                && FieldRules.named(mark.reason())
                && ViewForms.plain(mark.reason().ja(), RowMark.LONGEST_REASON)
                && ViewForms.plain(mark.reason().en(), RowMark.LONGEST_REASON);
    }

    static boolean sound(LedgerDefinition definition, String formula, Use use) {
        FormulaText open =
                new FormulaText(definition, field -> ViewForms.forAll(definition, field));
        return open.fault(formula, use).isEmpty()
                && ViewForms.plain(formula, Calculation.LONGEST)
                && (!definition.personal() || namesNobody(definition, formula));
    }

    private static boolean namesNobody(LedgerDefinition definition, String formula) {
        return FormulaText.pieces(definition, formula).stream()
                .allMatch(
                        piece -> {
                            FieldDefinition field = piece.field();
                            return field == null
                                    ? piece.kind() != Kind.WORDS || known(definition, piece.text())
                                    : nameless(definition, field);
                        });
    }

    /// Whether no text stands in it that could be somebody's name; which cells it asks for is free.
    static boolean quotesNobody(LedgerDefinition definition, List<FormulaPiece> pieces) {
        return pieces.stream().allMatch(p -> p.kind() != Kind.WORDS || known(definition, p.text()));
    }

    private static boolean known(LedgerDefinition definition, String text) {
        return FormulaValues.day(text).isPresent()
                || definition.fields().stream()
                        .flatMap(field -> field.choices().stream())
                        .anyMatch(choice -> choice.code().equals(text));
    }

    private static boolean nameless(LedgerDefinition definition, FieldDefinition field) {
        return field.formula() == null
                ? ViewForms.NAMELESS.contains(field.type())
                : FormulaInputs.of(definition, field).stream()
                        .allMatch(
                                f -> f.formula() != null || ViewForms.NAMELESS.contains(f.type()));
    }
}
