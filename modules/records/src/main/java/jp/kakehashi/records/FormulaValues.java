package jp.kakehashi.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.text.Wareki;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FormulaFault.Why;
import jp.kakehashi.records.FormulaLexer.Unreadable;
import jp.kakehashi.records.FormulaPiece.Kind;
import org.jspecify.annotations.Nullable;

/// What people call functions and values, and what the evaluator does.
final class FormulaValues {
    /// Functions by the names of the evaluator, with their Japanese names.
    static final Map<String, String> FUNCTIONS = functions();

    private static final Wareki WAREKI = new Wareki();

    private FormulaValues() {}

    private static Map<String, String> functions() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("TODAY", "今日");
        names.put("EMPTY", "空");
        names.put("DAYS", "日数");
        names.put("FISCAL_YEAR", "年度");
        names.put("STR_CONTAINS", "含む");
        names.put("STR_LEFT", "左から");
        names.put("STR_RIGHT", "右から");
        names.put("STR_LENGTH", "文字数");
        names.put("ROUND", "四捨五入");
        names.put("FLOOR", "切捨て");
        names.put("CEILING", "切上げ");
        names.put("ABS", "絶対値");
        names.put("MAX", "最大");
        names.put("MIN", "最小");
        names.put("SUM", "合計");
        names.put("IF", "もし");
        names.put("COALESCE", "初めの値");
        return names;
    }

    /// The evaluator's name of a function, null for none.
    static @Nullable String function(String said) {
        for (Map.Entry<String, String> one : FUNCTIONS.entrySet()) {
            if (one.getKey().equals(said) || one.getValue().equals(said)) {
                return one.getKey();
            }
        }
        return null;
    }

    /// What a word means that is neither a name nor a function, null for none.
    static @Nullable String word(String said) {
        return switch (said) {
            case "かつ", "AND" -> "&&";
            case "または", "OR" -> "||";
            case "TRUE", "はい" -> "TRUE";
            case "FALSE", "いいえ" -> "FALSE";
            default -> null;
        };
    }

    static Optional<String> day(String said) {
        try {
            return Optional.of(WAREKI.parse(said).toString());
        } catch (ProblemException noDay) {
            return Optional.empty();
        }
    }

    /// Texts that are compared with a field, as its cells hold them.
    static List<FormulaPiece> asHeld(List<FormulaPiece> pieces) throws Unreadable {
        List<FormulaPiece> held = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            FormulaPiece piece = pieces.get(i);
            FieldDefinition field = piece.kind() == Kind.WORDS ? comparedWith(pieces, i) : null;
            if (field == null) {
                held.add(piece);
                continue;
            }
            String value = held(field, piece.text());
            if (value == null) {
                throw new Unreadable(Why.VALUE, piece.from(), piece.to());
            }
            held.add(piece.saying(value));
        }
        return held;
    }

    /// The field on the other side of the comparison in which the text at `at` stands alone.
    static @Nullable FieldDefinition comparedWith(List<FormulaPiece> pieces, int at) {
        if (at >= 2 && pieces.get(at - 1).comparison()) {
            FieldDefinition field = pieces.get(at - 2).field();
            if (field != null) {
                return field;
            }
        }
        return at + 2 < pieces.size() && pieces.get(at + 1).comparison()
                ? pieces.get(at + 2).field()
                : null;
    }

    private static @Nullable String held(FieldDefinition field, String said) {
        if (said.isEmpty()) {
            return said;
        }
        if (field.type() == FieldType.CHOICE) {
            return field.choices().stream()
                    .filter(
                            c ->
                                    c.code().equals(said)
                                            || c.label().ja().equals(said)
                                            || c.label().en().equalsIgnoreCase(said))
                    .map(Choice::code)
                    .findFirst()
                    .orElse(null);
        }
        if (field.shownAs() == FieldType.DATE) {
            return day(said).orElse(null);
        }
        if (field.type() != FieldType.TIME) {
            return said;
        }
        try {
            return Values.canonical(field, said);
        } catch (ProblemException none) {
            return null;
        }
    }
}
