package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.town.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file goes over the line into a running server and comes out as it was.
final class RemoteImportTest {
    private static final String ROWS =
            """
            氏名,電話,備考
            阿部 次郎,0184-43-0001,窓口
            佐藤 花子,0184-43-0002,"二行、
            ある"
            髙橋 一,0184-43-0003,郵送
            """;

    @TempDir Path dir;
    private Town town;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        town = new Town(dir).with("1001", "civil", "keeper");
        file = Files.writeString(dir.resolve("rows.csv"), ROWS);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private JsonNode run(List<String> who, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--server", town.url(), "--authority", town.authority().toString()));
        line.addAll(who);
        Typed typed = new Typed().withPassword(Town.PASSWORD);
        int exit = typed.run(line.toArray(String[]::new));
        assertEquals(0, exit, typed.text() + typed.said());
        return typed.printed();
    }

    private void comesOutAsItWas(List<String> who) throws IOException {
        JsonNode report = run(who, "ledger", "import", file.toString(), "--new", "受付");
        assertEquals(3, report.get("rows").asInt(), report::toPrettyString);
        assertTrue(report.get("refused").isEmpty());
        String ledger = report.get("ledger").asText();
        Path back = dir.resolve("back.csv");
        run(who, "ledger", "export", ledger, back.toString());
        assertEquals(words(ROWS), words(Files.readString(back)));
        String row = run(who, "ledger", "query", ledger).get("rows").get(0).get("row").asText();
        JsonNode made = run(who, "ledger", "history", ledger, row).get(0);
        assertEquals("1001", made.at("/change/author/staff").asText(), made::toPrettyString);
    }

    /// Lines in any order: rows made within one moment have none of their own.
    private static List<String> words(String csv) {
        return csv.replace("\ufeff", "").replace("\r\n", "\n").lines().sorted().toList();
    }

    @Test
    void withThePasswordOfTheEnvironment() throws IOException {
        comesOutAsItWas(List.of("--staff", "1001", "--device", dir.resolve("computer").toString()));
    }

    @Test
    void withATokenAlone() throws IOException {
        comesOutAsItWas(List.of("--token", town.token("1001")));
    }

    @Test
    void intoALedgerThatIsThere() throws IOException {
        town.with(City.ledger("road_occupancy", "road_occupancy"));
        Path permits = Files.writeString(dir.resolve("permits.csv"), "許可番号\n道占-1\n");
        Typed typed = new Typed();
        typed.run(
                "ledger",
                "import",
                permits.toString(),
                "--ledger",
                "road_occupancy",
                "--server",
                town.url(),
                "--authority",
                town.authority().toString(),
                "--token",
                town.token("admin"));
        String said = typed.text() + typed.said();
        assertTrue(!said.contains("other_device") && !said.contains("other_author"), said);
    }
}
