package jp.kakehashi.ledger;

import jp.kakehashi.sheets.SheetTable;

/// The rectangle of a sheet that a table takes; rows from 1, columns from 0, edges included.
public record TableArea(String sheet, int top, int left, int bottom, int right) {

    /// That of a table that was found.
    public static TableArea of(SheetTable table) {
        String[] ends = table.range().split(":", 2);
        return new TableArea(
                table.sheet(), row(ends[0]), column(ends[0]), row(ends[1]), column(ends[1]));
    }

    /// Its first cell, by which it is meant.
    public ImportPointing.Place first() {
        return new ImportPointing.Place(sheet, top, left);
    }

    /// Whether a cell lies in it.
    public boolean holds(ImportPointing.Place at) {
        return at.sheet().equals(sheet) && holds(at.row(), at.column());
    }

    /// Whether a cell of its sheet lies in it.
    public boolean holds(int row, int column) {
        return row >= top && row <= bottom && column >= left && column <= right;
    }

    /// The row of an address, `C12`.
    public static int row(String address) {
        return Integer.parseInt(address.replaceFirst("^[A-Z]+", ""));
    }

    /// The column of an address or of letters, from 0.
    public static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && address.charAt(i) >= 'A'; i++) {
            column = column * 26 + (address.charAt(i) - 'A' + 1);
        }
        return column - 1;
    }
}
