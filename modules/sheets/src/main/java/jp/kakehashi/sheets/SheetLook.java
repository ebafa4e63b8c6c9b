package jp.kakehashi.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sheet as it stands in its file, to be looked at: a bounded part of its rows. Rows count from
/// 1, columns from 0. Texts are cut to {@link #MOST_CHARS} letters.
///
/// @param lastRow the last row of the sheet with anything in it; 0 for an empty sheet
/// @param lastColumn the last column that is shown
/// @param cutColumns how many columns to the right of it are not shown
/// @param from the first row of this part
/// @param to the last row of this part
/// @param rows those of them with anything in them
/// @param widths of columns that have one of their own, in letters
/// @param hidden whether the whole sheet is hidden in its workbook
public record SheetLook(
        String name,
        boolean hidden,
        int lastRow,
        int lastColumn,
        int cutColumns,
        int from,
        int to,
        List<Row> rows,
        List<Merge> merges,
        List<Note> notes,
        List<Width> widths) {

    /// How many rows a part has at most.
    public static final int MOST_ROWS = 1_000;

    /// How many columns are shown at most.
    public static final int MOST_COLUMNS = 256;

    /// How many letters of a cell are shown at most.
    public static final int MOST_CHARS = 300;

    /// A row that is not empty.
    public record Row(int number, boolean hidden, List<Cell> cells) {}

    /// A cell that is not empty.
    ///
    /// @param fill `FFFF00`; null for none
    /// @param ink of its letters; null for black
    /// @param right whether it stands at the right, as numbers do
    public record Cell(
            int column,
            String text,
            boolean struck,
            boolean bold,
            boolean right,
            @Nullable String fill,
            @Nullable String ink) {}

    /// Cells shown as one.
    public record Merge(int top, int left, int bottom, int right) {}

    /// A comment, or the name of a picture, at a cell.
    public record Note(int row, int column, boolean comment, String text) {}

    /// Columns of a width of their own, or hidden ones.
    public record Width(int first, int last, double letters, boolean hidden) {}
}
