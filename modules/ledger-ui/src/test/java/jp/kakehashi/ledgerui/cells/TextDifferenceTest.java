package jp.kakehashi.ledgerui.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import jp.kakehashi.ledgerui.cells.TextDifference.Part;
import jp.kakehashi.testkit.Seeds;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {
    @Test
    void onlyTheChangedDigitIsMarked() {
        var sides = TextDifference.between("令和8年12月20日", "令和8年12月28日");
        assertEquals(
                List.of(new Part("令和8年12月2", true), new Part("0", false), new Part("日", true)),
                sides.left());
        assertEquals(
                List.of(new Part("令和8年12月2", true), new Part("8", false), new Part("日", true)),
                sides.right());
    }

    @Test
    void aSignBeyondTheBasicPlaneIsNeverCutInHalf() {
        var sides = TextDifference.between("𠮷田", "𠮟田");
        assertEquals(new Part("𠮷", false), sides.left().getFirst());
        assertEquals(new Part("𠮟", false), sides.right().getFirst());
    }

    @Test
    void anEmptiedValueHasNoParts() {
        var sides = TextDifference.between("", "下名川字落合83");
        assertEquals(List.of(), sides.left());
        assertEquals(List.of(new Part("下名川字落合83", false)), sides.right());
    }

    @Test
    void partsAlwaysJoinToTheTextsAndSharedPartsAreEqual() {
        Random random = new Random(Seeds.of(TextDifferenceTest.class));
        for (int i = 0; i < 500; i++) {
            String a = word(random);
            String b = word(random);
            var sides = TextDifference.between(a, b);
            assertEquals(a, join(sides.left(), false));
            assertEquals(b, join(sides.right(), false));
            assertEquals(join(sides.left(), true), join(sides.right(), true));
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(12), 'a', 'e')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String join(List<Part> parts, boolean onlySame) {
        return parts.stream()
                .filter(p -> !onlySame || p.same())
                .map(Part::text)
                .collect(Collectors.joining());
    }
}
