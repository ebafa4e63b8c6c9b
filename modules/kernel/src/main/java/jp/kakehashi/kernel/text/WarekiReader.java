package jp.kakehashi.kernel.text;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.chrono.JapaneseDate;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.text.Wareki.Reading;
import org.jspecify.annotations.Nullable;

/// The grammar of days. Text is first made plain (NFKC, one kind of dash, no spaces except between
/// two numbers, where a space may hide a lost separator).
final class WarekiReader {
    private static final int LONGEST = 60;
    private static final String WEEKDAYS = "月火水木金土日";
    private static final String NUMBER = "([" + KanjiNumber.NUMERALS + "元]{1,12})";
    private static final String ERA = "(明治|大正|昭和|平成|令和|明|大|昭|平|令|[MTSHRmtshr])";
    private static final String OLD_ERA = "天保|弘化|嘉永|安政|万延|文久|元治|慶応|慶應";
    private static final Pattern WEEKDAY =
            Pattern.compile("(?:\\(([月火水木金土日])(?:曜|曜日)?\\)|([月火水木金土日])曜日?)$");
    private static final Pattern IN_WORDS =
            Pattern.compile("(?:" + ERA + "\\.?|西暦)?" + number("年") + number("月") + number("日"));
    private static final Pattern WITH_MARKS =
            Pattern.compile(ERA + "?\\.?" + NUMBER + "([./・-])" + NUMBER + "\\3" + NUMBER);
    private static final Pattern COMPACT =
            Pattern.compile("(?:" + ERA + "([0-9]{2})|([0-9]{4}))([0-9]{2})([0-9]{2})");
    private static final Pattern PART_OF_A_DATE =
            Pattern.compile(
                    "(?:"
                            + ERA
                            + "\\.?|西暦)?"
                            + number("年")
                            + "度?(?:"
                            + number("月")
                            + ")?"
                            + "|"
                            + ERA
                            + NUMBER
                            + "[./・-]"
                            + NUMBER
                            + "|"
                            + number("月")
                            + number("日"));
    private static final Pattern BEFORE_MEIJI = Pattern.compile("(?:" + OLD_ERA + ")[^年]{1,6}年.*");

    WarekiReader() {}

    private static String number(String unit) {
        return NUMBER + unit;
    }

    Reading read(String text) {
        String plain = plain(text);
        if (plain == null) {
            return no("not_a_date");
        }
        Matcher weekday = WEEKDAY.matcher(plain);
        if (!weekday.find()) {
            return day(plain);
        }
        String name = weekday.group(1) != null ? weekday.group(1) : weekday.group(2);
        Reading reading = day(plain.substring(0, weekday.start()));
        if (reading instanceof Reading.Day(LocalDate date)
                && WEEKDAYS.indexOf(name) != date.getDayOfWeek().getValue() - 1) {
            return meant(
                    date, "wrong_weekday", WEEKDAYS.charAt(date.getDayOfWeek().getValue() - 1));
        }
        return reading;
    }

    private Reading day(String text) {
        if (BEFORE_MEIJI.matcher(text).matches()) {
            return no("before_gregorian", Wareki.FIRST_SOLAR_DAY);
        }
        Matcher words = IN_WORDS.matcher(text);
        if (words.matches()) {
            return build(words.group(1), words.group(2), words.group(3), words.group(4));
        }
        Matcher marks = WITH_MARKS.matcher(text);
        if (marks.matches()) {
            return build(marks.group(1), marks.group(2), marks.group(4), marks.group(5));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            String year = compact.group(2) != null ? compact.group(2) : compact.group(3);
            return build(compact.group(1), year, compact.group(4), compact.group(5));
        }
        Matcher part = PART_OF_A_DATE.matcher(text);
        if (!part.matches()) {
            return no("not_a_date");
        }
        return part.group(1) != null
                ? ofPart(part.group(1), part.group(2))
                : ofPart(part.group(4), part.group(5));
    }

    /// A year that its era never had is the better reason than the month and day that are missing.
    private static Reading ofPart(@Nullable String era, @Nullable String written) {
        if (era == null || written == null) {
            return no("incomplete");
        }
        JapaneseEraName named = era(era);
        int year = written.equals("元") ? 1 : KanjiNumber.parse(written).orElse(1);
        if (named == JapaneseEraName.MEIJI && year < 6) {
            return no("before_gregorian", Wareki.FIRST_SOLAR_DAY);
        }
        LocalDate last = named.lastDay().orElse(LocalDate.MAX);
        return named.firstDay().getYear() + (year - 1L) > last.getYear()
                ? no("after_era", named.kanji(), last)
                : no("incomplete");
    }

