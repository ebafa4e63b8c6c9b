package jp.kakehashi.records;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The fields that go into a calculated field. Nothing else is ever given to its formula, so that
/// whatever a formula says, it cannot tell more than these fields.
public final class FormulaInputs {
    private FormulaInputs() {}

    /// Every field that goes into `calculated`, also through other calculated fields.
    public static Set<FieldDefinition> of(LedgerDefinition definition, FieldDefinition calculated) {
        Set<FieldDefinition> found = new LinkedHashSet<>();
        Deque<FieldDefinition> open = new ArrayDeque<>(direct(definition, calculated));
        while (!open.isEmpty()) {
            FieldDefinition next = open.pop();
            if (found.add(next)) {
                open.addAll(direct(definition, next));
            }
        }
        return found;
    }

    /// The fields that its own formula names.
    static Set<FieldDefinition> direct(LedgerDefinition definition, FieldDefinition calculated) {
        FieldDefinition.Formula formula = calculated.formula();
        if (formula == null) {
            return Set.of();
        }
        Set<String> named = names(formula.expression());
        Map<String, FieldDefinition> found = new LinkedHashMap<>();
        for (FieldDefinition field : definition.fields()) {
            if (named.contains(field.id().value())) {
                found.put(field.id().value(), field);
            }
        }
        return new LinkedHashSet<>(found.values());
    }

    /// Names in `expression` that are neither in quotes nor called as a function.
    static Set<String> names(String expression) {
        Set<String> names = new LinkedHashSet<>();
        int at = 0;
        while (at < expression.length()) {
            char c = expression.charAt(at);
            if (c == '"') {
                at = afterText(expression, at);
            } else if (inName(c)) {
                int end = at;
                while (end < expression.length() && inName(expression.charAt(end))) {
                    end++;
                }
                String name = expression.substring(at, end);
                if (!Character.isDigit(c) && !called(expression, end)) {
                    names.add(name.toLowerCase(Locale.ROOT));
                }
                at = end;
            } else {
                at++;
            }
        }
        return names;
    }

    private static boolean inName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_';
    }

    private static boolean called(String expression, int end) {
        int at = end;
        while (at < expression.length() && expression.charAt(at) == ' ') {
            at++;
        }
        return at < expression.length() && expression.charAt(at) == '(';
    }

    private static int afterText(String expression, int quote) {
        int at = quote + 1;
        while (at < expression.length() && expression.charAt(at) != '"') {
            at += expression.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, expression.length());
    }
}
