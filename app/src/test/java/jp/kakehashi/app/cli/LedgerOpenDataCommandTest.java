package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.kakehashi.sheets.SampleWorkbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerOpenDataCommandTest {
    private static final String ROOT = System.getProperty("kakehashi.root", "..");
    private static final String RECIPE =
            """
            {"title":"占用許可の件数","description":"見本","publisher":"見本市","licence":"CC BY 4.0",
             "mark":true,"rows":{"conditions":[],"only":null},
             "columns":[{"field":"%s","name":"終了日","description":"","codes":false}],"reason":""}
            """;
    @TempDir Path folder;
    private final Typed typed = new Typed();

    private int openData(Path csv, String field) throws Exception {
        Path recipe = folder.resolve("recipe.json");
        Files.writeString(recipe, RECIPE.formatted(field));
        return typed.run(
                "ledger",
                "open-data",
                "road_occupancy",
                csv.toString(),
                "--recipe-file",
                recipe.toString(),
                "--data",
                folder.resolve("data").toString());
    }

    @Test
    void aLedgerIsPublishedByARecipe() throws Exception {
        Path book = folder.resolve("book.xlsx");
        new SampleWorkbooks().roadOccupancy(book, 30, 7);
        Path pack = Path.of(ROOT, "resources/packs/road_occupancy/road_occupancy.yaml");
        typed.run(
                "ledger",
                "import",
                book.toString(),
                "--data",
                folder.resolve("data").toString(),
                "--definition",
                pack.toString());
        Path csv = folder.resolve("open.csv");
        assertEquals(0, openData(csv, "until"), typed::said);
        assertEquals(30, typed.printed().get("rows").asInt());
        assertEquals(31, Files.readString(csv).lines().count());
        assertTrue(Files.readString(folder.resolve("open_項目定義.csv")).contains("終了日"));
        Path names = folder.resolve("names.csv");
        assertFalse(openData(names, "name") == 0);
        assertFalse(Files.exists(names));
    }
}
