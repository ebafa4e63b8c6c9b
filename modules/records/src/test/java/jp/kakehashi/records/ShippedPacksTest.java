package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShippedPacksTest {
    private final Path resources = Path.of(System.getProperty("kakehashi.root"), "resources");

    @Test
    void everyLedgerOfEveryPackCanBeRead() throws IOException {
        try (var files = Files.walk(resources.resolve("packs"))) {
            List<Path> packs = files.filter(f -> f.toString().endsWith(".yaml")).toList();
            assertFalse(packs.isEmpty());
            for (Path pack : packs) {
                LedgerDefinition definition = new DefinitionYaml().read(Files.readString(pack));
                assertEquals(definition.id().value() + ".yaml", pack.getFileName().toString());
            }
        }
    }

    @Test
    void theModelCityHasItsHeadOfficeAndFiveHalls() throws IOException {
        CityDirectory city =
                CityDirectory.read(Files.readString(resources.resolve("city/tsuruoka.yaml")));
        assertEquals(6, city.offices().size());
        assertEquals("朝", city.office("asahi").shortName());
        assertEquals("土木課", city.section("civil").label().ja());
    }
}
