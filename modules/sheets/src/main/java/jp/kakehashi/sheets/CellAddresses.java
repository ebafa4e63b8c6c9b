package jp.kakehashi.sheets;

/// Column letters as Excel writes them.
final class CellAddresses {
    private CellAddresses() {}

    /// Letters of a column counted from 0: 0 is `A`, 26 is `AA`.
    static String letters(int column) {
        StringBuilder out = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            out.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return out.toString();
    }

    /// The column of up to three letters, from 0.
    static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + (letters.charAt(i) - 'A' + 1);
        }
        return column - 1;
    }

    /// `C12`; rows from 1, columns from 0.
    static String of(int row, int column) {
        return letters(column) + row;
    }
}
