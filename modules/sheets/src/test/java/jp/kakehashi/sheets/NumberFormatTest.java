package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {
    /// What Excel shows of the number, as the kind of value that it is.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[>40000]yyyy/m/d;General | 45000 | DATE",
                "[>40000]yyyy/m/d;General | 12 | NUMBER",
                "[=0]\"未定\";yyyy/m/d | 45000 | DATE",
                "[=0]\"未定\";yyyy/m/d | 0 | NUMBER",
                "[<1]General;yyyy/m/d | 45000 | DATE",
                "[<43586][$-411]ge.m.d;[>=43586]\"令和\"e.m.d;@ | 43000 | DATE",
                "[<43586][$-411]ge.m.d;[>=43586]\"令和\"e.m.d;@ | 45000 | DATE",
                "[<=43585]ggge\"年\";[<44000]0;0.0 | 45000 | NUMBER",
                "[Red][<0]0;yyyy/m/d | 45000 | DATE",
                "[$-ja-JP-x-gannen]ggge\"年\"m\"月\"d\"日\";@ | 45000 | DATE",
                "[$-411]ge.m.d | 45000 | DATE",
                "[DBNum3]m\"月\"d\"日\" | 45000 | DATE",
                "yyyy/m/d;@ | 45000 | DATE",
                "aaaa | 45000 | DATE",
                "[$-411]aaa | 45000 | DATE",
                "[h]:mm | 1.5 | DURATION",
                "[>=1][h]:mm;h:mm | 1.5 | DURATION",
                "[>=1][h]:mm;h:mm | 0.5 | TIME",
                "#,##0;[Red]-#,##0 | -5 | NUMBER",
                "[<=999]000;[<=9999]000-00;000-0000 | 9970053 | CODE",
                "0\\;yyyy | 5 | DATE",
                "General;;; | 5 | NUMBER",
                ";;; | 5 | NUMBER",
            })
    void theSectionThatIsForTheNumberSaysWhatItIs(String format, String value, String shape) {
        BigDecimal number = new BigDecimal(value.strip());
        var cell = new RawCell.Numeric(number, NumberFormat.of(164, format.strip()));
        assertEquals(shape.strip(), cell.format().shape().name(), format);
    }
}
