package jp.kakehashi.vision.form;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import jp.kakehashi.vision.form.FormExpression.Unreadable;

/// Finds what the tree of an expression means over a form's fields, or refuses it. The tree is as
/// small as its text, and each part of it is worked out at most once.
final class FormMeaning {
    private final Map<String, FormField> fields;
    private final Map<String, List<FormField>> groups;
    private boolean figures;

    FormMeaning(Map<String, FormField> fields, Map<String, List<FormField>> groups) {
        this.fields = fields;
        this.groups = groups;
    }

    boolean readsFigures() {
        return figures;
    }

    Function<FormFacts, Truth> truth(ASTNode node) throws Unreadable {
        Token token = node.getToken();
        return switch (token.getType()) {
            case VARIABLE_OR_CONSTANT -> marked(token);
            case PREFIX_OPERATOR -> {
                Function<FormFacts, Truth> of = truth(node.getParameters().getFirst());
                yield facts -> of.apply(facts).not();
            }
            case INFIX_OPERATOR ->
                    infix(token, node.getParameters().get(0), node.getParameters().get(1));
            case FUNCTION -> function(token, node.getParameters());
            default -> throw no(token);
        };
    }

    private Function<FormFacts, Truth> marked(Token token) throws Unreadable {
        FormField field = field(token);
        if (field.kind() == FormField.Kind.TEXT) {
            throw no(token);
        }
        return facts -> facts.filled(field.id());
    }

    private Function<FormFacts, Truth> infix(Token token, ASTNode left, ASTNode right)
            throws Unreadable {
        String sign = token.getValue();
        if (sign.equals("&&") || sign.equals("||")) {
            Function<FormFacts, Truth> l = truth(left);
            Function<FormFacts, Truth> r = truth(right);
            return sign.equals("&&")
                    ? facts -> l.apply(facts).and(r.apply(facts))
                    : facts -> l.apply(facts).or(r.apply(facts));
        }
        return number(left) || number(right)
                ? compared(token, left, right)
                : one(token, left, right);
    }

    /// `group == "id"`.
    private Function<FormFacts, Truth> one(Token token, ASTNode left, ASTNode right)
            throws Unreadable {
        boolean swapped = left.getToken().getType() == Token.TokenType.STRING_LITERAL;
        Token named = (swapped ? right : left).getToken();
        Token literal = (swapped ? left : right).getToken();
        List<FormField> group = groups.get(named.getValue());
        boolean equal = token.getValue().equals("==");
        if (!(equal || token.getValue().equals("!="))
                || named.getType() != Token.TokenType.VARIABLE_OR_CONSTANT
                || literal.getType() != Token.TokenType.STRING_LITERAL
                || group == null) {
            throw no(token);
        }
        String wanted = literal.getValue();
        if (!wanted.isEmpty() && group.stream().noneMatch(f -> f.id().equals(wanted))) {
            throw no(literal);
        }
        return facts -> equal ? is(facts, group, wanted) : is(facts, group, wanted).not();
    }

    /// Two marks in one group say nothing about which was meant.
    private static Truth is(FormFacts facts, List<FormField> group, String wanted) {
        Truth is = Truth.TRUE;
        for (FormField field : group) {
            Truth filled = facts.filled(field.id());
            if (field.id().equals(wanted)) {
                if (filled != Truth.TRUE) {
                    return filled;
                }
            } else if (wanted.isEmpty() || filled != Truth.TRUE) {
                is = is.and(filled.not());
            } else {
                is = is.and(Truth.UNKNOWN);
            }
        }
        return is;
    }

    private static boolean number(ASTNode node) {
        return node.getToken().getType() == Token.TokenType.NUMBER_LITERAL
                || called(node.getToken(), FormWords.NUMBER);
    }

    private static boolean called(Token token, String function) {
        return token.getType() == Token.TokenType.FUNCTION
                && token.getValue().toLowerCase(Locale.ROOT).equals(function);
    }

    private Function<FormFacts, Truth> compared(Token token, ASTNode left, ASTNode right)
            throws Unreadable {
        Function<FormFacts, OptionalLong> l = value(left);
        Function<FormFacts, OptionalLong> r = value(right);
        String sign = token.getValue();
        return facts -> {
            OptionalLong a = l.apply(facts);
            OptionalLong b = r.apply(facts);
            if (a.isEmpty() || b.isEmpty()) {
                return Truth.UNKNOWN;
            }
            int order = Long.compare(a.getAsLong(), b.getAsLong());
            return Truth.of(
                    switch (sign) {
                        case "==" -> order == 0;
                        case "!=" -> order != 0;
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case ">" -> order > 0;
                        default -> order >= 0;
                    });
        };
    }

    private Function<FormFacts, OptionalLong> value(ASTNode node) throws Unreadable {
        Token token = node.getToken();
        if (called(token, FormWords.NUMBER)) {
            return figure(node.getParameters().getFirst());
        }
        if (token.getType() != Token.TokenType.NUMBER_LITERAL
                || !token.getValue().matches("[0-9]{1,12}")) {
            throw no(token);
        }
        OptionalLong value = OptionalLong.of(Long.parseLong(token.getValue()));
        return facts -> value;
    }

    private Function<FormFacts, OptionalLong> figure(ASTNode node) throws Unreadable {
        FormField field = text(node);
        figures = true;
        return facts -> facts.number(field.id());
    }

    private Function<FormFacts, Truth> function(Token token, List<ASTNode> given)
            throws Unreadable {
        if (called(token, FormWords.WRITTEN)) {
            FormField field = text(given.getFirst());
            return facts -> facts.filled(field.id());
        }
        if (called(token, FormWords.LATER) || called(token, FormWords.NO_DAY)) {
            Function<FormFacts, String> era = era(given.getFirst());
            FormDay day =
                    new FormDay(
                            era, figure(given.get(1)), figure(given.get(2)), figure(given.get(3)));
            return called(token, FormWords.LATER) ? day::later : day::none;
        }
        throw no(token);
    }

    /// An era by its name, or by the mark in a group of eras; empty where it cannot be told.
    private Function<FormFacts, String> era(ASTNode node) throws Unreadable {
        Token token = node.getToken();
        if (token.getType() == Token.TokenType.STRING_LITERAL && FormDay.era(token.getValue())) {
            return facts -> token.getValue();
        }
        List<FormField> group = groups.get(token.getValue());
        if (token.getType() != Token.TokenType.VARIABLE_OR_CONSTANT
                || group == null
                || !group.stream().allMatch(f -> FormDay.era(f.label()))) {
            throw no(token);
        }
        return facts ->
                group.stream()
                        .filter(f -> is(facts, group, f.id()) == Truth.TRUE)
                        .map(FormField::label)
                        .findFirst()
                        .orElse("");
    }

    private FormField text(ASTNode node) throws Unreadable {
        FormField field = field(node.getToken());
        if (field.kind() != FormField.Kind.TEXT) {
            throw no(node.getToken());
        }
        return field;
    }

    private FormField field(Token token) throws Unreadable {
        FormField field = fields.get(token.getValue());
        if (field == null || token.getType() != Token.TokenType.VARIABLE_OR_CONSTANT) {
            throw no(token);
        }
        return field;
    }

    private static Unreadable no(Token token) {
        return new Unreadable(token.getValue());
    }
}
