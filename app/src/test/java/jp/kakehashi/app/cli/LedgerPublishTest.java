package jp.kakehashi.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.app.city.City;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packs that are shipped make ledgers, and their samples fit them.
class LedgerPublishTest {
    @TempDir Path folder;
    private final Typed typed = new Typed();

    private int publish(String pack, String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(
                new String[] {"ledger", "publish", pack, "--data", folder.toString()},
                0,
                all,
                0,
                5);
        System.arraycopy(more, 0, all, 5, more.length);
        return typed.run(all);
    }

    @Test
    void everyShippedPackMakesALedgerThatTakesAllItsSamples() throws IOException {
        assertEquals(0, typed.run("ledger", "publish"), () -> typed.text() + typed.said());
        assertEquals(City.PACKS.size(), typed.printed().size());
        for (String pack : City.PACKS) {
            String section = City.ledger(pack, pack).owner();
            assertEquals(
                    0,
                    publish(pack, "--training", "--samples", "--section", section),
                    () -> typed.text() + typed.said());
            int lines = new String(City.samples(pack), UTF_8).strip().split("\r\n").length;
            assertEquals(lines - 1, typed.printed().get("rows").asInt(), pack);
        }
    }

    @Test
    void samplesNeverGoIntoTheCitysBooksNorAmongOtherRows() {
        assertEquals(1, publish("digital_needs", "--samples"));
        assertEquals(
                0,
                publish("digital_needs", "--training", "--samples"),
                () -> typed.text() + typed.said());
        assertEquals(1, publish("digital_needs", "--training", "--samples"));
        assertEquals(0, publish("digital_needs", "--training"), () -> typed.text() + typed.said());
    }

    /// As many as the city itself was told of.
    @Test
    void theSurveyHasItsNeedsAndSectionsAndWhatSeveralWouldBuy() throws IOException {
        assertEquals(
                0,
                publish("digital_needs", "--training", "--samples"),
                () -> typed.text() + typed.said());
        String[] query = {
            "ledger",
            "query",
            "digital_needs",
            "--training",
            "--data",
            folder.toString(),
            "--limit",
            "200"
        };
        assertEquals(0, typed.run(query), () -> typed.text() + typed.said());
        Set<String> departments = new HashSet<>();
        Set<String> sections = new HashSet<>();
        Map<String, Set<String>> buyers = new HashMap<>();
        JsonNode rows = typed.printed().get("rows");
        for (JsonNode row : rows) {
            JsonNode values = row.get("values");
            String section =
                    values.get("department").asText() + " " + values.get("section").asText();
            departments.add(values.get("department").asText());
            sections.add(section);
            buyers.computeIfAbsent(values.get("tool").asText(), tool -> new HashSet<>())
                    .add(section);
        }
        assertEquals(117, rows.size());
        assertEquals(15, departments.size());
        assertEquals(41, sections.size());
        assertTrue(buyers.values().stream().anyMatch(who -> who.size() > 5));
    }
}
