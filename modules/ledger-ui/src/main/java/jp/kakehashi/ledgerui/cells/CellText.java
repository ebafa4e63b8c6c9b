package jp.kakehashi.ledgerui.cells;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.text.Wareki;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.PostalAddress;
import jp.kakehashi.records.Values;
import org.jspecify.annotations.Nullable;

/// Between canonical text and what a keeper reads and types: 令和8年12月20日 for 2026-12-20,
/// 12,400 for 12400, 有効 for `active`. Reading is generous (全角, 円, era dates in any form);
/// what comes out is canonical or a named problem. Pure.
public final class CellText {
    private static final Wareki WAREKI = new Wareki();
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:時](\\d{1,2})分?");
    private static final Pattern YEN =
            Pattern.compile("(?is).*(円|[¥￥]|\\byen|\\bjpy)\\s*[)）\\]］】]?\\s*");
    private static final Pattern BARE_CLOCK = Pattern.compile("(\\d{1,2})(\\d{2})");

    private static final String SEPARATOR = "、";

    private final String language;
    private final BiFunction<FieldDefinition, String, String> links;

    /// Texts in `language`, `ja` or `en`; links as they are kept.
    public CellText(String language) {
        this(language, (field, row) -> row);
    }

    /// Texts in `language`, with links as `links` calls them.
    public CellText(String language, BiFunction<FieldDefinition, String, String> links) {
        this.language = language;
        this.links = links;
    }

    /// `ja` or `en`.
    public String language() {
        return language;
    }

    /// What a cell shows; empty for an empty cell.
    public String show(FieldDefinition field, @Nullable String canonical) {
        if (canonical == null) {
            return "";
        }
        return switch (field.shownAs()) {
            case DATE -> date(canonical);
            case YEN -> grouped(canonical);
            case CHOICE -> choice(field, canonical);
            case CHOICES -> choices(field, canonical);
            case ADDRESS -> address(canonical);
            case LINK -> links.apply(field, canonical);
            case ATTACHMENTS -> Values.searchText(field, canonical).replace("\n", SEPARATOR);
            default -> canonical;
        };
    }

    /// What an editor starts with: what is shown, files and links as the cell holds them.
    public String forEditing(FieldDefinition field, @Nullable String canonical) {
        boolean asHeld = field.type() == FieldType.ATTACHMENTS || field.type() == FieldType.LINK;
        return canonical != null && asHeld ? canonical : show(field, canonical);
    }

    /// Reads what was typed: canonical text, null for an emptied cell.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.value.…` or `problem.date.…`
    ///     when it is no value of this type
    public @Nullable String read(FieldDefinition field, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        String plain =
                switch (field.type()) {
                    case DATE -> WAREKI.parse(text).toString();
                    case TIME -> time(text);
                    case YEN -> yen(text);
                    case NUMBER -> negative(half(text).replaceAll("[,、\\s]", ""));
                    case CHOICE -> choiceCode(field, text);
                    case CHOICES -> choiceCodes(field, text);
                    case ADDRESS -> PostalAddress.typed(text).map(PostalAddress::text).orElse(text);
                    case CHECK -> check(text);
                    case PHONE -> half(text).replaceAll("[‐‑–—−ー]", "-").replaceAll("[()\\s]", "");
                    case LONG_TEXT -> typed.stripTrailing().replace("\r\n", "\n");
                    default -> text;
                };
        return Values.canonical(field, plain);
    }

    /// A day as this language writes it: 令和8年12月20日, 2026-12-20.
    public String date(String iso) {
        try {
            LocalDate day = LocalDate.parse(iso);
            return language.equals("ja") ? WAREKI.formatLong(day) : day.toString();
        } catch (DateTimeParseException notADate) {
            return iso;
        }
    }

    /// Whether a name already says at its end that its values are yen.
    public static boolean endsInYen(String label) {
        return YEN.matcher(label).matches();
    }

    /// Digits in groups of three.
    public static String grouped(String digits) {
        try {
            return String.format(Locale.ROOT, "%,d", new BigDecimal(digits).toBigIntegerExact());
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return digits;
        }
    }

    private static String address(String canonical) {
        return PostalAddress.read(canonical).map(PostalAddress::oneLine).orElse(canonical);
    }

    private String choices(FieldDefinition field, String canonical) {
        return canonical.lines().map(c -> choice(field, c)).collect(Collectors.joining(SEPARATOR));
    }

    private static String choiceCodes(FieldDefinition field, String text) {
        return Arrays.stream(text.split("[、,，\\n]", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> choiceCode(field, word))
                .collect(Collectors.joining("\n"));
    }

    private String choice(FieldDefinition field, String code) {
        Choice choice = choiceOf(field, code);
        return choice == null ? code : choice.label().in(language);
    }

    /// The choice a code stands for, null when the definition no longer has it.
    public static @Nullable Choice choiceOf(FieldDefinition field, @Nullable String code) {
        for (Choice choice : field.choices()) {
            if (choice.code().equals(code)) {
                return choice;
            }
        }
        return null;
    }

    private static String choiceCode(FieldDefinition field, String text) {
        List<Choice> choices = field.choices();
        for (Choice c : choices) {
            if (c.code().equals(text)
                    || c.label().ja().equals(text)
                    || c.label().en().equals(text)) {
                return c.code();
            }
        }
        List<Choice> begin = choices.stream().filter(c -> c.label().ja().startsWith(text)).toList();
        return begin.size() == 1 ? begin.getFirst().code() : text;
    }

    private static String time(String typed) {
        String text = half(typed);
        Matcher m = CLOCK.matcher(text);
        if (!m.matches()) {
            m = BARE_CLOCK.matcher(text);
        }
        return m.matches()
                ? "%02d:%02d".formatted(Integer.valueOf(m.group(1)), Integer.valueOf(m.group(2)))
                : text;
    }

    private static String yen(String typed) {
        String text = half(typed).replaceAll("[,、\\s]", "").replaceFirst("^[¥\\\\]", "");
        return negative(text.replaceFirst("円$", ""));
    }

    private static String negative(String number) {
        return number.replaceFirst("^[▲△−]", "-");
    }

    private static String check(String typed) {
        return switch (half(typed).toLowerCase(Locale.ROOT)) {
            case "true", "1", "y", "yes", "済", "有", "はい", "○", "◯", "レ", "✓" -> "true";
            case "false", "0", "n", "no", "未", "無", "いいえ", "×", "-" -> "false";
            default -> typed;
        };
    }

    private static String half(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
