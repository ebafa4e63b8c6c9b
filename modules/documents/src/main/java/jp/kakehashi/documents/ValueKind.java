package jp.kakehashi.documents;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /// A day, as 令和8年11月22日.
    DATE_LONG,
    /// A day, as 2026年11月22日.
    DATE_WESTERN,
    /// Of a day its era alone: 令和. For blanks that have a place for each part.
    DATE_ERA,
    /// Of a day the year of its era: 8.
    DATE_YEAR,
    /// Of a day the month: 11.
    DATE_MONTH,
    /// Of a day the day of the month: 22.
    DATE_DAY,
    /// ✓ or nothing.
    CHECK,
    /// Digits that are no number: telephone, postal code, reception number.
    CODE;

    private static final Pattern ERA_AND_YEAR = Pattern.compile("^(\\D+?)(元|\\d+)年");
    private static final int LONGEST_NUMBER = 40;

    /// `value` as it stands on paper.
    public String shown(String value) {
        return switch (this) {
            case TEXT, LONG_TEXT, CODE, NUMBER -> value;
            case YEN -> number(value).map(ValueKind::grouped).orElse(value);
            case DATE, DATE_LONG, DATE_WESTERN, DATE_ERA, DATE_YEAR, DATE_MONTH, DATE_DAY ->
                    day(value);
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

    private String day(String value) {
        if (value.length() != 10) {
            return value;
        }
        try {
            return day(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private String day(LocalDate day) {
        return switch (this) {
            case DATE_LONG -> new Wareki().formatLong(day);
            case DATE_WESTERN ->
                    "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            case DATE_ERA -> era(day).group(1);
            case DATE_YEAR -> era(day).group(2);
            case DATE_MONTH -> Integer.toString(day.getMonthValue());
            case DATE_DAY -> Integer.toString(day.getDayOfMonth());
            default -> new Wareki().formatShort(day);
        };
    }

    private static Matcher era(LocalDate day) {
        Matcher parts = ERA_AND_YEAR.matcher(new Wareki().formatLong(day));
        if (!parts.find()) {
            throw new IllegalStateException("a day without an era");
        }
        return parts;
    }
}
