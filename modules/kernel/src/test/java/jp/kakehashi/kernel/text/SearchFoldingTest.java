package jp.kakehashi.kernel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFoldingTest {
    private final SearchFolding folding = new SearchFolding();

    @ParameterizedTest
    @CsvSource({
        "髙橋, 高橋",
        "山﨑, 山崎",
        "渡邉, 渡辺",
        "渡邊, 渡辺",
        "渡邉, 渡邊",
        "齋藤, 斎藤",
        "齊藤, 斉藤",
        "𠮷田, 吉田",
        "櫻井, 桜井",
        "黒澤, 黒沢",
        "濱田, 浜田",
        "濵田, 浜田",
        "濵田, 濱田",
        "國井, 国井",
        "廣瀬, 広瀬",
        "惠子, 恵子",
        "眞一, 真一",
        "龍一, 竜一",
        "中嶋, 中島",
        "中嶌, 中島",
        "佐々木, 佐佐木",
        "德田, 徳田",
        "悳, 徳",
        "高橋 一郎, 高橋　一郎",
        "高橋一郎, 高橋　一郎",
        "㈱鶴岡, 株式会社鶴岡",
        "（株）鶴岡, ㈱鶴岡",
        "㍿鶴岡, (株)鶴岡",
        "株式會社鶴岡, ㈱鶴岡",
        "㈲鶴岡, 有限会社 鶴岡",
        "ﾊﾟﾅｿﾆｯｸ, パナソニック",
        "ぱなそにっく, ﾊﾟﾅｿﾆｯｸ",
        "ＡＢＣ, abc",
        "１２－３, 12-3",
        "12ー3, 12-3",
        "12‐3, 12―3",
        "12−3, 12-3",
        "サーバー, ｻｰﾊﾞｰ",
        "サーバー, サ－バ－",
        "がっこう, ガッコウ",
        "いすゞ, いすず",
        "こゝろ, こころ",
        "か゛, が",
        "鶴ヶ岡, 鶴ケ岡",
        "葛\uDB40\uDD00城, 葛城",
        "辻\uDB40\uDD01, 辻",
        "高\u200b橋, 高橋",
        "神社, 神社",
        "①, 1",
        "令和, ㋿",
        "⻑谷川, 長谷川",
        "ℌ, h",
    })
    void oneIsFoundByTheOther(String a, String b) {
        assertEquals(folding.fold(a), folding.fold(b), a + " " + b);
        assertTrue(folding.same(a, b));
        assertTrue(folding.same(b, a));
    }

    @ParameterizedTest
    @CsvSource({
        "太田, 大田", "斎, 斉", "齋藤, 齊藤", "ハ, パ", "は, ば", "ﾊ, ﾊﾟ", "渡辺, 渡部", "高橋, 高梨", "王, 玉田",
        "明子, 朋子", "アー, ア", "ツ, ッ", "土, 士", "未, 末", "均, 仏", "丁, 介", "一, ー", "口, 囗"
    })
    void differentNamesStayDifferent(String a, String b) {
        assertNotEquals(folding.fold(a), folding.fold(b), a + " " + b);
        assertFalse(folding.same(a, b));
    }

    @Test
    void directPairsOfTwoGroupsAreTheSameWithoutSharingAKey() {
        assertTrue(folding.same("着手", "著手"));
        assertTrue(folding.same("著手", "着手"));
        assertNotEquals(folding.fold("着手"), folding.fold("著手"));
        assertEquals(List.of(folding.fold("着手"), folding.fold("著手")), folding.searchKeys("着手"));
        assertEquals(List.of(folding.fold("著手")), folding.variants("着手"));
    }

    @Test
    void everyMemberOfAGroupHasTheSameKeyAsItsCanonicalCharacter() {
        VariantKanji table = new VariantKanji();
        for (int c = 0x3000; c < 0x33480; c++) {
            int canonical = table.canonical(c);
            assertEquals(canonical, table.canonical(canonical), Character.toString(c));
            for (int pair : table.pairs(c)) {
                assertTrue(folding.same(Character.toString(c), Character.toString(pair)));
                assertTrue(folding.same(Character.toString(pair), Character.toString(c)));
            }
        }
        assertEquals('辺', table.canonical('邊'));
        assertEquals('辺', table.canonical('辺'));
    }

    @Test
    void foldingAKeyGivesTheKey() {
        long seed = seed();
        Random random = new Random(seed);
        for (int c = 0; c <= 0xE0200; c = c == 0x33480 ? 0xE0000 : c + 1) {
            String key = folding.fold(Character.toString(c));
            assertEquals(key, folding.fold(key), "U+" + Integer.toHexString(c));
        }
        int[] odd = {
            'か', 'ﾞ', '゛', '々', 'ゞ', 'ー', '-', ' ', 'J', 0x30C, 0x345, 'Σ', 'ς', '(', '株', ')', 'İ',
            0x200D, 0xD800, 0xDC00, '髙', 0x1F600, '㈱', 0x1100, 0x1161, 0x11A8, 0x3099, 'é', '´'
        };
        for (int run = 0; run < 50_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.appendCodePoint(odd[random.nextInt(odd.length)]);
            }
            String key = folding.fold(text.toString());
            assertEquals(key, folding.fold(key), "seed " + seed + " run " + run + ": " + text);
        }
    }

    @Test
    void longTextOfAnythingIsFoldedInTimeThatGrowsWithItsLength() {
        for (String part :
                List.of(
                        "a\u0315\u0300",
                        "\u0300\u0315",
                        "ﷺ",
                        "々",
                        "佐々",
                        "髙",
                        "𠮷",
                        "\ud840",
                        "ﾊﾟ",
                        "(株)",
                        "\u1100\u1161",
                        "ー",
                        " ",
                        "\u0000")) {
            String text = part.repeat(200_000 / part.length());
            folding.fold(text);
            folding.same(text, text + "a");
            assertTrue(folding.searchKeys(text).size() <= SearchFolding.MOST_KEYS, part);
        }
    }

    @Test
    void keysOfASearchAreBounded() {
        List<String> keys = folding.searchKeys("着".repeat(40));
        assertEquals(SearchFolding.MOST_KEYS, keys.size());
        assertEquals(folding.fold("着".repeat(40)), keys.getFirst());
        assertEquals(List.of(""), folding.searchKeys(""));
    }

    @Test
    void theShortWayGivesWhatTheLongWayGives() {
        long seed = seed();
        Random random = new Random(seed);
        String letters = "髙橋辺佐々々かガぱパヶヵーー--  　Az09０９~!)株ャっヷ・龥一";
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i >= 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String simple = PlainForm.ofSimple(text.toString());
            assertEquals(PlainForm.ofAny(text.toString()), simple, "seed " + seed + ": " + text);
        }
        for (char c = 0; c < 0xD800; c++) {
            String simple = PlainForm.ofSimple(Character.toString(c));
            if (simple != null) {
                assertEquals(PlainForm.ofAny(Character.toString(c)), simple);
            }
        }
    }

    /// The kernel stands below the test kit, which gives seeds to the tests of all other modules.
    private static long seed() {
        long seed = Long.getLong("kakehashi.seed", new Random().nextLong());
        System.out.println("SearchFoldingTest with -Dkakehashi.seed=" + seed);
        return seed;
    }
}