    private static Reading build(@Nullable String era, String year, String month, String day) {
        boolean first = era != null && year.equals("元");
        OptionalInt y = first ? OptionalInt.of(1) : KanjiNumber.parse(year);
        OptionalInt m = KanjiNumber.parse(month);
        OptionalInt d = KanjiNumber.parse(day);
        if (y.isEmpty() || m.isEmpty() || d.isEmpty() || tooLong(month) || tooLong(day)) {
            return no("not_a_date");
        }
        return era == null
                ? gregorian(year, y.getAsInt(), m.getAsInt(), d.getAsInt())
                : ofEra(era(era), y.getAsInt(), m.getAsInt(), d.getAsInt());
    }

    private static boolean tooLong(String digits) {
        return Character.isDigit(digits.charAt(0)) && digits.length() > 2;
    }

    private static Reading gregorian(String written, int year, int month, int day) {
        if (year < 1000 || (Character.isDigit(written.charAt(0)) && written.length() != 4)) {
            return no("not_a_date");
        }
        Reading reading = solar(year, month, day);
        if (reading instanceof Reading.Day(LocalDate date)
                && date.isBefore(Wareki.FIRST_SOLAR_DAY)) {
            return no("before_gregorian", Wareki.FIRST_SOLAR_DAY);
        }
        return reading;
    }

    private static Reading ofEra(JapaneseEraName era, int year, int month, int day) {
        if (year < 1) {
            return no("not_a_date");
        }
        if (era == JapaneseEraName.MEIJI && year < 6) {
            return no("before_gregorian", Wareki.FIRST_SOLAR_DAY);
        }
        int solarYear = era.firstDay().getYear() + year - 1;
        LocalDate last = era.lastDay().orElse(LocalDate.of(9999, 12, 31));
        if (solarYear > 9999) {
            return no("not_a_date");
        }
        if (!(solar(solarYear, month, day) instanceof Reading.Day(LocalDate date))) {
            return solar(solarYear, month, day);
        }
        if (date.isBefore(era.firstDay())) {
            return meant(date, "before_era", era.kanji(), era.firstDay());
        }
        if (date.isAfter(last)) {
            return meant(date, "after_era", era.kanji(), last);
        }
        return new Reading.Day(LocalDate.from(JapaneseDate.of(era.era(), year, month, day)));
    }

    private static Reading solar(int year, int month, int day) {
        if (month < 1 || month > 12) {
            return no("no_such_month", month);
        }
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return no("no_such_day", month, day);
        }
        return new Reading.Day(LocalDate.of(year, month, day));
    }

    private static JapaneseEraName era(String written) {
        for (JapaneseEraName era : JapaneseEraName.values()) {
            if (era.kanji().startsWith(written)
                    || Character.toUpperCase(written.charAt(0)) == era.letter()) {
                return era;
            }
        }
        throw new IllegalStateException("not an era: " + written);
    }

    /// Null when the text cannot be a day: too long, a space between two numbers, or a small number
    /// at another, which would become one with it.
    private static @Nullable String plain(String text) {
        if (text.length() > LONGEST
                || text.chars().anyMatch(c -> Character.getType(c) == Character.OTHER_NUMBER)) {
            return null;
        }
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(wide.length());
        boolean gap = false;
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
                gap = true;
                continue;
            }
            boolean between = gap && !out.isEmpty() && KanjiNumber.isNumeral(c);
            if (between && KanjiNumber.isNumeral(out.charAt(out.length() - 1))) {
                return null;
            }
            gap = false;
            out.append(isDash(c) ? '-' : c);
        }
        return out.toString();
    }

    private static boolean isDash(char c) {
        return c == 'ー' || c == '\u2212' || (c >= '\u2010' && c <= '\u2015');
    }

    private static Reading no(String what, Object... args) {
        return new Reading.NoDay(Problem.invalid("problem.date." + what, args), null);
    }

    private static Reading meant(LocalDate day, String what, Object... args) {
        return new Reading.NoDay(Problem.invalid("problem.date." + what, args), day);
    }
}
