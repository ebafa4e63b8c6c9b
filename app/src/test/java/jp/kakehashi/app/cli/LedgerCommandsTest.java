package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.sheets.SampleWorkbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandsTest {
    private static final String ROOT = System.getProperty("kakehashi.root", "..");
    private static final String LEDGER = "road_occupancy";

    @TempDir Path folder;
    private final Typed typed = new Typed();

    private int run(String... args) {
        return typed.run(args);
    }

    private JsonNode printed() throws IOException {
        return typed.printed();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void workbookGoesInIsFoundAgainAndComesOut() throws IOException {
        Path book = folder.resolve("book.xlsx");
        new SampleWorkbooks().roadOccupancy(book, 30, 7);
        Path pack = Path.of(ROOT, "resources/packs/road_occupancy/road_occupancy.yaml");

        int imported =
                run(
                        "ledger",
                        "import",
                        book.toString(),
                        "--data",
                        data(),
                        "--definition",
                        pack.toString());
        JsonNode report = printed();
        assertTrue(imported <= ExitCode.HELD, () -> typed.said());
        assertEquals(30, report.get("rows").asInt(), report::toPrettyString);

        assertEquals(0, run("ledger", "query", "--data", data(), LEDGER, "--limit", "5"));
        JsonNode rows = printed();
        assertEquals(30, rows.get("total").asInt());
        assertEquals(5, rows.get("rows").size());
        String row = rows.get("rows").get(0).get("row").asText();

        assertEquals(0, run("ledger", "history", LEDGER, row, "--data", data()));
        assertEquals(1, printed().size());

        Path csv = folder.resolve("out.csv");
        assertEquals(0, run("ledger", "export", LEDGER, csv.toString(), "--data", data()));
        assertEquals(31, Files.readAllLines(csv).size());

        assertEquals(0, run("audit", "verify", "--data", data()));
        assertTrue(printed().get("whole").asBoolean());
    }

    @Test
    void unknownLedgerIsRefusedByName() throws IOException {
        assertEquals(1, run("ledger", "query", "none", "--data", data()));
        assertEquals("problem.ledger.unknown", printed().get("problem").asText());
    }

    @Test
    void wrongUsageSaysHow() {
        assertEquals(2, run("ledger", "query", "x"));
        assertEquals(2, run("ledger", "query", "x", "--data", data(), "--limit", "many"));
        assertEquals(2, run("nothing"));
        assertFalse(typed.said().isEmpty());
        assertEquals("", typed.text());
    }

    @Test
    void everyVerbHasHelp() {
        for (String verb :
                List.of(
                        "server",
                        "ledger",
                        "ledger query",
                        "ledger import",
                        "ledger export",
                        "ledger history",
                        "ledger inspect",
                        "text fold",
                        "text same",
                        "text wareki",
                        "audit verify")) {
            String[] words = (verb + " --help").split(" ");
            assertEquals(0, run(words), verb);
            assertTrue(typed.text().length() > 80, verb);
        }
    }
}
