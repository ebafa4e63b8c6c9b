package jp.kakehashi.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The colours that old workbooks name by number (ECMA-376 part 1, 18.8.27), without the repeated
/// first eight.
final class IndexedColours {
    private static final List<String> COLOURS =
            List.of(
                    "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF",
                    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
                    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
                    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
                    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
                    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
                    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333");

    private IndexedColours() {}

    /// The colour of a number as it is written; null when there is none.
    static @Nullable String of(String number) {
        if (!number.matches("[0-9]{1,2}")) {
            return null;
        }
        int index = Integer.parseInt(number);
        int at = index < 8 ? index : index - 8;
        return at < COLOURS.size() ? COLOURS.get(at) : null;
    }
}
