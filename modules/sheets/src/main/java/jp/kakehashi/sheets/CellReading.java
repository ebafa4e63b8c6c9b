package jp.kakehashi.sheets;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.text.Wareki;
import jp.kakehashi.sheets.SheetProblem.Kind;
import org.jspecify.annotations.Nullable;

/// Reads single cells as days, numbers, times, check marks or text. Knows one workbook's date
/// system.
final class CellReading {
    /// Excel shows 15 digits; the rest of a stored double is noise.
    private static final MathContext EXCEL_DIGITS = new MathContext(15);

    private static final int LONGEST_NUMBER = 40;
    private static final int SECONDS_A_DAY = 86_400;
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 31);
    private static final int PHANTOM_LEAP_DAY = 60;
    private static final Pattern MONEY =
            Pattern.compile(
                    "(?:金|[¥\\\\])?([▲△−-]|\\+)?[¥\\\\]?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
                            + "(\\.[0-9]+)?(?:円(?:也)?|-)?");
    private static final Pattern CLOCK =
            Pattern.compile("([0-9]{1,2})(?::|時)([0-9]{1,2})?(?:(?::|分)([0-9]{1,2})?秒?)?");
    private static final Pattern ISO_MIDNIGHT =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\\.0+)?)?Z?");
    private static final Pattern BRACKETED = Pattern.compile("\\(([0-9,]+(?:\\.[0-9]+)?)\\)");
    private static final Pattern COUNTED =
            Pattern.compile("約?([▲△-]?[0-9,]+(?:\\.[0-9]+)?)[^0-9.,]{1,4}");
    private static final BigDecimal FIRST_LIKELY_SERIAL = BigDecimal.valueOf(10_000);
    private static final Pattern PLAIN_CLOCK = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int MOST_HOURS = 100_000;
    private static final int HALF_A_DAY = 12;
    private static final Set<String> YES =
            Set.of("○", "〇", "◯", "●", "◎", "レ", "✓", "✔", "☑", "■", "true", "yes", "はい", "有", "済");
    private static final Set<String> NO =
            Set.of("×", "✕", "☐", "□", "false", "no", "いいえ", "無", "未", "-", "ー");

    private final Wareki wareki = new Wareki();
    private final DayTexts days = new DayTexts();
    private final boolean date1904;

    CellReading(boolean date1904) {
        this.date1904 = date1904;
    }

    CellValue read(RawCell cell, SheetFieldType type) {
        return switch (cell) {
            case RawCell.Failed(String code) -> CellValue.wrong(code, Kind.ERROR_VALUE);
            case RawCell.NoResult(String formula) -> CellValue.wrong("=" + formula, Kind.NO_RESULT);
            default ->
                    switch (type) {
                        case DATE -> day(cell);
                        case NUMBER, YEN -> number(cell);
                        case TIME -> time(cell);
                        case CHECK -> check(cell);
                        default -> CellValue.of(text(cell));
                    };
        };
    }

    /// The cell as text, days and times by their format, without losing leading zeros.
    String text(RawCell cell) {
        return switch (cell) {
            case RawCell.Text(String text, var standing) -> text;
            case RawCell.Bool(boolean value) -> Boolean.toString(value);
            case RawCell.Failed(String code) -> code;
            case RawCell.NoResult(String formula) -> "=" + formula;
            case RawCell.Numeric(BigDecimal value, NumberFormat format) ->
                    switch (format.shape()) {
                        case DATE, DATE_TIME -> dayAndTime(value).orElseGet(() -> plain(value));
                        case TIME -> clock(value).orElseGet(() -> plain(value));
                        case DURATION -> duration(value).orElseGet(() -> plain(value));
                        case CODE -> padded(value, format);
                        default -> plain(value);
                    };
        };
    }

    private CellValue day(RawCell cell) {
        if (cell instanceof RawCell.Numeric(BigDecimal value, NumberFormat format)) {
            Optional<LocalDate> date = serial(value);
            boolean whole = value.scale() <= 0 || value.remainder(BigDecimal.ONE).signum() == 0;
            if (format.isDay() && date.isPresent()) {
                String day = days.of(date.get());
                return whole ? CellValue.of(day) : new CellValue(text(cell), Kind.NOT_A_DATE, day);
            }
            if (date.isPresent() && whole && value.compareTo(FIRST_LIKELY_SERIAL) >= 0) {
                CellValue written = written(plain(value));
                return written.fits()
                        ? written
                        : new CellValue(plain(value), Kind.NOT_A_DATE, date.get().toString());
            }
        }
        return written(text(cell));
    }

    private CellValue written(String saw) {
        String day = ISO_MIDNIGHT.matcher(saw).replaceFirst("$1");
        return switch (wareki.read(day)) {
            case Wareki.Reading.Day(LocalDate date) -> CellValue.of(date.toString());
            case Wareki.Reading.NoDay(Problem problem, LocalDate meant) ->
                    new CellValue(saw, kind(problem), meant == null ? null : meant.toString());
        };
    }

    private static Kind kind(Problem problem) {
        String name = problem.key().substring(problem.key().lastIndexOf('.') + 1);
        return Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private CellValue number(RawCell cell) {
        if (cell instanceof RawCell.Numeric(BigDecimal value, NumberFormat format)) {
            return switch (format.shape()) {
                case DATE, DATE_TIME, TIME, DURATION, CODE ->
                        CellValue.wrong(text(cell), Kind.NOT_A_NUMBER);
                default -> CellValue.of(plain(value));
            };
        }
        String saw = text(cell);
        return numberIn(saw)
                .map(n -> CellValue.of(digits(n)))
                .orElseGet(() -> new CellValue(saw, Kind.NOT_A_NUMBER, meant(saw)));
    }

    /// A number that was written in digits has all of them.
    private static String digits(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /// 12件, (500) and 1 200 are probably numbers, but nobody can be sure.
    private static @Nullable String meant(String saw) {
        if (isSeveral(saw)) {
            String whole = saw.replaceAll("\\h", "");
            return isSeveral(whole) ? null : numberIn(whole).map(CellReading::digits).orElse(null);
        }
        String wide = saw.length() > LONGEST_NUMBER ? "" : HeaderWords.plain(saw);
        Matcher bracketed = BRACKETED.matcher(wide);
        if (bracketed.matches()) {
            return numberIn("-" + bracketed.group(1)).map(CellReading::plain).orElse(null);
        }
        Matcher counted = COUNTED.matcher(wide);
        return counted.matches()
                ? numberIn(counted.group(1)).map(CellReading::plain).orElse(null)
                : null;
    }

    /// 1,200円, ￥１２００, ▲500, △1.5; a number with leading zeros is a code, not a number.
    static Optional<BigDecimal> numberIn(String text) {
        if (text.length() > LONGEST_NUMBER || isSeveral(text)) {
            return Optional.empty();
        }
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
        Matcher money = MONEY.matcher(wide);
        if (!money.matches() || money.group(2).matches("0[0-9].*")) {
            return Optional.empty();
        }
        String sign = money.group(1);
        boolean negative = sign != null && !sign.equals("+");
        String fraction = money.group(3) == null ? "" : money.group(3);
        BigDecimal value = new BigDecimal(money.group(2).replace(",", "") + fraction);
        return Optional.of(negative ? value.negate() : value);
    }

    /// Whether two numbers stand in one cell, or a small one at another: 10 over 20 is not 1020,
    /// and 10² is not 102.
    private static boolean isSeveral(String text) {
        boolean digit = false;
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.getType(c) == Character.OTHER_NUMBER) {
                return true;
            }
            boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!space) {
                boolean number = Character.isDigit(c);
                if (number && digit && gap) {
                    return true;
                }
                digit = number;
            }
            gap = space;
        }
        return false;
    }

    private CellValue time(RawCell cell) {
        if (cell instanceof RawCell.Numeric(BigDecimal value, NumberFormat format)
                && (format.shape() == NumberFormat.Shape.TIME
                        || format.shape() == NumberFormat.Shape.DURATION)
                && value.compareTo(BigDecimal.ONE) < 0) {
            Optional<String> clock = clock(value);
            if (clock.isPresent()) {
                return CellValue.of(clock.get());
            }
        }
        String saw = text(cell);
        return clockIn(saw)
                .map(CellValue::of)
                .orElseGet(() -> CellValue.wrong(saw, Kind.NOT_A_TIME));
    }

    static Optional<String> clockIn(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        if (PLAIN_CLOCK.matcher(text).matches()) {
            return Optional.of(text);
        }
        if (isSeveral(text)) {
            return Optional.empty();
        }
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
        boolean halved = wide.startsWith("午");
        boolean afternoon = wide.startsWith("午後");
        String hours = wide.replaceFirst("^午[前後]", "");
        Matcher clock = CLOCK.matcher(hours);
        if (!clock.matches() || (clock.group(2) == null && !hours.endsWith("時"))) {
            return Optional.empty();
        }
        int told = Integer.parseInt(clock.group(1));
        if (halved && told >= HALF_A_DAY) {
            // 午前12時 is noon to some and midnight to others.
            return Optional.empty();
        }
        int hour = told + (afternoon ? HALF_A_DAY : 0);
        try {
            return Optional.of(LocalTime.of(hour, part(clock, 2), part(clock, 3)).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher clock, int group) {
        return clock.group(group) == null ? 0 : Integer.parseInt(clock.group(group));
    }

    private CellValue check(RawCell cell) {
        if (cell instanceof RawCell.Bool(boolean value)) {
            return CellValue.of(Boolean.toString(value));
        }
        String saw = text(cell);
        return mark(saw)
                .map(yes -> CellValue.of(yes.toString()))
                .orElseGet(() -> CellValue.wrong(saw, Kind.NOT_A_CHECK));
    }

    static Optional<Boolean> mark(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(plain)) {
            return Optional.of(true);
        }
        return NO.contains(plain) ? Optional.of(false) : Optional.empty();
    }

    private Optional<String> dayAndTime(BigDecimal value) {
        String seconds = clock(value.remainder(BigDecimal.ONE)).orElse("00:00");
        return serial(value).map(d -> seconds.equals("00:00") ? d.toString() : d + "T" + seconds);
    }

    /// Day 60 of the 1900 system is a 29 February that never was (kept from Lotus 1-2-3).
    private Optional<LocalDate> serial(BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(2_958_465)) > 0) {
            return Optional.empty();
        }
        int days = value.intValue();
        if (date1904) {
            return Optional.of(EPOCH_1904.plusDays(days));
        }
        if (days == 0 || days == PHANTOM_LEAP_DAY) {
            return Optional.empty();
        }
        return Optional.of(EPOCH_1900.plusDays(days > PHANTOM_LEAP_DAY ? days - 1 : days));
    }

    private static Optional<String> clock(BigDecimal value) {
        BigDecimal day = value.remainder(BigDecimal.ONE);
        long seconds = Math.round(day.doubleValue() * SECONDS_A_DAY);
        return value.signum() < 0 || seconds >= SECONDS_A_DAY
                ? Optional.empty()
                : Optional.of(LocalTime.ofSecondOfDay(seconds).toString());
    }

    /// Hours, minutes and seconds of a count of days, `36:30`, `36:30:05`.
    private static Optional<String> duration(BigDecimal value) {
        long all = Math.round(value.doubleValue() * SECONDS_A_DAY);
        if (value.signum() < 0 || all > 3600L * MOST_HOURS) {
            return Optional.empty();
        }
        String minutes = "%d:%02d".formatted(all / 3600, all / 60 % 60);
        return Optional.of(all % 60 == 0 ? minutes : minutes + ":%02d".formatted(all % 60));
    }

    private static String padded(BigDecimal value, NumberFormat format) {
        String plain = plain(value);
        return isDigits(plain) ? format.fill(plain) : plain;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static String plain(BigDecimal value) {
        if (value.scale() == 0 && value.precision() <= 15) {
            return value.toString();
        }
        if (value.scale() > 0 && value.precision() <= 15) {
            String text = value.toPlainString();
            if (text.charAt(text.length() - 1) != '0') {
                return text;
            }
        }
        // Of a whole number no digit is noise: it may be one that names something.
        boolean noisy = value.precision() > 15 && value.stripTrailingZeros().scale() > 0;
        BigDecimal shown = noisy ? value.round(EXCEL_DIGITS) : value;
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}
