package jp.kakehashi.ledgerui.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import jp.kakehashi.kernel.text.SearchFolding;
import org.junit.jupiter.api.Test;

class TextFinderTest {
    private final SearchFolding folding = new SearchFolding();

    private String replaced(String text, String wanted, String by, boolean exact) {
        return new TextFinder(folding, wanted, exact, false).replaced(text, by);
    }

    @Test
    void whatIsWrittenOtherwiseIsFoundUnlessItHasToBeExact() {
        assertEquals("高橋　一郎", replaced("髙橋　一郎", "高橋", "高橋", false));
        assertEquals("髙橋　一郎", replaced("髙橋　一郎", "高橋", "高橋", true));
        assertEquals("(株)山田", replaced("㈱山田", "株式会社", "(株)", false));
        assertEquals("中村3-1", replaced("ナカムラ3-1", "なかむら", "中村", false));
        assertEquals("X市道", replaced("ＡＢＣ市道", "abc", "X", false));
        assertEquals("東西", replaced("東　西", "東西", "東西", false));
    }

    @Test
    void everyPlaceIsReplacedOnceAndTheRestStays() {
        assertEquals("b-b-c", replaced("a-a-c", "a", "b", true));
        assertEquals("aba", replaced("aaa", "aa", "ab", true));
        assertEquals("大山大山", replaced("太山太山", "太山", "大山", false));
        assertEquals("", replaced("看板", "看板", "", false));
        assertEquals("看板", replaced("看板", "足場", "x", false));
    }

    /// 葛 with its selector is another drawing of the character: half of it must not be left behind.
    @Test
    void aCharacterIsNotTakenFromItsSelector() {
        String katsuragi = "葛\uDB40\uDD02城";
        assertEquals(katsuragi, replaced(katsuragi, "葛", "藤", true));
        assertEquals("藤城", replaced(katsuragi, "葛", "藤", false));
        assertEquals("藤城", replaced(katsuragi, "葛\uDB40\uDD02", "藤", true));
        assertEquals("吉田", replaced("𠮷田", "吉", "吉", false));
    }

    @Test
    void theWholeCellMeansTheWholeCell() {
        TextFinder whole = new TextFinder(folding, "有効", false, true);
        assertEquals(1, whole.places("有効").size());
        assertEquals(List.of(), whole.places("有効期限"));
        assertEquals(List.of(), whole.places(""));
    }

    @Test
    void longTextsOfAnythingTakeNoTimeAndLoseNothing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] signs = {"か", "゛", "々", "佐", "㈱", "ー", "\uDB40\uDD02", "葛", " ", "𠮷", "a", "Ａ"};
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 60; j++) {
                text.append(signs[random.nextInt(signs.length)]);
            }
            String wanted = text.substring(0, 1) + signs[random.nextInt(signs.length)];
            for (boolean exact : new boolean[] {true, false}) {
                TextFinder finder = new TextFinder(folding, wanted, exact, false);
                int at = 0;
                for (TextFinder.Place place : finder.places(text.toString())) {
                    assertEquals(
                            true, at <= place.from() && place.from() < place.to(), "seed " + seed);
                    at = place.to();
                }
            }
        }
        String long1 = "看板。更新の案内は電話で。".repeat(1_500);
        assertEquals(1_500, new TextFinder(folding, "電話", false, false).places(long1).size());
    }
}
