package jp.kakehashi.documents.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import jp.kakehashi.documents.PrintedPages;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.testkit.Seeds;
import org.junit.jupiter.api.Test;

class TextLayoutTest {
    private static final PrintFonts FONTS = PrintedPages.fonts();

    /// Lines of `width` full-width characters.
    private static List<String> lines(String text, double width) {
        return TextLayout.lines(FONTS.shape(text, FontFace.FIGURES), width * 1000).stream()
                .map(TextLayoutTest::text)
                .toList();
    }

    private static String text(Line line) {
        return line.glyphs().stream().map(Glyph::text).collect(Collectors.joining());
    }

    @Test
    void fullStopHangsOverTheLinesEnd() {
        assertEquals(List.of("あいうえお。", "かき"), lines("あいうえお。かき", 5.5));
    }

    @Test
    void smallKanaAndClosingBracketsTakeTheCharacterBeforeThemAlong() {
        assertEquals(List.of("あいうえ", "きゃく"), lines("あいうえきゃく", 5));
        assertEquals(List.of("（あいう", "え）か"), lines("（あいうえ）か", 5));
        assertEquals(List.of("あいうえ", "おーい"), lines("あいうえおーい", 5));
    }

    @Test
    void openingBracketDoesNotStayAtALinesEnd() {
        assertEquals(List.of("あいうえ", "「かき」"), lines("あいうえ「かき」", 5));
    }

    @Test
    void dashesNumbersAndWordsStayTogether() {
        assertEquals(List.of("あいう", "――え"), lines("あいう――え", 4));
        assertEquals(List.of("金額は", "１２３"), lines("金額は１２３", 4));
        assertEquals(List.of("あいう", "1,234円"), lines("あいう1,234円", 4));
        assertEquals(List.of("see", "Akita", "city"), lines("see Akita city", 3));
    }

    @Test
    void addressLongerThanALineIsBrokenBehindASlash() {
        List<String> lines = lines("https://www.city.example.jp/kurashi/index.html", 10);
        assertTrue(lines.size() > 1, lines::toString);
        assertTrue(lines.getFirst().matches(".*[/.]"), lines::toString);
        assertEquals("https://www.city.example.jp/kurashi/index.html", String.join("", lines));
    }

    @Test
    void newLinesAreKeptAndSpacesAtAnEndTakeNoRoom() {
        assertEquals(List.of("あ", "", "い", ""), lines("あ\n\nい\n", 5));
        assertEquals(List.of("あ", "い"), lines("あ\r\nい", 5));
        assertEquals(List.of("あいう", "え"), lines("あいう　え", 3));
        assertEquals(List.of(""), lines("", 5));
    }

    @Test
    void textOfNothingButMarksThatMayNotBeginALineStillEnds() {
        List<String> lines = lines("。".repeat(1000), 4);
        assertEquals(1000, String.join("", lines).length());
        assertTrue(lines.size() <= 1000);
    }

    @Test
    void noLineIsWiderThanAskedAndNothingIsLost() {
        long seed = Seeds.of(TextLayoutTest.class);
        Random random = new Random(seed);
        String signs = "あア漢字、。「」（）ー…12AB c/.-　 っ％￥葛\uDB40\uDD00𠮷😀\n";
        int[] all = signs.codePoints().toArray();
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.appendCodePoint(all[random.nextInt(all.length)]);
            }
            double width = 1 + random.nextInt(12);
            List<Glyph> glyphs = FONTS.shape(text.toString(), FontFace.FIGURES);
            List<Line> lines = TextLayout.lines(glyphs, width * 1000);
            for (Line line : lines) {
                assertTrue(line.width() <= width * 1000 + 1000, () -> text + " " + line);
                assertFalse(text(line).contains("\n"));
            }
            String kept = lines.stream().map(TextLayoutTest::text).collect(Collectors.joining());
            assertEquals(bare(text.toString()), bare(kept), () -> "seed " + seed);
        }
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s　\\x{E0100}]", "");
    }
}
