package jp.kakehashi.documents;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import jp.kakehashi.kernel.text.Wareki;

/// How a value is written on paper. Values come in the canonical text of ledgers: days in ISO 8601,
/// numbers plain, ticks as `true` and `false`; what is none of these is written as it stands.
public enum ValueKind {
    /// Words, on the left.
    TEXT,
    /// Words of many lines, wider than others.
    LONG_TEXT,
    /// A number, on the right, with figures of one width.
    NUMBER,
    /// An amount, grouped by thousands.
    YEN,
    /// A day, as R8.11.22.
    DATE,
    /// ✓ or nothing.
    CHECK,
    /// Digits that are no number: telephone, postal code, reception number.
    CODE;

    private static final int LONGEST_NUMBER = 40;

    /// `value` as it stands on paper.
    public String shown(String value) {
        return switch (this) {
            case TEXT, LONG_TEXT, CODE, NUMBER -> value;
            case YEN -> number(value).map(ValueKind::grouped).orElse(value);
            case DATE -> day(value);
            case CHECK ->
                    switch (value) {
                        case "true" -> "✓";
                        case "false" -> "";
                        default -> value;
                    };
        };
    }

    /// Whether it stands on the right.
    public boolean right() {
        return this == NUMBER || this == YEN;
    }

    /// Whether it is never broken over lines while it can be made smaller.
    public boolean whole() {
        return this != TEXT && this != LONG_TEXT;
    }

    /// Grouped by thousands, as amounts are.
    public static String grouped(BigDecimal number) {
        DecimalFormat format =
                new DecimalFormat(
                        "#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(number);
    }

    /// The number a value is, if it is one.
    public static Optional<BigDecimal> number(String value) {
        if (value.isEmpty() || value.length() > LONGEST_NUMBER || !value.matches("-?[0-9.]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String day(String value) {
        if (value.length() != 10) {
            return value;
        }
        try {
            return new Wareki().formatShort(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }
}
