package jp.kakehashi.app.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;

/// What is shipped of the model city: its directory and its packs, from `resources/`.
public final class City {
    /// The packs that are shipped, each with a ledger of its name and samples for it.
    public static final List<String> PACKS =
            List.of("road_occupancy", "digital_needs", "residents");

    private City() {}

    /// The model city's offices and sections.
    public static CityDirectory model() {
        return CityDirectory.read(text("/city/tsuruoka.yaml"));
    }

    /// A ledger of a shipped pack.
    public static LedgerDefinition ledger(String pack, String ledger) {
        return new DefinitionYaml().read(ledgerText(pack, ledger));
    }

    /// The file that says it, with its remarks.
    public static String ledgerText(String pack, String ledger) {
        return text("/packs/" + pack + "/" + ledger + ".yaml");
    }

    /// Invented rows for the ledger of a shipped pack, a CSV whose notes say that they are samples.
    public static byte[] samples(String pack) {
        return bytes("/packs/" + pack + "/samples/" + pack + ".csv");
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = City.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
