package jp.kakehashi.ledgerui.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import org.junit.jupiter.api.Test;

class CellTextTest {
    private final CellText ja = new CellText("ja");
    private final CellText en = new CellText("en");

    @Test
    void aNameThatSaysYenNeedsNoSecondUnit() {
        for (String said : List.of("占用料(円)", "占用料（円）", "料金 [円]", "Fee (yen)", "fee ¥")) {
            assertTrue(CellText.endsInYen(said), said);
        }
        for (String unsaid : List.of("占用料", "円形", "Fee", "円の数")) {
            assertFalse(CellText.endsInYen(unsaid), unsaid);
        }
    }

    @Test
    void datesAreShownInTheJapaneseCalendarAndReadInAnyForm() {
        FieldDefinition day = field(FieldType.DATE);
        assertEquals("令和8年12月20日", ja.show(day, "2026-12-20"));
        assertEquals("2026-12-20", en.show(day, "2026-12-20"));
        for (String typed : List.of("令和8年12月20日", "R8.12.20", "Ｒ８．１２．２０", "2026/12/20")) {
            assertEquals("2026-12-20", ja.read(day, typed), typed);
        }
    }

    @Test
    void anImpossibleDayIsAProblemAndNotAnotherDay() {
        assertThrows(ProblemException.class, () -> ja.read(field(FieldType.DATE), "令和8年2月30日"));
    }

    @Test
    void moneyIsReadAsItIsWrittenOnPaper() {
        FieldDefinition yen = field(FieldType.YEN);
        assertEquals("12,400", ja.show(yen, "12400"));
        assertEquals("12400", ja.read(yen, "１２，４００円"));
        assertEquals("12400", ja.read(yen, "¥12,400"));
        assertEquals("-500", ja.read(yen, "▲500"));
        assertEquals("problem.value.yen", problem(yen, "約500"));
    }

    @Test
    void timesAndNumbersComeInFullWidthToo() {
        assertEquals("09:30", ja.read(field(FieldType.TIME), "９時３０分"));
        assertEquals("09:30", ja.read(field(FieldType.TIME), "930"));
        assertEquals("problem.value.time", problem(field(FieldType.TIME), "25:00"));
        assertEquals("3.2", ja.read(field(FieldType.NUMBER), "３．２０"));
    }

    @Test
    void aChoiceIsFoundByItsNameOrItsOnlyBeginning() {
        FieldDefinition state = field(FieldType.CHOICE);
        assertEquals("更新待ち", ja.show(state, "renewal"));
        assertEquals("renewal", ja.read(state, "更新待ち"));
        assertEquals("renewal", ja.read(state, "更"));
        assertEquals("problem.value.choice", problem(state, "不明"));
    }

    @Test
    void namesStayExactlyAsWritten() {
        assertEquals("𠮷田　弘", ja.read(field(FieldType.PERSON), " 𠮷田　弘 "));
        assertEquals("0235-53-2111", ja.read(field(FieldType.PHONE), "０２３５−５３−２１１１"));
    }

    @Test
    void blankEmptiesTheCell() {
        assertNull(ja.read(field(FieldType.YEN), "　"));
    }

    private String problem(FieldDefinition field, String typed) {
        return assertThrows(ProblemException.class, () -> ja.read(field, typed)).problem().key();
    }

    private static FieldDefinition field(FieldType type) {
        return new FieldDefinition(
                new FieldId("f"),
                new Label("欄", "Field"),
                type,
                FieldChecks.NONE,
                List.of(
                        new Choice("active", new Label("有効", "In force"), "ok"),
                        new Choice("renewal", new Label("更新待ち", "To renew"), "warn")),
                FieldAccess.OPEN,
                false);
    }
}
