package jp.kakehashi.records;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.parser.ParseException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.kakehashi.records.FormulaFault.Why;
import jp.kakehashi.records.FormulaLexer.Unreadable;
import jp.kakehashi.records.FormulaPiece.Kind;
import org.jspecify.annotations.Nullable;

/// Expressions about rows as a person writes and reads them: fields by their names on screen, only
/// those that this person may read. A field for other eyes is refused in the same words as one that
/// does not exist. Immutable, for any thread.
public final class FormulaText {
    private final List<FieldDefinition> fields;

    /// Expressions in fields of `definition` that are for `eyes`.
    public FormulaText(LedgerDefinition definition, Predicate<FieldDefinition> eyes) {
        this.fields = definition.fields().stream().filter(eyes).toList();
    }

    /// What was typed, ready to be asked, or what is wrong with it.
    ///
    /// @param formula empty when there is a fault
    public record Reading(String formula, @Nullable FormulaFault fault) {}

    /// What an expression is for.
    public enum Use {
        /// True or false of a row.
        CONDITION,
        /// Anything that rows can be sorted by.
        VALUE
    }

    /// An expression ready to be worked out.
    record Parsed(String formula, Expression expression, FormulaKinds.Kind kind) {}

    /// Reads what a person typed.
    public Reading read(String typed, Use use) {
        return read(typed, use, this::called);
    }

    /// What is wrong with a stored expression, by the names of the definition; empty when this
    /// person may ask it.
    public Optional<FormulaFault> fault(String formula, Use use) {
        return Optional.ofNullable(read(formula, use, this::identified).fault());
    }

    private Reading read(
            String typed, Use use, Function<String, Optional<FieldDefinition>> resolver) {
        try {
            return new Reading(parsed(typed, use, resolver, LocalDate.EPOCH).formula(), null);
        } catch (Unreadable why) {
            return new Reading("", why.fault());
        }
    }

    Parsed stored(String formula, Use use, LocalDate today) throws Unreadable {
        return parsed(formula, use, this::identified, today);
    }

    private Parsed parsed(
            String typed,
            Use use,
            Function<String, Optional<FieldDefinition>> resolver,
            LocalDate today)
            throws Unreadable {
        if (typed.length() > Calculation.LONGEST) {
            throw new Unreadable(Why.SIZE, Calculation.LONGEST, typed.length());
        }
        List<FormulaPiece> pieces = FormulaValues.asHeld(FormulaLexer.pieces(typed, resolver));
        if (pieces.isEmpty()) {
            throw new Unreadable(Why.FORM, 0, typed.length());
        }
        StringBuilder formula = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (FormulaPiece piece : pieces) {
            space(formula, piece);
            starts.add(formula.length());
            formula.append(inWords(piece));
        }
        String text = formula.toString();
        if (!Calculation.plain(text)) {
            throw new Unreadable(Why.SIZE, 0, typed.length());
        }
        Map<String, FieldDefinition> named = new HashMap<>();
        pieces.stream()
                .map(FormulaPiece::field)
                .flatMap(Stream::ofNullable)
                .forEach(f -> named.put(f.id().value(), f));
        try {
            Expression expression = QuestionWords.expression(text, today);
            FormulaKinds.Kind kind = new FormulaKinds(named).of(expression.getAbstractSyntaxTree());
            if (use == Use.CONDITION && kind != FormulaKinds.Kind.YES_NO) {
                throw new Unreadable(Why.CONDITION, 0, typed.length());
            }
            return new Parsed(text, expression, kind);
        } catch (ParseException e) {
            throw at(Why.FORM, e.getStartPosition() - 1, pieces, starts);
        } catch (NoSuchElementException e) {
            // The library's answer to a lone sign in a function's brackets, ABS(-).
            throw new Unreadable(Why.FORM, 0, typed.length());
        } catch (FormulaKinds.Mismatch e) {
            throw at(Why.KINDS, e.place(), pieces, starts);
        }
    }

    private static Unreadable at(
            Why why, int place, List<FormulaPiece> pieces, List<Integer> starts) {
        int found = 0;
        for (int i = 0; i < starts.size(); i++) {
            found = starts.get(i) <= place ? i : found;
        }
        FormulaPiece piece = pieces.get(found);
        return new Unreadable(why, piece.from(), piece.to());
    }

