package jp.kakehashi.records;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;

/// Canonical text of cell values: the one form that is stored in history, compared, hashed and
/// sent.
/// Dates are ISO 8601, times `HH:MM`, numbers plain decimals without trailing zeros, yen whole
/// numbers, checks `true` or `false`; text is kept exactly as written. Links are row ids; of
/// several choices there is one code a line, in order.
public final class Values {
    /// Longest text of one line, in UTF-16 units.
    public static final int TEXT_LIMIT = 400;

    /// Longest text of several lines, in UTF-16 units.
    public static final int LONG_TEXT_LIMIT = 20_000;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,28}(\\.[0-9]{1,10})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9-]{1,19}");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    private Values() {}

    /// The longest text that a person has any use for in `field`, in UTF-16 units.
    public static int longest(FieldDefinition field) {
        return switch (field.type()) {
            case LONG_TEXT, ATTACHMENTS, CHOICES -> LONG_TEXT_LIMIT;
            default -> TEXT_LIMIT;
        };
    }

    /// The canonical form of `text` as a value of `field`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.value.<type>` with the field's id;
    ///     `problem.value.individual_number` for what looks like one, because what is in a history
    ///     can never be destroyed
    public static String canonical(FieldDefinition field, String text) {
        if (suspect(field, text)) {
            throw wrong(field, "individual_number");
        }
        return typed(field, text);
    }

    /// What a person wrote of `text`: digits that a program made may look like anything.
    private static String said(FieldDefinition field, String text) {
        return switch (field.type()) {
            case LINK -> "";
            case ATTACHMENTS ->
                    Attachment.list(text)
                            .map(all -> String.join("\n", Attachment.names(all)))
                            .orElse("");
            default -> text;
        };
    }

    /// What a search finds `canonical` by; empty for what nobody looks for by a part of it.
    public static String searchText(FieldDefinition field, String canonical) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, PERSON, STAFF, PHONE, AUTO_NUMBER, ADDRESS -> canonical;
            case ATTACHMENTS -> said(field, canonical);
            case NUMBER, YEN, DATE, TIME, CHOICE, CHECK, LINK, CHOICES, CALCULATED -> "";
        };
    }

    /// Whether an individual number seems to stand in `text`, where `field` does not ask for such
    /// numbers of another kind.
    static boolean suspect(FieldDefinition field, String text) {
        String said = said(field, text);
        return IndividualNumber.in(said) && !expected(field, said);
    }

    /// A field whose pattern asks for just such a text, and for nothing longer or in other
    /// characters, holds numbers of another kind.
    private static boolean expected(FieldDefinition field, String text) {
        String expression = field.checks().pattern();
        if (expression == null) {
            return false;
        }
        Pattern pattern = Pattern.compile(expression);
        return BoundedText.matches(pattern, text)
                && Stream.of(
                                "番号 " + text,
                                text + " 番号",
                                text + "0",
                                DIGIT.matcher(text).replaceAll("x"),
                                DIGIT.matcher(text).replaceAll("A"),
                                DIGIT.matcher(text).replaceAll("番"))
                        .noneMatch(other -> BoundedText.matches(pattern, other));
    }

    private static String typed(FieldDefinition field, String text) {
        return switch (field.type()) {
            case TEXT, PERSON, STAFF, AUTO_NUMBER -> bounded(field, text, TEXT_LIMIT, false);
            case LONG_TEXT -> bounded(field, text, LONG_TEXT_LIMIT, true);
            case NUMBER -> decimal(field, text);
            case YEN -> whole(field, text);
            case DATE -> date(field, text).toString();
            case TIME -> time(field, text);
            case CHOICE -> choice(field, text);
            case CHECK -> check(field, text);
            case PHONE -> {
                if (!PHONE.matcher(text).matches()) {
                    throw wrong(field, "phone");
                }
                yield text;
            }
            case LINK -> link(field, text);
            case ATTACHMENTS ->
                    Attachment.text(
                            Attachment.list(text).orElseThrow(() -> wrong(field, "attachments")));
            case ADDRESS ->
                    PostalAddress.read(text)
                            .map(PostalAddress::text)
                            .orElseThrow(() -> wrong(field, "address"));
            case CHOICES -> severalChoices(field, text);
            case CALCULATED -> throw wrong(field, "calculated");
        };
    }

    /// Orders canonical values of one type; texts by their code points.
    public static Comparator<String> order(FieldType type) {
        return switch (type) {
            case NUMBER, YEN -> Comparator.comparing(BigDecimal::new);
            default -> Comparator.naturalOrder();
        };
    }

    /// Whether `text` already is canonical for `field`.
    public static boolean isCanonical(FieldDefinition field, String text) {
        return problem(field, text).isEmpty() && canonical(field, text).equals(text);
    }

    /// What is wrong with `text` as a value of `field`, if anything.
    public static Optional<Problem> problem(FieldDefinition field, String text) {
        try {
            canonical(field, text);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private static String bounded(FieldDefinition field, String text, int limit, boolean lines) {
        if (text.length() > limit) {
            throw Problem.invalid("problem.value.too_long", field.id(), limit).asException();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c >= 0x20 || c == '\t' || (lines && c == '\n');
            if (!allowed || c == 0x7f || unpaired(text, i)) {
                throw wrong(field, "character");
            }
        }
        return text;
    }

    /// Whether every half of a character has its other half.
    static boolean paired(String text) {
        return IntStream.range(0, text.length()).noneMatch(i -> unpaired(text, i));
    }

    private static boolean unpaired(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static String decimal(FieldDefinition field, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong(field, "number");
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    private static String whole(FieldDefinition field, String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw wrong(field, "yen");
        }
        return Long.toString(Long.parseLong(text));
    }

    private static LocalDate date(FieldDefinition field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            // PostgreSQL and H2 both hold these years, and no ledger of a city needs others.
            if (day.getYear() < 1 || day.getYear() > 9999) {
                throw wrong(field, "date");
            }
            return day;
        } catch (DateTimeException e) {
            throw wrong(field, "date");
        }
    }

    private static String time(FieldDefinition field, String text) {
        try {
            return LocalTime.parse(text, MINUTES).format(MINUTES);
        } catch (DateTimeException e) {
            throw wrong(field, "time");
        }
    }

    private static String choice(FieldDefinition field, String text) {
        if (field.choices().stream().noneMatch(c -> c.code().equals(text))) {
            throw wrong(field, "choice");
        }
        return text;
    }

    private static String severalChoices(FieldDefinition field, String text) {
        bounded(field, text, LONG_TEXT_LIMIT, true);
        // Looked up, not searched: there may be thousands of choices, and as many lines.
        Set<String> known =
                field.choices().stream()
                        .map(FieldDefinition.Choice::code)
                        .collect(Collectors.toSet());
        TreeSet<String> codes = new TreeSet<>();
        for (String code : text.split("\n", -1)) {
            if (!known.contains(code)) {
                throw wrong(field, "choice");
            }
            codes.add(code);
        }
        return String.join("\n", codes);
    }

    private static String link(FieldDefinition field, String text) {
        try {
            String id = UUID.fromString(text).toString();
            if (id.length() == text.length()) {
                return id;
            }
            throw wrong(field, "link");
        } catch (IllegalArgumentException e) {
            throw wrong(field, "link");
        }
    }

    private static String check(FieldDefinition field, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(field, "check");
        }
        return text;
    }

    private static RuntimeException wrong(FieldDefinition field, String what) {
        return Problem.invalid("problem.value." + what, field.id()).asException();
    }
}
