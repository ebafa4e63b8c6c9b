package jp.kakehashi.kernel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoField;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarekiTest {
    private final Wareki wareki = new Wareki();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "令和5年2月1日",
                "R5.2.1",
                "r5/2/1",
                "R5-2-1",
                "R5・2・1",
                "令5.2.1",
                "Ｒ５．２．１",
                "令和五年二月一日",
                "令和05年02月01日",
                "令和５年２月１日",
                "㋿5年2月1日",
                "㋿５年㋁㏠",
                "R.5.2.1",
                " 令和 5年 2月 1日 ",
                "令和　５年　２月　１日",
                "令和5年2月1日（水）",
                "令和5年2月1日(水曜日)",
                "R5.2.1 水曜",
                "2023-02-01",
                "2023年2月1日",
                "2023/2/1",
                "２０２３／０２／０１",
                "20230201",
                "西暦2023年2月1日",
                "二〇二三年二月一日",
                "二千二十三年二月一日",
                "令和伍年弐月壱日",
                "R050201",
                "R5－2－1",
                "R5−2−1",
                "2023.2.1"
            })
    void everyWayOfWritingTheSameDayIsRead(String text) {
        assertTrue(Wareki.mayBeIn(text), text);
        assertEquals(LocalDate.of(2023, 2, 1), wareki.parse(text), text);
    }

    @ParameterizedTest
    @CsvSource({
        "令和元年5月1日, 2019-05-01",
        "R元.5.1, 2019-05-01",
        "R1.5.1, 2019-05-01",
        "令和一年五月一日, 2019-05-01",
        "㍻31年4月30日, 2019-04-30",
        "H1.1.8, 1989-01-08",
        "㍼64年1月7日, 1989-01-07",
        "昭和二十三年十一月三十日, 1948-11-30",
        "昭和二〇年八月一五日, 1945-08-15",
        "昭和廿年八月十五日, 1945-08-15",
        "S元.12.25, 1926-12-25",
        "㍽15年12月24日, 1926-12-24",
        "T1.7.30, 1912-07-30",
        "㍾45年7月29日, 1912-07-29",
        "明治6年1月1日, 1873-01-01",
        "明六.一.一, 1873-01-01",
        "R6.2.29, 2024-02-29",
        "大正十年十月十日, 1921-10-10",
    })
    void daysOfEveryEraAreRead(String text, LocalDate day) {
        assertTrue(Wareki.mayBeIn(text), text);
        assertEquals(day, wareki.parse(text), text);
    }

    @ParameterizedTest
    @CsvSource({
        "平成元年1月7日, before_era",
        "令和元年4月30日, before_era",
        "大正元年7月29日, before_era",
        "昭和元年12月24日, before_era",
        "平成31年5月1日, after_era",
        "平成33年1月1日, after_era",
        "H33.1.1, after_era",
        "昭和64年1月8日, after_era",
        "昭和65年1月1日, after_era",
        "大正15年12月25日, after_era",
        "明治45年7月30日, after_era",
        "明治5年12月2日, before_gregorian",
        "明治5年12月3日, before_gregorian",
        "M1.1.1, before_gregorian",
        "明治元年10月23日, before_gregorian",
        "慶応4年1月1日, before_gregorian",
        "1872-12-31, before_gregorian",
        "令和5年2月30日, no_such_day",
        "令和5年2月29日, no_such_day",
        "令和5年4月31日, no_such_day",
        "2023-02-30, no_such_day",
        "20230230, no_such_day",
        "令和5年2月0日, no_such_day",
        "1900-02-29, no_such_day",
        "令和5年13月1日, no_such_month",
        "R5.0.1, no_such_month",
        "2023-13-01, no_such_month",
        "令和元年, incomplete",
        "令和5年2月, incomplete",
        "令和5年度, incomplete",
        "2月1日, incomplete",
        "R5.2, incomplete",
        "令和5年2月1日(木), wrong_weekday",
        "'', not_a_date",
        "令和, not_a_date",
        "5.2.1, not_a_date",
        "23/2/1, not_a_date",
        "R5.2/1, not_a_date",
        "R5.2.1 3, not_a_date",
        "令和0年1月1日, not_a_date",
        "令和-1年1月1日, not_a_date",
        "令和5年2月1日生, not_a_date",
        "令和5年2月1日から, not_a_date",
        "令和十十年2月1日, not_a_date",
        "令和5年2月二三十日, not_a_date",
        "元年5月1日, not_a_date",
        "2023年元月1日, not_a_date",
        "12023-02-01, not_a_date",
        "202302011, not_a_date",
        "2023-02-01T00:00, not_a_date",
        "未定, not_a_date",
        "平和5年2月1日, not_a_date",
    })
    void whatIsNoDayIsRefusedByName(String text, String problem) {
        assertEquals("problem.date." + problem, refusal(text).key(), text);
    }

    @ParameterizedTest
    @CsvSource({
        "平成31年, incomplete",
        "平成33年, after_era",
        "平成三十三年四月, after_era",
        "S65.1, after_era",
        "明治5年, before_gregorian",
    })
    void yearThatItsEraNeverHadIsRefusedEvenWithoutADay(String text, String problem) {
        assertEquals("problem.date." + problem, refusal(text).key(), text);
    }

    private Problem refusal(String text) {
        return assertThrows(ProblemException.class, () -> wareki.parse(text), text).problem();
    }

    @Test
    void everyDayFrom1873SurvivesBothWays() {
        LocalDate end = LocalDate.of(2101, 1, 1);
        for (LocalDate day = Wareki.FIRST_SOLAR_DAY; day.isBefore(end); day = day.plusDays(1)) {
            String inWords = wareki.formatLong(day);
            assertEquals(day, wareki.parse(inWords), inWords);
            String brief = wareki.formatShort(day);
            assertEquals(day, wareki.parse(brief), brief);
            assertEquals(day, wareki.parse(day.toString()));
            JapaneseDate truth = JapaneseDate.from(day);
            JapaneseEraName era = JapaneseEraName.of(day).orElseThrow();
            assertEquals(truth.getEra(), era.era(), inWords);
            String year = Integer.toString(truth.get(ChronoField.YEAR_OF_ERA));
            assertEquals(year, brief.substring(1, brief.indexOf('.')));
        }
    }

    @Test
    void daysAreWrittenAsTheyAreOnPaper() {
        assertEquals("令和元年5月1日", wareki.formatLong(LocalDate.of(2019, 5, 1)));
        assertEquals("R1.5.1", wareki.formatShort(LocalDate.of(2019, 5, 1)));
        assertEquals("平成31年4月30日", wareki.formatLong(LocalDate.of(2019, 4, 30)));
        assertEquals("S64.1.7", wareki.formatShort(LocalDate.of(1989, 1, 7)));
        assertEquals("西暦1872年12月31日", wareki.formatLong(LocalDate.of(1872, 12, 31)));
    }

    @Test
    void aDayThatAnEraDoesNotHaveIsRefusedWhateverTheYear() {
        for (JapaneseEraName era : JapaneseEraName.values()) {
            for (int year = 1; year <= 130; year++) {
                for (String day : new String[] {"1.1", "2.29", "2.30", "4.30", "7.30", "12.25"}) {
                    String text = era.letter() + "" + year + "." + day;
                    if (wareki.read(text) instanceof Wareki.Reading.Day(LocalDate date)) {
                        assertEquals(text, wareki.formatShort(date));
                    }
                }
            }
        }
    }

    @Test
    void aTextWithoutAnyNumeralIsPassedOver() {
        for (String text : new String[] {"髙橋 花子", "タカハシ　ハナコ", "ready", "令和年月日"}) {
            assertFalse(Wareki.mayBeIn(text), text);
        }
        assertTrue(Wareki.mayBeIn("令和元年"));
        assertTrue(Wareki.mayBeIn("㋿弐年五月①日"));
    }

    @Test
    void noTextMakesItFail() {
        for (int c = 0; c <= 0x20000; c += c < 0x3400 ? 1 : 7) {
            wareki.read(Character.toString(c));
            wareki.read("令和" + Character.toString(c) + "年2月1日");
        }
        wareki.read("\ud83d");
        wareki.read("R".repeat(1_000_000));
    }
}
