package jp.kakehashi.practice.blanks;

import java.time.Instant;
import java.util.function.Consumer;

/// A blank form that comes with the program.
///
/// @param service the folder of its pack
/// @param edition as it is told to staff and in its code
public record Blank(
        String service, String id, String edition, String title, Consumer<BlankPage> drawing) {
    static final Instant MADE = Instant.parse("2026-04-01T00:00:00Z");

    /// What its QR code says.
    public String code() {
        return "kakehashi:form/" + id + "/" + edition;
    }
}
