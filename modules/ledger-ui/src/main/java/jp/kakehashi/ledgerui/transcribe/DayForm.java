package jp.kakehashi.ledgerui.transcribe;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import jp.kakehashi.kernel.text.Wareki;

/// How another system wants a day to be typed.
public enum DayForm {
    /// R8.5.15
    SHORT,
    /// R080515
    SIX_DIGITS,
    /// 令和8年5月15日
    LONG,
    /// 2026/5/15
    WESTERN,
    /// 20260515
    EIGHT_DIGITS;

    /// The day `iso` in this form; what is no day stands as it is.
    public String of(String iso) {
        try {
            return of(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    private String of(LocalDate day) {
        return switch (this) {
            case SHORT -> new Wareki().formatShort(day);
            case SIX_DIGITS -> sixDigits(day);
            case LONG -> new Wareki().formatLong(day);
            case WESTERN ->
                    "%d/%d/%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            case EIGHT_DIGITS -> day.format(DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT));
        };
    }

    /// A day before the first era has none and stands in eight digits.
    private static String sixDigits(LocalDate day) {
        String[] parts = new Wareki().formatShort(day).split("\\.", -1);
        String year = parts[0].substring(1);
        boolean era = parts.length == 3 && Character.isLetter(parts[0].charAt(0));
        if (!era || !year.chars().allMatch(Character::isDigit)) {
            return EIGHT_DIGITS.of(day);
        }
        return "%s%02d%02d%02d"
                .formatted(
                        parts[0].substring(0, 1),
                        Integer.valueOf(year),
                        day.getMonthValue(),
                        day.getDayOfMonth());
    }
}
