package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger that lists purposes, read from the command line.
class PurposeCommandTest {
    private final Typed typed = new Typed();

    @TempDir Path folder;

    private String data() {
        return folder.resolve("data").toString();
    }

    @BeforeEach
    void ledgerOfTwo() throws Exception {
        Path pack =
                Files.writeString(
                        folder.resolve("persons.yaml"),
                        """
                        ledger: persons
                        version: 1
                        name: 住民（見本）
                        owner: civil
                        personal: true
                        purposes: [窓口での証明, その他]
                        fields:
                          - {id: name, name: 氏名, type: person}
                        """);
        Path rows = Files.writeString(folder.resolve("rows.csv"), "氏名\n見本一郎\n見本二郎\n");
        int taken =
                typed.run(
                        "ledger",
                        "import",
                        rows.toString(),
                        "--data",
                        data(),
                        "--definition",
                        pack.toString());
        assertTrue(taken <= ExitCode.HELD, typed::said);
    }

    @Test
    void nothingIsToldWithoutOneOfThePurposesAndTheRefusalNamesThem() {
        Path out = folder.resolve("out.csv");
        String[][] ways = {
            {"ledger", "query", "persons", "--limit", "0", "--data", data()},
            {"ledger", "query", "persons", "--purpose", "ひまつぶし", "--data", data()},
            {"ledger", "export", "persons", out.toString(), "--data", data()},
        };
        for (String[] way : ways) {
            assertEquals(1, typed.run(way), typed::text);
            assertFalse(typed.text().contains("見本一郎") || typed.text().contains("total"));
            String said = typed.text() + typed.said();
            assertTrue(said.contains("窓口での証明／その他"), said);
        }
        assertFalse(Files.exists(out));
    }

    @Test
    void oneOfThemOpensIt() throws Exception {
        String[] way = {"ledger", "query", "persons", "--purpose", "その他", "--data", data()};
        assertEquals(0, typed.run(way), typed::said);
        assertEquals(2, typed.printed().get("total").asInt());
    }
}
