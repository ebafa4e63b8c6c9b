package jp.kakehashi.kernel.text;

import java.util.stream.Collectors;

/// Code points as one reads them out.
public final class CodePoints {
    private CodePoints() {}

    /// Those of `text`: `U+845B U+E0100`.
    public static String of(String text) {
        return text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }
}
