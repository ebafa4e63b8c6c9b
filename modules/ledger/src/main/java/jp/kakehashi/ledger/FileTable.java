package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import org.jspecify.annotations.Nullable;

/// A table as it stands in a file, before anybody says which field a column goes to.
///
/// @param cells every row in the order of the file, in the order of `columns`
/// @param rowNumbers the row number in the file of every row, from 1
/// @param problems what was unclear in the file itself
/// @param title what stands above the table as its name, if anything does
public record FileTable(
        List<Column> columns,
        List<List<@Nullable String>> cells,
        List<Integer> rowNumbers,
        List<ImportProblem> problems,
        @Nullable String title) {

    /// A column: its letters, `AB`, and what its header calls it.
    public record Column(String letters, String name) {}

    /// What the column, counted from 0, holds from top to bottom.
    List<@Nullable String> column(int column) {
        List<@Nullable String> found = new ArrayList<>(cells.size());
        cells.forEach(row -> found.add(row.get(column)));
        return found;
    }

    /// The address in the file of a cell, both counted from 0.
    public String address(int row, int column) {
        return columns.get(column).letters() + rowNumbers.get(row);
    }
}
