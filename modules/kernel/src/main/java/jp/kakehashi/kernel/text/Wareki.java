package jp.kakehashi.kernel.text;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoField;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// Days as they are written in a Japanese city hall, 和暦 or Gregorian, in and out. Reads 令和5年2月1日,
/// R5.2.1, 令和五年二月一日, ㋿元年5月1日, 2023-02-01, 2023年2月1日 and 20230201 in any width, and gives
/// a named problem for everything that is no day. Safe for use from many threads.
public final class Wareki {
    /// 明治6年1月1日; what was written before it follows the lunisolar calendar.
    public static final LocalDate FIRST_SOLAR_DAY = LocalDate.of(1873, 1, 1);

    private final WarekiReader reader = new WarekiReader();

    /// A reader and writer of days.
    public Wareki() {}

    /// What a text turned out to be.
    public sealed interface Reading {
        /// A day of the Gregorian calendar.
        record Day(LocalDate date) implements Reading {}

        /// No day, and why (`problem.date.…`). `meant`: the day that was probably meant, where era
        /// or weekday contradict the rest (平成33年5月1日 is 2021-05-01); for a person to confirm.
        record NoDay(Problem problem, @Nullable LocalDate meant) implements Reading {}

        /// Calls the one that fits.
        default <T> T fold(Function<LocalDate, T> day, Function<Problem, T> noDay) {
            return switch (this) {
                case Day(LocalDate date) -> day.apply(date);
                case NoDay(Problem problem, var meant) -> noDay.apply(problem);
            };
        }
    }

    /// Reads `text`; never throws. Problems: `problem.date.not_a_date`, `.incomplete`,
    /// `.no_such_month`, `.no_such_day`, `.before_era`, `.after_era`, `.before_gregorian`,
    /// `.wrong_weekday`.
    public Reading read(String text) {
        return reader.read(text);
    }

    /// Whether {@link #read} may find a day in `text` or one that was meant: a cheap look for those
    /// who read very many.
    public static boolean mayBeIn(String text) {
        return KanjiNumber.mayBeIn(text);
    }

    /// As {@link #read}, throwing the problem as a {@link jp.kakehashi.kernel.ProblemException}.
    public LocalDate parse(String text) {
        return switch (read(text)) {
            case Reading.Day(LocalDate date) -> date;
            case Reading.NoDay(Problem problem, var meant) -> throw problem.asException();
        };
    }

    /// 令和5年2月1日, the first year as 元年. A day before 1873 has no 和暦 here: 西暦1872年12月31日.
    public String formatLong(LocalDate day) {
        if (day.isBefore(FIRST_SOLAR_DAY)) {
            return "西暦%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        }
        int year = JapaneseDate.from(day).get(ChronoField.YEAR_OF_ERA);
        return era(day).kanji()
                + (year == 1 ? "元" : Integer.toString(year))
                + "年%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    /// R5.2.1, the first year as 1. A day before 1873 is written in ISO 8601.
    public String formatShort(LocalDate day) {
        if (day.isBefore(FIRST_SOLAR_DAY)) {
            return day.toString();
        }
        int year = JapaneseDate.from(day).get(ChronoField.YEAR_OF_ERA);
        return "%c%d.%d.%d"
                .formatted(era(day).letter(), year, day.getMonthValue(), day.getDayOfMonth());
    }

    private static JapaneseEraName era(LocalDate day) {
        return JapaneseEraName.of(day).orElseThrow();
    }
}
