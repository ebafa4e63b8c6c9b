package jp.kakehashi.records;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Works out the calculated fields of a ledger's rows, the same on every computer: no clock, no
/// chance, no loops, decimal arithmetic of 34 digits. A formula names fields of its row, in
/// `+ - * / % = == != < <= > >= && || !` and the functions of {@link FormulaWords}; texts stand in
/// double quotes. A cell that cannot be worked out (an input is empty, a division by nothing, yen
/// with a fraction) is empty. Safe for use from many threads.
public final class Calculation {
    /// Longest formula, in UTF-16 units.
    public static final int LONGEST = 500;

    private static final int DEEPEST = 20;
    private static final int SCALE = 10;

    private static final Pattern EXPONENT = Pattern.compile("[0-9.][eE]");
    static final Set<FieldType> TAKEN =
            EnumSet.of(
                    FieldType.TEXT,
                    FieldType.NUMBER,
                    FieldType.YEN,
                    FieldType.DATE,
                    FieldType.TIME,
                    FieldType.CHOICE,
                    FieldType.CHECK,
                    FieldType.PERSON,
                    FieldType.STAFF,
                    FieldType.PHONE,
                    FieldType.AUTO_NUMBER,
                    FieldType.CALCULATED);

    private final Map<FieldDefinition, Compiled> formulas = new LinkedHashMap<>();

    /// A formula that can be read, the fields it names and those without which it has no value.
    private record Compiled(
            Expression expression, Set<FieldDefinition> inputs, Set<String> needed) {}

    /// The calculated fields of `definition`; one whose formula is unsound stays empty.
    public Calculation(LedgerDefinition definition) {
        for (FieldDefinition field : inOrder(definition)) {
            compiled(definition, field).ifPresent(c -> formulas.put(field, c));
        }
    }

    /// Whether the ledger has a calculated field.
    public boolean any() {
        return !formulas.isEmpty();
    }

    /// `values` with what is calculated from them. What may not be shown has to be left out by the
    /// caller, with {@link LedgerDefinition#mayRead}.
    public Map<FieldId, String> with(Map<FieldId, String> values) {
        if (formulas.isEmpty()) {
            return values;
        }
        Map<FieldId, String> all = new LinkedHashMap<>(values);
        formulas.forEach(
                (field, formula) -> {
                    String value = value(field, formula, all);
                    if (value == null) {
                        all.remove(field.id());
                    } else {
                        all.put(field.id(), value);
                    }
                });
        return all;
    }

    /// `row` with what is calculated from its values.
    public RowState with(RowState row) {
        return formulas.isEmpty()
                ? row
                : new RowState(
                        row.row(),
                        row.seq(),
                        row.deleted(),
                        with(row.values()),
                        row.cellSeqs(),
                        row.provisional());
    }

    private @Nullable String value(
            FieldDefinition field, Compiled formula, Map<FieldId, String> values) {
        try {
            Expression one = formula.expression().copy();
            for (FieldDefinition input : formula.inputs()) {
                String value = values.get(input.id());
                if (value == null && formula.needed().contains(input.id().value())) {
                    return null;
                }
                one.with(input.id().value(), operand(input, value));
            }
            return canonical(field, one.evaluate());
        } catch (EvaluationException
                | ParseException
                | ArithmeticException
                | ClassCastException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | UnsupportedOperationException
                | ProblemException cannot) {
            return null;
        }
    }

    static @Nullable Object operand(FieldDefinition input, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (input.shownAs()) {
            case NUMBER, YEN -> new BigDecimal(value);
            case CHECK -> Boolean.valueOf(value);
            default -> value;
        };
    }

    private static @Nullable String canonical(FieldDefinition field, EvaluationValue result) {
        if (result.isNullValue()) {
            return null;
        }
        boolean fits =
                switch (field.shownAs()) {
                    case NUMBER, YEN -> result.isNumberValue();
                    case CHECK -> result.isBooleanValue();
                    default -> result.isStringValue();
                };
        if (!fits) {
            return null;
        }
        String text =
                result.isNumberValue()
                        ? result.getNumberValue()
                                .setScale(SCALE, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        : result.getStringValue();
        return text.isEmpty() ? null : Values.canonical(asResult(field), text);
    }

    private static FieldDefinition asResult(FieldDefinition field) {
        return new FieldDefinition(
                field.id(),
                field.label(),
                field.shownAs(),
                field.checks(),
                List.of(),
                field.access(),
                false);
    }

    /// The ledger's fields, each calculated one behind those that go into it; one in a circle is
    /// left out.
    private static List<FieldDefinition> inOrder(LedgerDefinition definition) {
        Set<FieldDefinition> done = new LinkedHashSet<>();
        List<FieldDefinition> open = new ArrayList<>(definition.fields());
        boolean moved = true;
        while (moved) {
            moved = false;
            for (FieldDefinition field : List.copyOf(open)) {
                if (done.containsAll(FormulaInputs.direct(definition, field))) {
                    done.add(field);
                    open.remove(field);
                    moved = true;
                }
            }
        }
        return List.copyOf(done);
    }

    /// Whether the formula of `field` can be worked out at all: it can be read, names only fields
    /// of the ledger that hold one short value and no individual number, is short and flat enough
    /// and not part of a circle.
    static boolean sound(LedgerDefinition definition, FieldDefinition field) {
        return inOrder(definition).contains(field) && compiled(definition, field).isPresent();
    }

    private static Optional<Compiled> compiled(LedgerDefinition definition, FieldDefinition field) {
        FieldDefinition.Formula formula = field.formula();
        if (formula == null || !plain(formula.expression())) {
            return Optional.empty();
        }
        Set<FieldDefinition> named = FormulaInputs.direct(definition, field);
        if (!named.stream().allMatch(f -> !f.individualNumber() && TAKEN.contains(f.type()))) {
            return Optional.empty();
        }
        try {
            Expression expression = FormulaWords.expression(formula.expression());
            expression.validate();
            Set<String> ids = new HashSet<>();
            named.forEach(n -> ids.add(n.id().value()));
            boolean known =
                    expression.getUndefinedVariables().stream()
                            .allMatch(v -> ids.contains(v.toLowerCase(Locale.ROOT)));
            return known
                    ? Optional.of(new Compiled(expression, named, FormulaWords.needed(expression)))
                    : Optional.empty();
        } catch (ParseException | NoSuchElementException cannotBeRead) {
            return Optional.empty();
        }
    }

    /// Numbers with an exponent could have more digits than there is room for.
    static boolean plain(String expression) {
        return expression.length() <= LONGEST
                && depth(expression) <= DEEPEST
                && !EXPONENT.matcher(expression).find();
    }

    private static int depth(String expression) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
