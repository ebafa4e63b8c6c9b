package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.sheets.SampleWorkbooks;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.LedgerStores;
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

        assertEquals(0, run("ledger", "undo-import", LEDGER, "--data", data()));
        String made = printed().get(0).get("id").asText();
        assertEquals(0, run("ledger", "undo-import", LEDGER, made, "--data", data()));
        assertEquals(30, printed().get("undone").asInt());
        assertEquals(0, run("ledger", "query", "--data", data(), LEDGER));
        assertEquals(0, printed().get("total").asInt());

        assertEquals(0, run("audit", "verify", "--data", data()));
        assertTrue(printed().get("whole").asBoolean());

        assertEquals(0, run("ledger", "history", LEDGER, "--data", data()));
        assertEquals(
                List.of(
                        "snapshot 0",
                        "list 5",
                        "history 1",
                        "snapshot 0",
                        "export 30",
                        "snapshot 0",
                        "changes 0"),
                viewings());
    }

    /// Kind and number of rows of each viewing that is logged.
    private List<String> viewings() {
        try (Database database =
                Databases.openLocal(Path.of(data()).resolve("production"), new SystemClock())) {
            var log = LedgerStores.create().logs().viewings();
            return database.read(db -> log.entries(db, 0, 100)).stream()
                    .map(e -> e.viewing().kind() + " " + e.viewing().rows().size())
                    .toList();
        }
    }

    @Test
    void fileAloneMakesALedgerOfItsOwn() throws IOException {
        Path book = folder.resolve("占用.xlsx");
        new SampleWorkbooks().roadOccupancy(book, 30, 7);
        String file = book.toString();
        assertTrue(
                run("ledger", "import", file, "--data", data(), "--section", "civil")
                        <= ExitCode.HELD,
                typed::said);
        JsonNode report = printed();
        assertTrue(report.get("new").asBoolean());
        assertEquals(30, report.get("rows").asInt(), report::toPrettyString);
        String made = report.get("ledger").asText();

        assertTrue(
                run("ledger", "import", file, "--data", data(), "--new", "写し", "--reader", "tax")
                        <= ExitCode.HELD,
                typed::said);
        String copy = printed().get("ledger").asText();
        assertEquals(0, run("ledger", "query", "--data", data()));
        assertEquals(List.of("占用", "写し"), List.of(name(made), name(copy)));

        JsonNode again = importedInto(made, file);
        assertFalse(again.get("new").asBoolean());
        assertEquals(30, again.get("identical").asInt(), "it has them all already");
        assertEquals(0, again.get("rows").asInt());
        JsonNode doubled = importedInto(made, file, "--all");
        assertEquals(30, doubled.get("identical").asInt());
        assertEquals(30, doubled.get("rows").asInt(), doubled::toPrettyString);
        assertEquals(1, run("ledger", "import", file, "--data", data(), "--section", " "));
        assertEquals("problem.import.no_section", printed().get("problem").asText());
        assertEquals(
                2, run("ledger", "import", file, "--data", data(), "--new", "x", "--ledger", made));
        assertEquals(
                2,
                run("ledger", "import", file, "--data", data(), "--ledger", made, "--reader", "x"));
    }

    @Test
    void whatIsExportedInTrainingSaysSoInItsName() throws IOException {
        Path book = folder.resolve("占用.xlsx");
        new SampleWorkbooks().roadOccupancy(book, 3, 7);
        run("ledger", "import", book.toString(), "--data", data(), "--section", "a", "--training");
        String made = printed().get("ledger").asText();
        String csv = folder.resolve("出力.csv").toString();
        assertEquals(
                0, run("ledger", "export", made, csv, "--data", data(), "--training"), typed::said);
        Path written = folder.resolve("訓練_出力.csv");
        assertEquals(written.toString(), printed().get("file").asText());
        assertEquals(4, Files.readAllLines(written).size());
    }

    private JsonNode importedInto(String ledger, String file, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("ledger", "import", file, "--data", data()));
        words.addAll(List.of("--ledger", ledger, "--section", "civil"));
        words.addAll(List.of(more));
        assertTrue(run(words.toArray(String[]::new)) <= ExitCode.HELD, typed::said);
        return printed();
    }

    private String name(String ledger) throws IOException {
        for (JsonNode each : printed()) {
            if (each.get("ledger").asText().equals(ledger)) {
                return each.get("label").asText();
            }
        }
        return "none";
    }

    @Test
    void nameThatBeginsWithAnAtIsNoFileOfArguments() throws IOException {
        Path file = Files.writeString(folder.resolve("arguments"), "高橋 山田");
        assertEquals(0, run("text", "fold", "@" + file));
        assertEquals(1, printed().size());
        assertTrue(printed().get(0).asText().startsWith("@"));
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
                        "ledger print",
                        "ledger history",
                        "ledger undo-import",
                        "ledger inspect",
                        "text fold",
                        "text same",
                        "text wareki",
                        "audit verify",
                        "audit unseal")) {
            String[] words = (verb + " --help").split(" ");
            assertEquals(0, run(words), verb);
            assertTrue(typed.text().length() > 80, verb);
        }
    }
}
