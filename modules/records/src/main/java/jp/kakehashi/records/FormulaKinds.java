package jp.kakehashi.records;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kakehashi.records.FormulaFault.Why;

/// Works out, before a row is looked at, what an expression comes to, and refuses what would
/// quietly compare the letters of a number or add to a text.
final class FormulaKinds {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Map<String, FieldDefinition> fields;
    private final IdentityHashMap<ASTNode, Kind> kinds = new IdentityHashMap<>();

    /// What something is.
    enum Kind {
        NUMBER,
        TEXT,
        DAY,
        YES_NO
    }

    /// Two things do not go together at that place of the expression.
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Token token;

        Mismatch(Token token) {
            super(Why.KINDS.name());
            this.token = token;
        }

        int place() {
            return token.getStartPosition() - 1;
        }
    }

    FormulaKinds(Map<String, FieldDefinition> fields) {
        this.fields = fields;
    }

    /// Each part is looked at once, however often it is asked for: parts within parts would
    /// otherwise take for ever.
    Kind of(ASTNode node) throws Mismatch {
        Kind known = kinds.get(node);
        if (known == null) {
            known = found(node);
            kinds.put(node, known);
        }
        return known;
    }

    private Kind found(ASTNode node) throws Mismatch {
        Token token = node.getToken();
        return switch (token.getType()) {
            case NUMBER_LITERAL -> Kind.NUMBER;
            case STRING_LITERAL -> literalDay(node) ? Kind.DAY : Kind.TEXT;
            case VARIABLE_OR_CONSTANT -> named(token);
            case PREFIX_OPERATOR -> {
                Kind wanted = token.getValue().equals("!") ? Kind.YES_NO : Kind.NUMBER;
                want(wanted, node.getParameters().getFirst(), token);
                yield wanted;
            }
            case INFIX_OPERATOR ->
                    infix(token, node.getParameters().get(0), node.getParameters().get(1));
            case FUNCTION -> function(token, node.getParameters());
            default -> throw new Mismatch(token);
        };
    }

    private static boolean literalDay(ASTNode node) {
        return node.getToken().getType() == Token.TokenType.STRING_LITERAL
                && DAY.matcher(node.getToken().getValue()).matches();
    }

    private static boolean literal(ASTNode node) {
        return node.getToken().getType() == Token.TokenType.STRING_LITERAL;
    }

    private Kind named(Token token) throws Mismatch {
        FieldDefinition field = fields.get(token.getValue().toLowerCase(Locale.ROOT));
        if (field == null) {
            if (token.getValue().equals("TRUE") || token.getValue().equals("FALSE")) {
                return Kind.YES_NO;
            }
            throw new Mismatch(token);
        }
        return switch (field.shownAs()) {
            case NUMBER, YEN -> Kind.NUMBER;
            case DATE -> Kind.DAY;
            case CHECK -> Kind.YES_NO;
            default -> Kind.TEXT;
        };
    }

    private void want(Kind wanted, ASTNode node, Token at) throws Mismatch {
        Kind is = of(node);
        if (is != wanted && !(wanted == Kind.TEXT && is == Kind.DAY && literal(node))) {
            throw new Mismatch(at);
        }
    }

    private Kind infix(Token token, ASTNode left, ASTNode right) throws Mismatch {
        Kind l = of(left);
        Kind r = of(right);
        switch (token.getValue()) {
            case "&&", "||" -> {
                want(Kind.YES_NO, left, token);
                want(Kind.YES_NO, right, token);
                return Kind.YES_NO;
            }
            case "=", "==", "!=", "<>" -> {
                same(token, left, right);
                return Kind.YES_NO;
            }
            case "<", "<=", ">", ">=" -> {
                same(token, left, right);
                if (l == Kind.YES_NO) {
                    throw new Mismatch(token);
                }
                return Kind.YES_NO;
            }
            case "+" -> {
                return sum(token, l, r);
            }
            case "-" -> {
                if (l == Kind.DAY && r == Kind.DAY) {
                    return Kind.NUMBER;
                }
                return l == Kind.TEXT ? none(token) : sum(token, l, r);
            }
            default -> {
                return l == Kind.NUMBER && r == Kind.NUMBER ? Kind.NUMBER : none(token);
            }
        }
    }

    private static Kind none(Token token) throws Mismatch {
        throw new Mismatch(token);
    }

    private static Kind sum(Token token, Kind l, Kind r) throws Mismatch {
        if (l == r && (l == Kind.NUMBER || l == Kind.TEXT)) {
            return l;
        }
        return l == Kind.DAY && r == Kind.NUMBER ? Kind.DAY : none(token);
    }

    private void same(Token token, ASTNode left, ASTNode right) throws Mismatch {
        Kind l = of(left);
        Kind r = of(right);
        boolean emptyText = literal(left) && left.getToken().getValue().isEmpty();
        emptyText |= literal(right) && right.getToken().getValue().isEmpty();
        boolean text =
                (l == Kind.TEXT && r == Kind.DAY && literal(right))
                        || (r == Kind.TEXT && l == Kind.DAY && literal(left));
        if (l != r && !text && !emptyText) {
            throw new Mismatch(token);
        }
    }

    private Kind function(Token token, List<ASTNode> given) throws Mismatch {
        switch (token.getValue().toUpperCase(Locale.ROOT)) {
            case "TODAY" -> {
                return Kind.DAY;
            }
            case "EMPTY" -> {
                of(given.getFirst());
                return Kind.YES_NO;
            }
            case "DAYS", "FISCAL_YEAR" -> {
                all(Kind.DAY, given, token);
                return Kind.NUMBER;
            }
            case "STR_CONTAINS" -> {
                all(Kind.TEXT, given, token);
                return Kind.YES_NO;
            }
            case "STR_LENGTH" -> {
                all(Kind.TEXT, given, token);
                return Kind.NUMBER;
            }
            case "STR_LEFT", "STR_RIGHT" -> {
                want(Kind.TEXT, given.get(0), token);
                want(Kind.NUMBER, given.get(1), token);
                return Kind.TEXT;
            }
            case "IF" -> {
                want(Kind.YES_NO, given.get(0), token);
                same(token, given.get(1), given.get(2));
                return of(given.get(1));
            }
            case "COALESCE" -> {
                for (ASTNode one : given) {
                    same(token, given.getFirst(), one);
                }
                return of(given.getFirst());
            }
            default -> {
                all(Kind.NUMBER, given, token);
                return Kind.NUMBER;
            }
        }
    }

    private void all(Kind wanted, List<ASTNode> given, Token token) throws Mismatch {
        for (ASTNode one : given) {
            want(wanted, one, token);
        }
    }
}
