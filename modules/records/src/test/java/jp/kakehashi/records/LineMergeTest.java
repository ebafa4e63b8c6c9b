package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineMergeTest {
    private static String text(String slashes) {
        return slashes.replace('/', '\n');
    }

    @ParameterizedTest
    @CsvSource({
        // base, one, other, merged; a slash is a line's end
        "a/b/c, A/b/c, a/b/C, A/b/C",
        "a/b/c, a/B/c, a/b/C, a/B/C",
        "a/b/c, x/a/b/c, a/b/c/y, x/a/b/c/y",
        "a/b/c, a/c, a/b/C, a/C",
        "a/b/c, a/b/c/d, a/B/c, a/B/c/d",
        "a/b, a/b/new, a/B, a/B/new",
        "a/b/c, a/X/c, a/X/c/d, a/X/c/d",
        "a/b, a/b/same, a/b/same, a/b/same",
        "a/b/c/d, b/c/d/e, a/b/C/d, b/C/d/e",
        "a//b//c, a//B//c, a//b//c//d, a//B//c//d",
        "a/b/c, c, A/b/c, -",
        "a/b/c, a/B/c, a/X/c, -",
        "a/b, a/b/one, a/b/other, -",
        "a/b, a/one/b, a/B2/more/b, -",
        "a, b, c, -",
        "'', one, other, -",
    })
    void linesOfBothStandUnlessBothChangedTheSamePlace(
            String base, String one, String other, String merged) {
        Optional<String> expected =
                merged.equals("-") ? Optional.empty() : Optional.of(text(merged));
        assertEquals(expected, LineMerge.merge(text(base), text(one), text(other)));
        assertEquals(expected, LineMerge.merge(text(base), text(other), text(one)));
    }

    @Test
    void textsThatTakeTooLongToCompareAreLeftToAPerson() {
        String[] lines = new String[1_100];
        Arrays.setAll(lines, i -> "a" + i);
        String base = String.join("\n", lines);
        assertEquals(
                Optional.empty(),
                LineMerge.merge(base, base.replace('a', 'b'), base.replace('a', 'c')));
    }

    @RepeatedTest(300)
    void everyLineThatSomebodyPutInIsThereAndEveryOneTakenOutIsGone(RepetitionInfo run) {
        long seed = 31_122L + run.getCurrentRepetition();
        Random random = new Random(seed);
        List<String> base = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            base.add("base" + i);
        }
        List<String> one = changed(base, "one", random);
        List<String> other = changed(base, "other", random);
        Optional<String> merged =
                LineMerge.merge(
                        String.join("\n", base), String.join("\n", one), String.join("\n", other));
        assertEquals(
                merged,
                LineMerge.merge(
                        String.join("\n", base), String.join("\n", other), String.join("\n", one)),
                "seed " + seed);
        if (merged.isEmpty()) {
            return;
        }
        List<String> lines = List.of(merged.get().split("\n", -1));
        for (List<String> hand : List.of(one, other)) {
            hand.stream()
                    .filter(line -> !base.contains(line) && !line.isEmpty())
                    .forEach(line -> assertTrue(lines.contains(line), "seed " + seed + line));
            base.stream()
                    .filter(line -> !hand.contains(line))
                    .forEach(line -> assertTrue(!lines.contains(line), "seed " + seed + line));
        }
    }

    private static List<String> changed(List<String> base, String hand, Random random) {
        List<String> now = new ArrayList<>(base);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(now.size() + 1);
            if (at == now.size() || random.nextInt(3) == 0) {
                now.add(at, hand + i);
            } else if (random.nextBoolean()) {
                now.set(at, hand + i);
            } else {
                now.remove(at);
            }
        }
        return now;
    }
}
