package jp.kakehashi.ledger.twins;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.TwinRule;
import org.jspecify.annotations.Nullable;

/// A field that says who a row is about, and what kind of thing it says.
public record Trait(FieldDefinition field, Kind kind) {
    private static final Pattern KANA = Pattern.compile("カナ|かな|ｶﾅ|フリガナ|ふりがな|読み|kana");
    private static final Pattern BORN = Pattern.compile("生年月日|誕生|出生日|born|birth");
    private static final Pattern PLACE = Pattern.compile("住所|居所|所在地|address");
    private static final Pattern NUMBER = Pattern.compile("電話|携帯|連絡先|メール|番号|phone|mail|number");

    /// Those of somebody else in the row.
    private static final Pattern OTHERS =
            Pattern.compile("後見|代理|世帯主|保証|担当|緊急|転出先|guardian|agent|moved to|emergency|郵便|postal");

    /// What a field says of a person.
    public enum Kind {
        /// A name as written.
        NAME,
        /// A name as read.
        KANA,
        /// The day of birth.
        BORN,
        /// Where somebody lives.
        PLACE,
        /// A telephone number and the like.
        NUMBER,
        /// Anything else.
        OTHER
    }

    /// The traits that the rule of `definition` names or, without one, those that are likely.
    public static List<Trait> of(LedgerDefinition definition, Predicate<FieldDefinition> readable) {
        TwinRule rule = definition.twins();
        List<Trait> traits = new ArrayList<>();
        for (FieldDefinition field : definition.fields()) {
            if (field.retired() || field.individualNumber() || !readable.test(field)) {
                continue;
            }
            if (rule != null) {
                if (rule.fields().contains(field.id())) {
                    traits.add(new Trait(field, kind(field)));
                }
                continue;
            }
            Kind kind = guess(field);
            if (kind != null && traits.stream().noneMatch(t -> t.kind() == kind)) {
                traits.add(new Trait(field, kind));
            }
        }
        return List.copyOf(traits);
    }

    /// Whether rows can be told apart by `traits` at all.
    public static boolean enough(List<Trait> traits) {
        return traits.size() > 1
                && traits.stream().anyMatch(t -> t.kind() == Kind.NAME || t.kind() == Kind.KANA);
    }

    private static @Nullable Kind guess(FieldDefinition field) {
        boolean kept = field.type().kept() && !field.checks().unique();
        if (!kept || OTHERS.matcher(label(field)).find()) {
            return null;
        }
        Kind kind = kind(field);
        boolean plain = field.type() == FieldType.TEXT || field.type() == FieldType.DATE;
        boolean said =
                switch (kind) {
                    case BORN -> BORN.matcher(label(field)).find();
                    case NUMBER -> field.type() == FieldType.PHONE;
                    case OTHER -> false;
                    case NAME, KANA, PLACE -> true;
                };
        return said && (plain || kind != Kind.OTHER) ? kind : null;
    }

    private static Kind kind(FieldDefinition field) {
        String label = label(field);
        return switch (field.type()) {
            case PERSON -> KANA.matcher(label).find() ? Kind.KANA : Kind.NAME;
            case DATE -> Kind.BORN;
            case ADDRESS -> Kind.PLACE;
            case PHONE, NUMBER -> Kind.NUMBER;
            case TEXT -> {
                if (KANA.matcher(label).find()) {
                    yield Kind.KANA;
                }
                if (PLACE.matcher(label).find()) {
                    yield Kind.PLACE;
                }
                yield NUMBER.matcher(label).find() ? Kind.NUMBER : Kind.OTHER;
            }
            default -> Kind.OTHER;
        };
    }

    private static String label(FieldDefinition field) {
        return (field.label().ja() + " " + field.label().en()).toLowerCase(Locale.ROOT);
    }
}
