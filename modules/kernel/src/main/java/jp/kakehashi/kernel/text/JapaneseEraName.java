package jp.kakehashi.kernel.text;

import java.time.LocalDate;
import java.time.chrono.JapaneseEra;
import java.util.Arrays;
import java.util.Optional;

/// The eras (元号) since the solar calendar, with their names, letters and days. A day of change
/// belongs wholly to the new era (明治45年7月30日以後ヲ改メテ大正元年ト為ス), as in the JDK.
public enum JapaneseEraName {
    /// From 1868-10-23; usable from 明治6年1月1日, the first day of the solar calendar.
    MEIJI("明治", 'M', JapaneseEra.MEIJI, LocalDate.of(1868, 10, 23)),
    /// From 1912-07-30.
    TAISHO("大正", 'T', JapaneseEra.TAISHO, LocalDate.of(1912, 7, 30)),
    /// From 1926-12-25.
    SHOWA("昭和", 'S', JapaneseEra.SHOWA, LocalDate.of(1926, 12, 25)),
    /// From 1989-01-08.
    HEISEI("平成", 'H', JapaneseEra.HEISEI, LocalDate.of(1989, 1, 8)),
    /// From 2019-05-01.
    REIWA("令和", 'R', JapaneseEra.REIWA, LocalDate.of(2019, 5, 1));

    private final String kanji;
    private final char letter;
    private final JapaneseEra era;
    private final LocalDate firstDay;

    JapaneseEraName(String kanji, char letter, JapaneseEra era, LocalDate firstDay) {
        this.kanji = kanji;
        this.letter = letter;
        this.era = era;
        this.firstDay = firstDay;
    }

    /// The full name, 令和.
    public String kanji() {
        return kanji;
    }

    /// The letter of short forms, R.
    public char letter() {
        return letter;
    }

    /// The same era in `java.time`.
    public JapaneseEra era() {
        return era;
    }

    /// The first day that bears this era's name.
    public LocalDate firstDay() {
        return firstDay;
    }

    /// The last day that bears this era's name; empty for the present era.
    public Optional<LocalDate> lastDay() {
        return Arrays.stream(values())
                .map(JapaneseEraName::firstDay)
                .filter(firstDay::isBefore)
                .findFirst()
                .map(next -> next.minusDays(1));
    }

    /// The era of a day on or after 1868-10-23; empty before.
    public static Optional<JapaneseEraName> of(LocalDate day) {
        return Arrays.stream(values())
                .filter(e -> !day.isBefore(e.firstDay))
                .reduce((first, second) -> second);
    }
}
