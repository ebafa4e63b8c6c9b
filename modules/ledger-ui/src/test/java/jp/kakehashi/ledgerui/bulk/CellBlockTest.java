package jp.kakehashi.ledgerui.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What goes over the clipboard between the grid and a spreadsheet.
class CellBlockTest {
    @Test
    void rowsAndCellsComeApartAsASpreadsheetWroteThem() {
        CellBlock block = CellBlock.parse("a\tb\r\nc\t\r\n");
        assertEquals(List.of(List.of("a", "b"), List.of("c", "")), block.rows());
        assertEquals(2, block.width());
    }

    @Test
    void quotesKeepTabsLinesAndQuotesInsideOneCell() {
        CellBlock block = CellBlock.parse("\"二行\n目\"\t\"あ\tい\"\t\"a \"\"b\"\"\"\n");
        assertEquals(List.of(List.of("二行\n目", "あ\tい", "a \"b\"")), block.rows());
    }

    @Test
    void aQuoteThatIsNeverClosedIsASign() {
        assertEquals(List.of(List.of("\"5尺", "x")), CellBlock.parse("\"5尺\tx").rows());
        assertEquals(
                List.of(List.of("\"a\"b", "x")),
                CellBlock.parse("\"a\"b\tx").rows(),
                "text after a quote");
    }

    @Test
    void whatASpreadsheetWouldCalculateLeavesAsText() {
        CellBlock block =
                new CellBlock(List.of(List.of("=cmd|' /C calc'!A0", "-500", "@x", "+81")));
        assertEquals("'=cmd|' /C calc'!A0\t-500\t'@x\t+81", block.text());
        assertEquals(block, CellBlock.parse(block.text()));
    }

    @Test
    void oneValueIsSingleAndNothingElse() {
        assertTrue(CellBlock.parse("大山\n").single());
        assertEquals(List.of(List.of("")), CellBlock.parse("").rows());
    }

    @Test
    void whateverIsCopiedComesBackTheSame() {
        long seed = 20261122;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String signs = "ab\t\n\"'=+-@髙葛 1";
        for (int i = 0; i < 2_000; i++) {
            List<List<String>> rows = new ArrayList<>();
            int width = 1 + random.nextInt(3);
            for (int r = 0; r <= random.nextInt(3); r++) {
                List<String> row = new ArrayList<>();
                for (int c = 0; c < width; c++) {
                    StringBuilder text = new StringBuilder();
                    for (int n = random.nextInt(6); n > 0; n--) {
                        text.append(signs.charAt(random.nextInt(signs.length())));
                    }
                    row.add(text.toString());
                }
                rows.add(row);
            }
            CellBlock block = new CellBlock(rows);
            // A last empty row of one cell is what a spreadsheet's closing line end looks like.
            if (!(width == 1 && rows.getLast().getFirst().isEmpty() && rows.size() > 1)) {
                assertEquals(block, CellBlock.parse(block.text()), "seed " + seed + " case " + i);
            }
        }
    }
}
