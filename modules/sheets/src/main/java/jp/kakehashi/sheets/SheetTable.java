package jp.kakehashi.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table found in a file, understood as far as possible.
///
/// @param sheet the sheet's name; of a CSV the file's name without its ending
/// @param title what stands alone above the header, as a table's name does; null when nothing does
/// @param range header and rows, `A3:K402`
/// @param encoding of a CSV, as in {@link java.nio.charset.Charset#name}; null for workbooks
/// @param headerRows row numbers as in Excel, from 1; empty when there is no header
/// @param rows values in the order of `fields`: days ISO 8601, numbers plain, text as stored; a
///     value that does not fit its column stands as stored and is listed in `problems`; null where
///     the cell is empty
/// @param rowNumbers the row number in the file of every row
public record SheetTable(
        String sheet,
        @Nullable String title,
        String range,
        @Nullable String encoding,
        List<Integer> headerRows,
        List<Field> fields,
        List<SheetProblem> problems,
        List<List<@Nullable String>> rows,
        List<Integer> rowNumbers) {

    /// A column. `column`: its letters, `AB`.
    public record Field(String name, SheetFieldType type, String column) {}

    /// The address in the file of a value in `rows`, both counted from 0.
    public String address(int row, int field) {
        return fields.get(field).column() + rowNumbers.get(row);
    }
}
