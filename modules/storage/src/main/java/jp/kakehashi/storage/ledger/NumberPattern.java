package jp.kakehashi.storage.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form of an automatic number: `{year}` is the era's year of the fiscal year, `{n:4}` the
/// number with at least four digits; the rest stands as it is.
record NumberPattern(String pattern) {
    private static final Pattern NUMBER = Pattern.compile("\\{n(?::([1-9]))?\\}");
    private static final String YEAR = "{year}";
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int FIRST_MONTH = 4;

    /// What the count runs within: the fiscal year, or all time.
    String scope(Instant at) {
        return pattern.contains(YEAR) ? Integer.toString(fiscalYear(at)) : "";
    }

    String format(long number, Instant at) {
        Matcher matcher = NUMBER.matcher(pattern.replace(YEAR, Integer.toString(eraYear(at))));
        return matcher.replaceAll(
                found -> {
                    String width = found.group(1) == null ? "1" : found.group(1);
                    return String.format(Locale.ROOT, "%0" + width + "d", number);
                });
    }

    private static int fiscalYear(Instant at) {
        return LocalDate.ofInstant(at, JAPAN).minusMonths(FIRST_MONTH - 1L).getYear();
    }

    private static int eraYear(Instant at) {
        LocalDate firstDay = LocalDate.of(fiscalYear(at), FIRST_MONTH, 1);
        return JapaneseDate.from(firstDay).get(ChronoField.YEAR_OF_ERA);
    }
}
