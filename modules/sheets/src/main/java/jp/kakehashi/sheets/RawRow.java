package jp.kakehashi.sheets;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A row with at least one cell that is not empty. Rows count from 1, columns from 0. Compact,
/// because a sheet has a hundred thousand of them.
final class RawRow {
    private final int number;
    private final boolean hidden;
    private final int[] columns;
    private final RawCell[] cells;
    private final short @Nullable [] looks;

    RawRow(int number, boolean hidden, int[] columns, RawCell[] cells, short @Nullable [] looks) {
        this.number = number;
        this.hidden = hidden;
        this.columns = columns;
        this.cells = cells;
        this.looks = looks;
    }

    int number() {
        return number;
    }

    boolean hidden() {
        return hidden;
    }

    /// How many cells it has.
    int size() {
        return columns.length;
    }

    /// The column of its `index`th cell, from 0; columns rise.
    int column(int index) {
        return columns[index];
    }

    /// Its `index`th cell, from 0.
    RawCell at(int index) {
        return cells[index];
    }

    /// Which of the sheet's looks its `index`th cell has.
    int look(int index) {
        return looks == null ? 0 : looks[index];
    }

    /// The cell in a column, or null.
    @Nullable RawCell cell(int column) {
        int index = index(column);
        return index < 0 ? null : cells[index];
    }

    /// The index of the cell in a column; negative when there is none.
    int index(int column) {
        // Where no cell before it is empty it can be counted off.
        int counted = column - columns[0];
        return counted >= 0 && counted < columns.length && columns[counted] == column
                ? counted
                : Arrays.binarySearch(columns, column);
    }

    /// The part of it from column `left` to column `right`; null when nothing stands there.
    @Nullable RawRow between(int left, int right) {
        if (columns[0] >= left && columns[columns.length - 1] <= right) {
            return this;
        }
        int from = index(left);
        from = from < 0 ? -from - 1 : from;
        int to = index(right);
        to = to < 0 ? -to - 1 : to + 1;
        return from >= to
                ? null
                : new RawRow(
                        number,
                        hidden,
                        Arrays.copyOfRange(columns, from, to),
                        Arrays.copyOfRange(cells, from, to),
                        looks == null ? null : Arrays.copyOfRange(looks, from, to));
    }

    /// It with other cells of the same columns, and cells in columns it had none in.
    RawRow with(int column, RawCell cell) {
        int index = index(column);
        if (index >= 0) {
            RawCell[] changed = cells.clone();
            changed[index] = cell;
            return new RawRow(number, hidden, columns, changed, looks);
        }
        RowBuilder wider = new RowBuilder();
        for (int i = 0; i < columns.length; i++) {
            wider.add(columns[i], cells[i], look(i));
        }
        wider.add(column, cell, 0);
        return wider.build(number, hidden);
    }
}
