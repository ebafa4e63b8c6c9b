package jp.kakehashi.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sheet as its file holds it; rows rise, empty ones are missing.
///
/// @param looks how cells look; the first is that of a cell without any
record RawSheet(
        String name,
        @Nullable String encoding,
        boolean date1904,
        List<RawRow> rows,
        List<Look> looks,
        SheetMarks marks) {

    /// How a cell looks.
    ///
    /// @param fill its colour, `FFFF00`; null for none or white
    /// @param ink the colour of its letters; null for black
    record Look(boolean struck, @Nullable String fill, @Nullable String ink, boolean bold) {
        static final Look PLAIN = new Look(false, null, null, false);
    }

    /// The look of a row's `index`th cell.
    Look look(RawRow row, int index) {
        return looks.get(row.look(index));
    }
}
