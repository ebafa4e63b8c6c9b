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
}
