package jp.kakehashi.ledger;

import java.util.UUID;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import org.jspecify.annotations.Nullable;

/// A way out of a ledger as it is kept: a form, a recipe.
///
/// @param version of the office's as it was seen here; 0 of one's own
/// @param text its YAML
/// @param blank SHA-256 of its blank, null where it has none
public record KeptWay(
        UUID id,
        WayKind kind,
        String name,
        boolean office,
        int version,
        String text,
        @Nullable String blank) {
    /// The same under another name with another text.
    public KeptWay with(String newName, String newText) {
        return new KeptWay(id, kind, newName, office, version, newText, blank);
    }

    /// The same as the office's, or as one's own.
    public KeptWay of(boolean theOffices) {
        return theOffices == office
                ? this
                : new KeptWay(UUID.randomUUID(), kind, name, theOffices, 0, text, blank);
    }
}
