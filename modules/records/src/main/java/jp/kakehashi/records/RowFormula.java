package jp.kakehashi.records;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FormulaLexer.Unreadable;
import jp.kakehashi.records.FormulaText.Parsed;
import jp.kakehashi.records.FormulaText.Use;
import org.jspecify.annotations.Nullable;

/// An expression of a question, worked out for one row after the other. Whether somebody may ask it
/// is {@link FormulaText#fault}'s to say. For one thread.
public final class RowFormula {
    private final Parsed parsed;
    private final Set<FieldDefinition> named = new LinkedHashSet<>();
    private final Set<FieldId> inputs = new LinkedHashSet<>();
    private final @Nullable Calculation calculation;

    private RowFormula(LedgerDefinition definition, Parsed parsed) {
        this.parsed = parsed;
        boolean calculates = false;
        for (FormulaPiece piece : FormulaText.pieces(definition, parsed.formula())) {
            FieldDefinition field = piece.field();
            if (field != null && named.add(field)) {
                if (field.formula() == null) {
                    inputs.add(field.id());
                } else {
                    calculates = true;
                    FormulaInputs.of(definition, field).stream()
                            .filter(f -> f.formula() == null)
                            .forEach(f -> inputs.add(f.id()));
                }
            }
        }
        this.calculation = calculates ? new Calculation(definition) : null;
    }

    /// The expression `formula` in the names of `definition`; `today` is what it calls today.
    ///
    /// @throws ProblemException `problem.formula` with the place where it cannot be read, from 1
    public static RowFormula of(
            LedgerDefinition definition, String formula, Use use, LocalDate today) {
        try {
            FormulaText text = new FormulaText(definition, field -> true);
            return new RowFormula(definition, text.stored(formula, use, today));
        } catch (Unreadable why) {
            throw Problem.invalid("problem.formula", why.fault().from() + 1).asException();
        }
    }

    /// The fields whose cells it needs.
    public Set<FieldId> inputs() {
        return Set.copyOf(inputs);
    }

    /// Whether it is true of a row.
    public boolean holds(Map<FieldId, String> cells) {
        EvaluationValue value = value(cells);
        return value != null && value.isBooleanValue() && value.getBooleanValue();
    }

    /// What it comes to for a row, to be sorted by; null when that is empty. All of one class.
    public @Nullable Comparable<?> key(Map<FieldId, String> cells) {
        EvaluationValue value = value(cells);
        if (value == null || value.isNullValue()) {
            return null;
        }
        return switch (parsed.kind()) {
            case NUMBER -> value.isNumberValue() ? value.getNumberValue() : null;
            case YES_NO -> value.isBooleanValue() ? value.getBooleanValue() : null;
            case TEXT, DAY ->
                    value.isStringValue() && !value.getStringValue().isEmpty()
                            ? value.getStringValue()
                            : null;
        };
    }

    private @Nullable EvaluationValue value(Map<FieldId, String> cells) {
        Map<FieldId, String> all = calculation == null ? cells : calculation.with(cells);
        try {
            for (FieldDefinition field : named) {
                String cell = all.get(field.id());
                boolean empty = cell == null || cell.isEmpty();
                Object operand = empty ? null : Calculation.operand(field, cell);
                parsed.expression().with(field.id().value(), operand);
            }
            return parsed.expression().evaluate();
        } catch (EvaluationException
                | ParseException
                | ArithmeticException
                | ClassCastException
                | DateTimeException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | UnsupportedOperationException cannot) {
            return null;
        }
    }
}
