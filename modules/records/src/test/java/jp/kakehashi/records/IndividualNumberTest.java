package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import org.junit.jupiter.api.Test;

class IndividualNumberTest {
    private static final String NUMBER = "123456789018";

    @Test
    void numberIsFoundHoweverItIsWritten() {
        for (String text :
                List.of(
                        NUMBER,
                        "１２３４５６７８９０１８",
                        "1234 5678 9018",
                        "1234-5678-9018",
                        "１２３４－５６７８－９０１８",
                        "１２３４　５６７８　９０１８",
                        "1234 - 5678 - 9018",
                        "123 456 789 018",
                        "1 2 3 4 5 6 7 8 9 0 1 8",
                        "個人番号は" + NUMBER + "です",
                        "電話 0235-25-2111、番号 1234 5678 9018",
                        "1990-04-01 1234 5678 9018",
                        "R8 " + NUMBER,
                        "111111111111 " + NUMBER,
                        "1111 1111 1111 1234 5678 9018",
                        "一行目\n" + NUMBER + "\n三行目")) {
            assertTrue(IndividualNumber.in(text), text);
        }
    }

    @Test
    void whatIsSomethingElseIsLetThrough() {
        for (String text :
                List.of(
                        "",
                        "123456789017",
                        "1234567890181",
                        "0" + NUMBER,
                        "1234 5678 9018 1234",
                        "0235-25-2111",
                        "+" + NUMBER,
                        "X" + NUMBER,
                        NUMBER + "b",
                        "12.3456789018",
                        "1234\n5678\n9018",
                        "12345 6789018",
                        "2026-11-22 05:12",
                        "令和8年11月22日 5時12分")) {
            assertFalse(IndividualNumber.in(text), text);
        }
    }

    @Test
    void timesAtAStretchAndYearsAreLetThrough() {
        int times = 0;
        for (int minute = 0; minute < 60; minute++) {
            String time = "2026112205%02d".formatted(minute);
            times += IndividualNumber.valid(time) ? 1 : 0;
            assertFalse(IndividualNumber.in("帳票_" + time), time);
        }
        assertTrue(times > 0);
        int years = 0;
        for (int year = 1990; year < 2040; year++) {
            String text = "%d %d %d".formatted(year, year + 1, year + 2);
            years += IndividualNumber.valid(text.replace(" ", "")) ? 1 : 0;
            assertFalse(IndividualNumber.in(text), text);
        }
        assertTrue(years > 0);
    }

    @Test
    void aboutOneOfElevenOtherTwelveDigitsIsTakenForOne() {
        Random random = new Random(11);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            String text = "%012d".formatted(random.nextLong(1_000_000_000_000L));
            taken += IndividualNumber.in(text) ? 1 : 0;
        }
        assertEquals(1_000, taken, 150);
    }

    @Test
    void noValueOfAFieldMayHoldOneUnlessItsPatternAsksForIt() {
        for (FieldType type :
                List.of(
                        FieldType.TEXT,
                        FieldType.LONG_TEXT,
                        FieldType.PERSON,
                        FieldType.PHONE,
                        FieldType.NUMBER,
                        FieldType.YEN)) {
            assertEquals(
                    "problem.value.individual_number",
                    Values.problem(field(type, null), NUMBER).orElseThrow().key());
            assertTrue(Values.problem(field(type, null), "12345678901").isEmpty());
        }
        FieldDefinition document = field(FieldType.TEXT, "[0-9]{12}");
        assertTrue(Values.problem(document, NUMBER).isEmpty());
        assertFalse(Values.problem(document, "番号 " + NUMBER).isEmpty());
    }

    @Test
    void loosePatternLeavesTheCheckOn() {
        for (String pattern :
                List.of(
                        ".*",
                        ".{0,100}",
                        "[^,]*",
                        ".{12}",
                        "[^,]{1,12}",
                        "\\d*",
                        "[0-9]{1,20}",
                        "\\w{12}",
                        "[0-9A-Z]{12}",
                        "\\p{javaLetterOrDigit}+")) {
            assertEquals(
                    "problem.value.individual_number",
                    Values.problem(field(FieldType.TEXT, pattern), NUMBER)
                            .map(Problem::key)
                            .orElse("accepted"),
                    pattern);
        }
        FieldDefinition grouped = field(FieldType.TEXT, "[0-9]{4}(-[0-9]{4}){2}");
        assertTrue(Values.problem(grouped, "1234-5678-9018").isEmpty());
        FieldDefinition prefixed = field(FieldType.TEXT, "文書 [0-9]{12}");
        assertTrue(Values.problem(prefixed, "文書 " + NUMBER).isEmpty());
    }

    private static FieldDefinition field(FieldType type, String pattern) {
        return new FieldDefinition(
                new FieldId("f"),
                new Label("欄", "Field"),
                type,
                new FieldChecks(false, false, pattern, null, null, null),
                List.of(),
                FieldAccess.OPEN,
                false);
    }
}
