package jp.kakehashi.storage.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.PostalAddress;
import jp.kakehashi.records.RowState;
import jp.kakehashi.testkit.Seeds;
import org.junit.jupiter.api.Test;

final class LedgerShelfTest {
    private static final LedgerDefinition PEOPLE =
            new LedgerDefinition(
                    new LedgerId("people"),
                    1,
                    new Label("住民", "People"),
                    "civil",
                    false,
                    false,
                    new FieldAccess(AccessRule.EVERYONE, AccessRule.EVERYONE),
                    List.of(
                            field("number", FieldType.AUTO_NUMBER),
                            field("name", FieldType.PERSON),
                            field("kana", FieldType.TEXT),
                            field("born", FieldType.DATE),
                            field("address", FieldType.ADDRESS),
                            field("phone", FieldType.PHONE),
                            field("fee", FieldType.YEN),
                            field("state", FieldType.CHOICE),
                            field("secret", FieldType.TEXT)));

    private final SearchFolding folding = new SearchFolding();
    private final LedgerShelf shelf =
            new LedgerShelf(PEOPLE, f -> !f.id().value().equals("secret"), folding);

    private static FieldDefinition field(String id, FieldType type) {
        List<Choice> choices =
                type == FieldType.CHOICE
                        ? List.of(new Choice("active", new Label("有効", "Active"), ""))
                        : List.of();
        return new FieldDefinition(
                new FieldId(id),
                new Label(id, id),
                type,
                FieldChecks.NONE,
                choices,
                FieldAccess.OPEN,
                false);
    }

