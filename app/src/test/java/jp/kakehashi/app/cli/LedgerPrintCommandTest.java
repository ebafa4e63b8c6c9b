package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.sheets.SampleWorkbooks;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.LedgerStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerPrintCommandTest {
    private static final String ROOT = System.getProperty("kakehashi.root", "..");
    private static final String LEDGER = "road_occupancy";

    @TempDir Path folder;
    private final Typed typed = new Typed();

    private String data() {
        return folder.resolve("data").toString();
    }

    @BeforeEach
    void ledgerOfThirtyRows() throws IOException {
        Path book = folder.resolve("book.xlsx");
        new SampleWorkbooks().roadOccupancy(book, 30, 7);
        Path pack = Path.of(ROOT, "resources/packs/road_occupancy/road_occupancy.yaml");
        String definition = pack.toString();
        int imported =
                typed.run(
                        "ledger",
                        "import",
                        book.toString(),
                        "--data",
                        data(),
                        "--definition",
                        definition);
        assertTrue(imported <= ExitCode.HELD, typed::said);
    }

    @Test
    void ledgerIsPrintedAndThePrintLoggedAsAViewing() throws Exception {
        Path table = folder.resolve("table.pdf");
        String[] a3 = {
            "ledger",
            "print",
            LEDGER,
            "--out",
            table.toString(),
            "--paper",
            "A3",
            "--landscape",
            "--purpose",
            "照合",
            "--data",
            data()
        };
        assertEquals(0, typed.run(a3), typed::said);
        JsonNode report = typed.printed();
        assertEquals(30, report.get("rows").asInt());
        assertEquals(0, report.get("notListed").asInt());
        assertTrue(pdf(table), "a PDF");

        Path records = folder.resolve("records.pdf");
        String[] each = {
            "ledger", "print", LEDGER, "--out", records.toString(), "--per-record", "--data", data()
        };
        assertEquals(0, typed.run(each), typed::said);
        assertTrue(typed.printed().get("pages").asInt() >= 30);
        assertTrue(pdf(records), "a PDF");
        assertEquals(
                List.of("snapshot 0", "print 30 照合", "snapshot 0", "print 30 print"), viewings());
    }

    @Test
    void paperThatNobodyHasIsWrongUsage() throws Exception {
        String out = folder.resolve("x.pdf").toString();
        assertEquals(
                2,
                typed.run(
                        "ledger", "print", LEDGER, "--out", out, "--paper", "B5", "--data",
                        data()));
        assertEquals(2, typed.run("ledger", "print", LEDGER, "--data", data()));
        String nowhere = folder.resolve("none").resolve("x.pdf").toString();
        assertEquals(1, typed.run("ledger", "print", LEDGER, "--out", nowhere, "--data", data()));
        assertEquals("problem.document.no_folder", typed.printed().get("problem").asText());
        assertFalse(Files.exists(Path.of(out)));
    }

    private static boolean pdf(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        return new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-");
    }

    private List<String> viewings() {
        try (Database database =
                Databases.openLocal(Path.of(data()).resolve("production"), new SystemClock())) {
            var log = LedgerStores.create().logs().viewings();
            return database.read(db -> log.entries(db, 0, 100)).stream()
                    .map(e -> e.viewing())
                    .map(
                            v ->
                                    v.kind()
                                            + " "
                                            + v.rows().size()
                                            + (v.kind().equals("print") ? " " + v.purpose() : ""))
                    .toList();
        }
    }
}
