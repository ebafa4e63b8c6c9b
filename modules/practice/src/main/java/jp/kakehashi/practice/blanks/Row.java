package jp.kakehashi.practice.blanks;

import java.util.List;
import jp.kakehashi.vision.form.MmBox;

/// A row of a table.
///
/// @param dashed whether the line below it is of strokes, as between a reading and its name
record Row(double height, List<Cell> cells, boolean dashed) {
    static Row of(double height, Cell... cells) {
        return new Row(height, List.of(cells), false);
    }

    Row soft() {
        return new Row(height, cells, true);
    }

    static double height(List<Row> rows) {
        return rows.stream().mapToDouble(Row::height).sum();
    }

    /// Draws rows and the lines between them, not the frame around them.
    static void draw(Pen pen, List<Row> rows, MmBox at) {
        if (Math.abs(height(rows) - at.h()) > 1e-6) {
            throw new IllegalStateException("rows of " + height(rows) + " in " + at);
        }
        double y = at.y();
        for (Row row : rows) {
            row.cells(pen, new MmBox(at.x(), y, at.w(), row.height));
            y += row.height;
        }
        y = at.y();
        for (Row row : rows.subList(0, rows.size() - 1)) {
            y += row.height;
            if (row.dashed) {
                pen.page().dashed(at.x(), y, at.right(), y, Pen.THIN, 0.7);
            } else {
                pen.page().line(at.x(), y, at.right(), y, Pen.THIN);
            }
        }
    }

    private void cells(Pen pen, MmBox at) {
        double fixed = cells.stream().mapToDouble(Cell::width).sum();
        long open = cells.stream().filter(c -> c.width() == 0).count();
        double x = at.x();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            double w = cell.width() == 0 ? (at.w() - fixed) / open : cell.width();
            cell.content().draw(pen, new MmBox(x, at.y(), w, at.h()));
            x += w;
        }
        if (Math.abs(x - at.right()) > 1e-6) {
            throw new IllegalStateException("cells end at " + x + ", the row at " + at.right());
        }
        x = at.x();
        for (Cell cell : cells.subList(0, cells.size() - 1)) {
            x += cell.width() == 0 ? (at.w() - fixed) / open : cell.width();
            pen.page().line(x, at.y(), x, at.bottom(), Pen.THIN);
        }
    }
}
