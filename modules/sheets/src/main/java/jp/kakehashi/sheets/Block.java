package jp.kakehashi.sheets;

import java.util.List;

/// A part of a sheet that holds one table with what stands around it. `aside`: rows of words beside
/// it.
record Block(List<RawRow> rows, int left, int right, List<RawRow> aside) {

    /// The whole of a sheet.
    static Block of(List<RawRow> rows) {
        int left = Integer.MAX_VALUE;
        int right = 0;
        for (RawRow row : rows) {
            left = Math.min(left, row.column(0));
            right = Math.max(right, row.column(row.size() - 1));
        }
        return new Block(rows, left, right, List.of());
    }

    int top() {
        return rows.getFirst().number();
    }

    Area area() {
        return new Area(top(), left, rows.getLast().number(), right);
    }
}
