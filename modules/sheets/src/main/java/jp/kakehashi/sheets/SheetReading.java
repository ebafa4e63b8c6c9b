package jp.kakehashi.sheets;

import java.util.List;
import java.util.Map;

/// What was understood of a file, and how it looks.
///
/// @param looks the beginning of every sheet; of many sheets the later ones without rows
public record SheetReading(List<Understood> tables, List<SheetLook> looks) {
    /// How many changes of a table are listed one by one at most.
    public static final int MOST_CHANGES = 200_000;

    /// A table and what is taken otherwise than it stands.
    ///
    /// @param changes the first {@link #MOST_CHANGES} of them, row by row
    /// @param counts how many there are of each kind, listed or not
    public record Understood(
            SheetTable table, List<SheetChange> changes, Map<SheetChange.Kind, Integer> counts) {}

    /// The beginning of a text, read in one encoding; what that encoding cannot read stands as
    /// `U+FFFD`.
    public record EncodingLook(String encoding, String beginning, int broken) {}
}