    private static RowState row(int n, String... cells) {
        Map<FieldId, String> values = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            values.put(new FieldId(cells[i]), cells[i + 1]);
        }
        return new RowState(new UUID(n, n), n, false, values, Map.of(), "朝-仮-000" + n);
    }

    private Set<Integer> find(String typed) {
        return new TreeSet<>(
                shelf.find(FindWords.of(typed, folding), 20).hits().stream()
                        .map(h -> (int) h.row().getMostSignificantBits())
                        .toList());
    }

    private void fill() {
        String town = new PostalAddress("997-0035", "山形県", "鶴岡市", "馬場町12番3号").text();
        shelf.put(row(1, "name", "髙橋　一郎", "kana", "タカハシ イチロウ", "born", "1970-04-03"));
        shelf.put(row(2, "name", "高橋 花子", "number", "R8-0044", "fee", "12300"));
        shelf.put(row(3, "name", "山﨑 健", "address", town, "phone", "0235-24-1234"));
        shelf.put(row(4, "name", "渡邉 誠", "born", "2023-02-01", "state", "active"));
        shelf.put(row(5, "name", "渡邊 弘", "born", "2023-02-19", "secret", "馬場"));
    }

    @Test
    void aNameIsFoundInEveryVariantAndByItsReading() {
        fill();
        assertEquals(Set.of(1, 2), find("髙橋"));
        assertEquals(Set.of(1, 2), find("高橋"));
        assertEquals(Set.of(3), find("山崎"));
        assertEquals(Set.of(4, 5), find("渡辺"));
        assertEquals(Set.of(1), find("たかはし"));
        assertEquals(Set.of(1), find("ﾀｶﾊｼ"));
        assertEquals(Set.of(1), find("一郎 髙橋"));
        assertEquals(Set.of(), find("髙橋 誠"));
        assertEquals(Set.of(4), find("誠"));
    }

    @Test
    void datesNumbersAndChoicesAreFoundAsTheyAreSaid() {
        fill();
        assertEquals(Set.of(4), find("R5.2.1"));
        assertEquals(Set.of(4), find("令和５年２月１日"));
        assertEquals(Set.of(4), find("2023/2/1"));
        assertEquals(Set.of(4, 5), find("令和5年2月"));
        assertEquals(Set.of(4, 5), find("R5.2"));
        assertEquals(Set.of(4, 5), find("令和5年"));
        assertEquals(Set.of(4, 5), find("2023-02"));
        assertEquals(Set.of(1), find("昭和45年"));
        assertEquals(Set.of(), find("R5.2.2"));
        assertEquals(Set.of(2), find("12,300円"));
        assertEquals(Set.of(2), find("１２，３"), "of a number its beginning");
        assertEquals(Set.of(), find("2300"));
        assertEquals(Set.of(3), find("0235241234"));
        assertEquals(Set.of(3), find("24-1234"));
        assertEquals(Set.of(3), find("鶴岡市馬場町12番"));
        assertEquals(Set.of(3), find("997-0035"));
        assertEquals(Set.of(2), find("r8-0044"));
        assertEquals(Set.of(1), find("朝-仮-0001"));
        assertEquals(Set.of(4), find("有効"));
        assertEquals(Set.of(4), find("active"));
    }

    @Test
    void whatMayNotBeReadIsNotFoundAndTheOthersSayInWhichFieldTheyAre() {
        fill();
        var found = shelf.find(FindWords.of("馬場", folding), 20);
        assertEquals(1, found.total());
        assertEquals("address", found.hits().getFirst().matches().getFirst().field().id().value());
        assertFalse(found.hits().getFirst().begins());
        assertTrue(shelf.find(FindWords.of("髙", folding), 1).hits().getFirst().begins());
    }

    @Test
    void aChangedRowIsFoundAsItIsNowAndADeletedOneNotAtAll() {
        fill();
        shelf.put(row(1, "name", "佐藤 一郎"));
        assertEquals(Set.of(2), find("髙橋"));
        assertEquals(Set.of(1), find("佐藤"));
        RowState second = row(2, "name", "高橋 花子");
        shelf.put(new RowState(second.row(), 9, true, second.values(), Map.of(), null));
        shelf.drop(new UUID(3, 3));
        assertEquals(Set.of(), find("髙橋"));
        assertEquals(Set.of(), find("山崎"));
        assertEquals(3, shelf.rows());
        shelf.put(row(2, "name", "高橋 花子"));
        assertEquals(Set.of(2), find("髙橋"));
    }

    @Test
    void itFindsWhatLookingThroughEveryRowWouldFind() {
        Random random = new Random(Seeds.of(LedgerShelfTest.class));
        String letters = "髙高橋渡邉辺山﨑さサ0123-ab一二";
        List<RowState> rows = new ArrayList<>();
        for (int n = 1; n <= 3_000; n++) {
            rows.add(row(n, "name", some(random, letters, 6), "kana", some(random, letters, 6)));
            shelf.put(rows.getLast());
        }
        for (int change = 0; change < 1_000; change++) {
            int n = random.nextInt(3_000);
            rows.set(n, row(n + 1, "name", some(random, letters, 6)));
            shelf.put(rows.get(n));
        }
        for (int question = 0; question < 300; question++) {
            String typed = some(random, letters, 3);
            List<FindKey> keys =
                    FindWords.of(typed, folding).words().getFirst().keys().stream()
                            .filter(k -> k.way() == FindWay.TEXT)
                            .toList();
            long expected =
                    rows.stream()
                            .filter(
                                    r ->
                                            r.values().values().stream()
                                                            .map(folding::fold)
                                                            .anyMatch(v -> holds(v, keys))
                                                    || holds(
                                                            folding.fold("" + r.provisional()),
                                                            keys))
                            .count();
            int total = shelf.find(FindWords.of(typed, folding), 5).total();
            assertEquals(Math.min(LedgerShelf.COUNTED, expected), total, typed);
        }
    }

    private static boolean holds(String folded, List<FindKey> keys) {
        return keys.stream().anyMatch(k -> folded.contains(k.text()));
    }

    private static String some(Random random, String letters, int most) {
        return random.ints(1L + random.nextInt(most), 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
