package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands beside or over another number in a cell does not become one number with it.
class SeveralInOneCellTest {
    private static final int OTHERS = 200;

    @TempDir Path folder;

    @Test
    void twoNumbersInOneCellAreNotOneNumber() throws IOException {
        told("件数", 7, "10\n20", null);
        told("件数", 7, "10 \n 20円", null);
        told("件数", 7, "12 34", "1234");
        told("件数", 7, "１　２", "12");
        told("件数", 7, "1\u00a0200", "1200");
    }

    @Test
    void aSmallNumberAtAnotherIsNoDigitOfIt() throws IOException {
        told("件数", 7, "10²", null);
        told("件数", 7, "1200¹", null);
        told("件数", 7, "10①", null);
        told("件数", 7, "3½", null);
        told("許可年月日", "R5.4.1", "R5.4.1²", null);
    }

    @Test
    void aBlankThatIsNotBetweenDigitsChangesNoNumber() throws IOException {
        assertEquals("-5", value("件数", 7, "▲ 5"));
        assertEquals("1200", value("占用料", 7, "１，２００　円"));
        assertEquals("1200", value("占用料", 7, " ¥ 1,200\n"));
    }

    @Test
    void aHalfOfADayHasNoTwelfthHour() throws IOException {
        told("時刻", "09:00", "午前12:30", null);
        told("時刻", "09:00", "午前13:00", null);
        told("時刻", "09:00", "午後13:00", null);
        told("時刻", "09:00", "1\n0:30", null);
        assertEquals("00:30", value("時刻", "09:00", "午前0:30"));
        assertEquals("12:30", value("時刻", "09:00", "午後0時30分"));
    }

    @Test
    void aLongWholeNumberKeepsItsDigits() throws IOException {
        assertEquals("1234567890123456", value("件数", 7, "1234567890123456"));
        assertEquals("1234567890123456", value("件数", 7, new BigDecimal("1234567890123456")));
        assertEquals("9007199254740993", value("件数", 7, new BigDecimal("9007199254740993")));
        assertEquals("12.3456789012345678", value("面積", 7, "12.3456789012345678"));
        assertEquals("0.3", value("面積", 7, new BigDecimal("0.30000000000000004")));
    }

    private void told(String name, Object usual, String odd, String suggests) throws IOException {
        SheetTable table = table(name, usual, odd);
        assertEquals(odd, table.rows().getFirst().get(1));
        assertEquals(1, table.problems().size(), odd);
        assertEquals(suggests, table.problems().getFirst().suggests(), odd);
    }

    private String value(String name, Object usual, Object odd) throws IOException {
        SheetTable table = table(name, usual, odd);
        assertEquals(List.of(), table.problems());
        return table.rows().getFirst().get(1);
    }

    private SheetTable table(String name, Object usual, Object odd) throws IOException {
        ClerksBook book = new ClerksBook().row("番号", name, "備考").row("A-1", odd, "あ");
        for (int i = 0; i < OTHERS; i++) {
            book.row("B-" + i, usual, "い" + i);
        }
        return new WorkbookReader().read(book.save(folder.resolve("b.xlsx"))).getFirst();
    }
}
