package jp.kakehashi.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kakehashi.records.FormulaFault.Why;
import jp.kakehashi.records.FormulaPiece.Kind;

/// Takes an expression apart as people write it: wide signs and digits, ≦ ≧ ≠, かつ and または, texts
/// in `"…"` or 「…」, names with other signs in `[…]`, days in any usual form.
final class FormulaLexer {
    private static final Pattern DAY =
            Pattern.compile(
                    "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?![0-9])|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"
                            + "|(?:令和|平成|昭和|大正|明治|[RHSTM])(?:[0-9]{1,2}|元)"
                            + "(?:年[0-9]{1,2}月[0-9]{1,2}日|[./][0-9]{1,2}[./][0-9]{1,2}(?![0-9]))");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final List<String> SIGNS =
            List.of(
                    "&&", "||", "==", "!=", "<>", "<=", ">=", "=", "<", ">", "+", "-", "*", "/",
                    "%", "!", "(", ")", ",");
    private static final int WIDE = 0xFEE0;

    private final String typed;
    private final String folded;
    private final Function<String, Optional<FieldDefinition>> fields;
    private final List<FormulaPiece> pieces = new ArrayList<>();
    private int at;

    /// Why it cannot be taken apart.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final transient FormulaFault fault;

        Unreadable(Why why, int from, int to) {
            super(why.name());
            this.fault = new FormulaFault(why, from, to);
        }

        FormulaFault fault() {
            return fault;
        }
    }

    private FormulaLexer(String typed, Function<String, Optional<FieldDefinition>> fields) {
        this.typed = typed;
        this.fields = fields;
        // One unit for one unit, so that places are the same in both.
        StringBuilder plain = new StringBuilder(typed.length());
        typed.chars().forEach(c -> plain.append(plain((char) c)));
        this.folded = plain.toString();
    }

    static List<FormulaPiece> pieces(
            String typed, Function<String, Optional<FieldDefinition>> fields) throws Unreadable {
        FormulaLexer lexer = new FormulaLexer(typed, fields);
        while (lexer.more()) {
            lexer.next();
        }
        return lexer.pieces;
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u3000', '\t', '\n', '\r' -> ' ';
            case '、', '，' -> ',';
            case '≦', '≤', '≧', '≥', '≠', '・' -> c;
            case '×' -> '*';
            case '÷' -> '/';
            case '−', '–' -> '-';
            case '“', '”' -> '"';
            default -> c >= '！' && c <= '～' ? (char) (c - WIDE) : c;
        };
    }

    private boolean more() {
        while (at < folded.length() && folded.charAt(at) == ' ') {
            at++;
        }
        return at < folded.length();
    }

    private void next() throws Unreadable {
        char c = folded.charAt(at);
        if (c == '"' || c == '「') {
            words(c == '"' ? '"' : '」');
        } else if (c == '[') {
            bracketed();
        } else if (!day() && !number() && !name() && !sign()) {
            throw new Unreadable(Why.SIGN, at, at + Character.charCount(typed.codePointAt(at)));
        }
    }

    private void words(char end) throws Unreadable {
        int from = at++;
        StringBuilder text = new StringBuilder();
        while (at < folded.length() && folded.charAt(at) != end) {
            if (typed.charAt(at) == '\\' && at + 1 < typed.length()) {
                at++;
            }
            text.append(typed.charAt(at++));
        }
        if (at >= folded.length()) {
            throw new Unreadable(Why.OPEN, from, typed.length());
        }
        at++;
        pieces.add(new FormulaPiece(Kind.WORDS, text.toString(), from, at, null));
    }

    private void bracketed() throws Unreadable {
        int from = at;
        int end = folded.indexOf(']', at);
        if (end < 0) {
            throw new Unreadable(Why.OPEN, from, typed.length());
        }
        at = end + 1;
        field(typed.substring(from + 1, end), from);
    }

    private void field(String name, int from) throws Unreadable {
        FieldDefinition field =
                fields.apply(name).orElseThrow(() -> new Unreadable(Why.NAME, from, at));
        if (field.individualNumber() || !Calculation.TAKEN.contains(field.type())) {
            throw new Unreadable(Why.FIELD, from, at);
        }
        pieces.add(new FormulaPiece(Kind.NAME, field.id().value(), from, at, field));
    }

    private boolean day() throws Unreadable {
        Matcher day = DAY.matcher(folded).region(at, folded.length());
        if (!day.lookingAt()) {
            return false;
        }
        int from = at;
        at = day.end();
        String iso =
                FormulaValues.day(day.group())
                        .orElseThrow(() -> new Unreadable(Why.VALUE, from, at));
        pieces.add(new FormulaPiece(Kind.DAY, iso, from, at, null));
        return true;
    }

    private boolean number() {
        Matcher number = NUMBER.matcher(folded).region(at, folded.length());
        if (!number.lookingAt()) {
            return false;
        }
        pieces.add(new FormulaPiece(Kind.NUMBER, number.group(), at, number.end(), null));
        at = number.end();
        return true;
    }

    private static boolean inName(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '・' || c == '々' || c == '〇';
    }

    private boolean name() throws Unreadable {
        int from = at;
        while (at < folded.length() && inName(folded.codePointAt(at))) {
            at += Character.charCount(folded.codePointAt(at));
        }
        if (at == from) {
            return false;
        }
        String name = typed.substring(from, at);
        String plain = folded.substring(from, at).toUpperCase(Locale.ROOT);
        int end = at;
        boolean called = more() && folded.charAt(at) == '(';
        at = end;
        String sign = FormulaValues.word(plain);
        boolean joins = sign != null && sign.length() == 2;
        if (sign != null && (joins || !called)) {
            pieces.add(new FormulaPiece(Kind.SIGN, sign, from, at, null));
        } else if (called) {
            String function = FormulaValues.function(plain);
            if (function == null) {
                throw new Unreadable(Why.FUNCTION, from, at);
            }
            pieces.add(new FormulaPiece(Kind.CALL, function, from, at, null));
        } else {
            field(name, from);
        }
        return true;
    }

    private boolean sign() {
        char c = folded.charAt(at);
        String one = c == '≦' || c == '≤' ? "<=" : c == '≧' || c == '≥' ? ">=" : "!=";
        if (c == '≦' || c == '≤' || c == '≧' || c == '≥' || c == '≠') {
            pieces.add(new FormulaPiece(Kind.SIGN, one, at, at + 1, null));
            at++;
            return true;
        }
        for (String sign : SIGNS) {
            if (folded.startsWith(sign, at)) {
                pieces.add(new FormulaPiece(Kind.SIGN, sign, at, at + sign.length(), null));
                at += sign.length();
                return true;
            }
        }
        return false;
    }
}
