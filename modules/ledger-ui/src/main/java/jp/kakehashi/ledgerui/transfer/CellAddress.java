package jp.kakehashi.ledgerui.transfer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place on a sheet as spreadsheets write it: `C12`. Column 0 is A, row 1 the first. Pure.
record CellAddress(int column, int row) {
    private static final Pattern FORM = Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}).*");

    /// The address that `text` begins with (`B3:H412` is B3); A1 when it is none.
    static CellAddress firstOf(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return new CellAddress(0, 1);
        }
        int column = 0;
        for (char c : m.group(1).toCharArray()) {
            column = column * 26 + (c - 'A' + 1);
        }
        return new CellAddress(column - 1, Integer.parseInt(m.group(2)));
    }

    /// A, B … Z, AA for a column from 0.
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
