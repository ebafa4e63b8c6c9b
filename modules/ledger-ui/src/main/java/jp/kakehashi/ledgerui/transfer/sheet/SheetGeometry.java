package jp.kakehashi.ledgerui.transfer.sheet;

import java.util.Arrays;
import jp.kakehashi.sheets.SheetLook;
import jp.kakehashi.ui.theme.TextSize;

/// How wide and high the cells of a sheet are drawn, in pixels.
final class SheetGeometry {
    private static final double USUAL_LETTERS = 10;
    private static final double NARROWEST = 26;
    private static final double WIDEST = 340;
    private static final double LETTER = 7.2;

    private final double[] lefts;
    final double rowHeight;
    final double headHeight;
    final double gutter;
    final double numbers;
    final double font;

    SheetGeometry(SheetLook sheet, TextSize size, boolean japanese) {
        int columns = Math.max(8, sheet.lastColumn() + 2);
        double[] widths = new double[columns];
        Arrays.fill(widths, USUAL_LETTERS);
        for (SheetLook.Width each : sheet.widths()) {
            for (int c = each.first(); c <= each.last() && c < columns; c++) {
                widths[c] = each.letters() > 0 ? each.letters() : USUAL_LETTERS;
            }
        }
        lefts = new double[columns + 1];
        for (int c = 0; c < columns; c++) {
            double width = Math.clamp(widths[c] * LETTER + 5, NARROWEST, WIDEST);
            lefts[c + 1] = lefts[c] + size.scaled(width);
        }
        rowHeight = size.scaled(24);
        headHeight = size.scaled(24);
        numbers = size.scaled(Integer.toString(sheet.lastRow()).length() * 8 + 14);
        gutter = numbers + size.scaled(japanese ? 96 : 132);
        font = size.scaled(13);
    }

    int columns() {
        return lefts.length - 1;
    }

    double left(int column) {
        return lefts[Math.clamp(column, 0, columns())];
    }

    double width(int from, int to) {
        return left(to + 1) - left(from);
    }

    /// The column at `x` from the left edge of the first.
    int columnAt(double x) {
        for (int c = 0; c < columns(); c++) {
            if (x < lefts[c + 1]) {
                return c;
            }
        }
        return columns() - 1;
    }
}
