package jp.kakehashi.sheets;

import org.jspecify.annotations.Nullable;

/// One thing that a keeper says of a sheet by pointing, because nothing in the file says it. Rows
/// count from 1, columns from 0, edges included.
///
/// @param type of a `COLUMN_TYPE`; null otherwise
public record SheetHint(
        Kind kind,
        String sheet,
        int top,
        int left,
        int bottom,
        int right,
        @Nullable SheetFieldType type) {

    /// What is said.
    public enum Kind {
        /// These cells are one table.
        TABLE,
        /// These cells are none.
        NO_TABLE,
        /// These rows name the columns of the table that they stand in.
        HEADER,
        /// This row is none of its table's.
        ROW_OUT,
        /// This row is one of its table's, whatever it looks like.
        ROW_IN,
        /// This column of its table holds values of a type.
        COLUMN_TYPE,
        /// This column of its table is left out.
        COLUMN_OUT
    }

    /// A rectangle of a sheet that is, or is not, one table; or the rows of its header.
    public static SheetHint area(
            Kind kind, String sheet, int top, int left, int bottom, int right) {
        return new SheetHint(kind, sheet, top, left, bottom, right, null);
    }

    /// A row or a column of the table at that place.
    public static SheetHint at(Kind kind, String sheet, int row, int column) {
        return new SheetHint(kind, sheet, row, column, row, column, null);
    }

    /// What the column of the table at that place holds.
    public static SheetHint type(String sheet, int row, int column, SheetFieldType type) {
        return new SheetHint(Kind.COLUMN_TYPE, sheet, row, column, row, column, type);
    }

    Area area() {
        return new Area(top, left, bottom, right);
    }

    /// Whether it takes the place of `older`: the same thing said of the same cells.
    boolean replaces(SheetHint older) {
        if (!sheet.equals(older.sheet)) {
            return false;
        }
        return switch (kind) {
            case TABLE, NO_TABLE -> older.isTable() && area().meets(older.area());
            case HEADER -> older.kind == Kind.HEADER && left == older.left;
            case ROW_OUT, ROW_IN ->
                    (older.kind == Kind.ROW_OUT || older.kind == Kind.ROW_IN)
                            && top == older.top
                            && left == older.left;
            case COLUMN_TYPE, COLUMN_OUT ->
                    (older.kind == Kind.COLUMN_TYPE || older.kind == Kind.COLUMN_OUT)
                            && area().equals(older.area());
        };
    }

    private boolean isTable() {
        return kind == Kind.TABLE || kind == Kind.NO_TABLE;
    }
}
