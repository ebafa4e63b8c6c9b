package jp.kakehashi.app.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;

/// What is shipped of the model city: its directory and its packs, from `resources/`.
public final class City {
    private City() {}

    /// The model city's offices and sections.
    public static CityDirectory model() {
        return CityDirectory.read(text("/city/tsuruoka.yaml"));
    }

    /// A ledger of a shipped pack.
    public static LedgerDefinition ledger(String pack, String ledger) {
        return new DefinitionYaml().read(text("/packs/" + pack + "/" + ledger + ".yaml"));
    }

    private static String text(String resource) {
        try (InputStream in = City.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
