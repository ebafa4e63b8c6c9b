package jp.kakehashi.kernel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VariantKanjiTableTest {
    private final SearchFolding folding = new SearchFolding();
    private List<String> pairs = List.of();

    @BeforeEach
    void readThePairs() throws IOException {
        Path shared = Path.of(System.getProperty("kakehashi.root"), "..", "shared");
        Path file = shared.resolve("data/text/mj-shrink.tsv");
        if (!Files.isReadable(file)) {
            assertFalse(
                    Files.exists(shared) && "true".equals(System.getenv("CI")),
                    "../shared is there without " + file);
            Assumptions.abort("no ../shared/data/text beside the clone: the table is not checked");
        }
        pairs = Files.readAllLines(file);
    }

    @Test
    void theShippedTableIsWhatTheGeneratorMakes() throws IOException {
        try (InputStream in = VariantKanji.class.getResourceAsStream("variant-kanji.tsv")) {
            byte[] shipped = Objects.requireNonNull(in).readAllBytes();
            assertEquals(
                    VariantKanjiGenerator.generate(pairs),
                    new String(shipped, StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyPairOfTheKosekiAndJisRulesIsTheSameBothWays() {
        for (String line : pairs) {
            String[] cells = line.split("\t", -1);
            if (line.startsWith("#")
                    || List.of(cells[2].split(",", -1)).stream()
                            .noneMatch(VariantKanjiGenerator::direct)) {
                continue;
            }
            assertTrue(folding.same(cells[0], cells[1]), line);
            assertTrue(folding.same(cells[1] + "田", cells[0] + "田"), line);
            assertTrue(
                    folding.searchKeys(cells[0]).contains(folding.fold(cells[1])),
                    "search " + line);
        }
    }

    @Test
    void analogiesAloneDoNotMakeTwoCharactersOne() {
        int analogies = 0;
        int joined = 0;
        for (String line : pairs) {
            String[] cells = line.split("\t", -1);
            boolean analogy =
                    !line.startsWith("#")
                            && List.of(cells[2].split(",", -1)).stream()
                                    .allMatch(r -> r.startsWith("辞書類") || r.startsWith("読み"));
            if (analogy) {
                analogies++;
                joined += folding.same(cells[0], cells[1]) ? 1 : 0;
            }
        }
        // those that koseki rules join by way of a common canonical character, and no more
        assertTrue(joined * 4 < analogies, joined + " of " + analogies);
    }
}
