package jp.kakehashi.sheets;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import jp.kakehashi.kernel.Problem;

/// Gathers the cells of one row after another.
final class RowBuilder {
    private int[] columns = new int[16];
    private RawCell[] cells = new RawCell[16];
    private short[] looks = new short[16];
    private int size;
    private boolean ordered = true;
    private boolean plain = true;
    private int[] columnsBefore = new int[0];
    private short[] looksBefore = new short[0];

    void add(int column, RawCell cell, int look) {
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, size * 2);
            cells = Arrays.copyOf(cells, size * 2);
            looks = Arrays.copyOf(looks, size * 2);
        }
        ordered &= size == 0 || columns[size - 1] < column;
        plain &= look == 0;
        columns[size] = column;
        cells[size] = cell;
        looks[size++] = (short) look;
    }

    int size() {
        return size;
    }

    /// The row, which has at least one cell; the builder is empty again.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.damaged` when two cells are one
    RawRow build(int number, boolean hidden) {
        if (!ordered) {
            sort();
        }
        // Most rows of a table use the columns that the row above uses, and look like it.
        if (!Arrays.equals(columnsBefore, 0, columnsBefore.length, columns, 0, size)) {
            columnsBefore = Arrays.copyOf(columns, size);
        }
        if (!plain && !Arrays.equals(looksBefore, 0, looksBefore.length, looks, 0, size)) {
            looksBefore = Arrays.copyOf(looks, size);
        }
        RawRow row =
                new RawRow(
                        number,
                        hidden,
                        columnsBefore,
                        Arrays.copyOf(cells, size),
                        plain ? null : looksBefore);
        size = 0;
        ordered = true;
        plain = true;
        return row;
    }

    private void sort() {
        int[] order =
                IntStream.range(0, size)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> columns[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] oldColumns = columns.clone();
        RawCell[] oldCells = cells.clone();
        short[] oldLooks = looks.clone();
        for (int i = 0; i < size; i++) {
            columns[i] = oldColumns[order[i]];
            cells[i] = oldCells[order[i]];
            looks[i] = oldLooks[order[i]];
            if (i > 0 && columns[i] == columns[i - 1]) {
                throw Problem.invalid("problem.sheet.damaged").asException();
            }
        }
    }
}