    /// The same expression as a person reads it, in Japanese or English.
    public String show(String formula, boolean japanese) {
        try {
            List<FormulaPiece> pieces = FormulaLexer.pieces(formula, this::identified);
            StringBuilder shown = new StringBuilder();
            for (int i = 0; i < pieces.size(); i++) {
                FormulaPiece piece = pieces.get(i);
                space(shown, piece);
                shown.append(said(pieces, i, japanese));
            }
            return shown.toString();
        } catch (Unreadable cannot) {
            return "?";
        }
    }

    private String said(List<FormulaPiece> pieces, int at, boolean japanese) {
        FormulaPiece piece = pieces.get(at);
        FieldDefinition field = piece.field();
        if (field != null) {
            return name(field, japanese);
        }
        return switch (piece.kind()) {
            case CALL ->
                    japanese
                            ? FormulaValues.FUNCTIONS.getOrDefault(piece.text(), piece.text())
                            : piece.text();
            case WORDS -> bareDay(choice(pieces, at, japanese));
            case SIGN ->
                    switch (piece.text()) {
                        case "<=" -> "≦";
                        case ">=" -> "≧";
                        case "!=", "<>" -> "≠";
                        case "==" -> "=";
                        case "&&" -> japanese ? "かつ" : "&&";
                        case "||" -> japanese ? "または" : "||";
                        case "TRUE" -> japanese ? "はい" : "TRUE";
                        case "FALSE" -> japanese ? "いいえ" : "FALSE";
                        default -> piece.text();
                    };
            default -> piece.text();
        };
    }

    private static String bareDay(String text) {
        return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? text : quoted(text);
    }

    private static String choice(List<FormulaPiece> pieces, int at, boolean japanese) {
        String held = pieces.get(at).text();
        FieldDefinition field = FormulaValues.comparedWith(pieces, at);
        return field == null
                ? held
                : field.choices().stream()
                        .filter(c -> c.code().equals(held))
                        .map(c -> japanese ? c.label().ja() : c.label().en())
                        .findFirst()
                        .orElse(held);
    }

    /// The name of a field as it can be typed.
    public String name(FieldDefinition field, boolean japanese) {
        String label = japanese ? field.label().ja() : field.label().en();
        boolean found =
                called(label).map(FieldDefinition::id).filter(field.id()::equals).isPresent();
        String name = found ? label : field.id().value();
        if (name.indexOf(']') >= 0) {
            return field.id().value();
        }
        boolean bare = !name.isEmpty() && !Character.isDigit(name.charAt(0));
        bare &= name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '・');
        bare &= FormulaValues.word(name) == null;
        return bare ? name : "[" + name + "]";
    }

    /// The fields an expression can name, each as it is typed, and the functions with `(`.
    public List<String> words(boolean japanese) {
        List<String> words = new ArrayList<>();
        fields.stream()
                .filter(f -> !f.individualNumber() && Calculation.TAKEN.contains(f.type()))
                .forEach(f -> words.add(name(f, japanese)));
        FormulaValues.FUNCTIONS.forEach((en, ja) -> words.add((japanese ? ja : en) + "("));
        return words;
    }

    private static void space(StringBuilder before, FormulaPiece next) {
        int length = before.length();
        if (length > 0 && before.charAt(length - 1) != '(' && !next.is(")") && !next.is(",")) {
            boolean call = next.is("(") && Character.isLetterOrDigit(before.charAt(length - 1));
            before.append(call ? "" : " ");
        }
    }

    private static String inWords(FormulaPiece piece) {
        return piece.kind() == Kind.WORDS || piece.kind() == Kind.DAY
                ? quoted(piece.text())
                : piece.text();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private Optional<FieldDefinition> called(String name) {
        Optional<FieldDefinition> byLabel =
                fields.stream()
                        .filter(
                                f ->
                                        f.label().ja().equals(name)
                                                || f.label().en().equalsIgnoreCase(name))
                        .findFirst();
        return byLabel.isPresent() ? byLabel : identified(name);
    }

    private Optional<FieldDefinition> identified(String name) {
        return fields.stream().filter(f -> f.id().value().equals(name)).findFirst();
    }

    /// The fields that a stored expression names, by the names of `definition`; nothing for what
    /// cannot be read.
    static List<FormulaPiece> pieces(LedgerDefinition definition, String formula) {
        try {
            return FormulaLexer.pieces(
                    formula, new FormulaText(definition, field -> true)::identified);
        } catch (Unreadable cannot) {
            return List.of();
        }
    }
}
