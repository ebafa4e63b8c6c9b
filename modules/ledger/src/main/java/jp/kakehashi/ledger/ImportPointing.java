package jp.kakehashi.ledger;

import jp.kakehashi.sheets.SheetHints;
import org.jspecify.annotations.Nullable;

/// What a keeper pointed at in the picture of a file: how it is to be read, and which of its tables
/// is meant.
///
/// @param table a cell of that table; null for the longest
public record ImportPointing(SheetHints hints, @Nullable Place table) {
    /// Nothing yet.
    public static final ImportPointing NONE = new ImportPointing(SheetHints.NONE, null);

    /// A cell of a sheet; rows from 1, columns from 0.
    public record Place(String sheet, int row, int column) {}
}
