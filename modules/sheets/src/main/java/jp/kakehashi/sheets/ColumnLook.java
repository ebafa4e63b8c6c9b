package jp.kakehashi.sheets;

import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Gives a column's cells their look, those of one look below one another at once: one by one it
/// cost more than writing them. Empty cells between two of a look get it too.
final class ColumnLook {
    private final Worksheet sheet;
    private final int column;
    private @Nullable CellLook look;
    private int first;
    private int last;

    ColumnLook(Worksheet sheet, int column) {
        this.sheet = sheet;
        this.column = column;
    }

    /// A value was written in `row`, below those before it.
    void next(int row, CellLook wanted) {
        if (look != wanted) {
            end();
            look = wanted;
            first = row;
        }
        last = row;
    }

    /// No more of this look, and none before rows are flushed.
    void end() {
        if (look != null) {
            look.set(sheet.range(first, column, last, column).style());
            look = null;
        }
    }
}
