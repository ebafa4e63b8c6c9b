package jp.kakehashi.ledgerui.bulk;

import java.util.ArrayList;
import java.util.List;

/// Cells on their way to or from a spreadsheet: rows of text, as spreadsheets put them on the
/// clipboard (tabs between cells, lines between rows, quotes round what holds either). Pure.
public record CellBlock(List<List<String>> rows) {
    /// A value that a spreadsheet would calculate leaves with an apostrophe, which says text.
    private static final String FORMULA_STARTS = "=+-@＝＋－＠";

    public CellBlock {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Reads a clipboard's text. A quote that is never closed is a sign like any other.
    public static CellBlock parse(String text) {
        String body = text.replace("\r\n", "\n").replace('\r', '\n');
        if (body.endsWith("\n")) {
            body = body.substring(0, body.length() - 1);
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (true) {
            int end = cellEnd(body, at);
            row.add(value(body.substring(at, end)));
            boolean lineEnds = end < body.length() && body.charAt(end) == '\n';
            if (lineEnds || end >= body.length()) {
                rows.add(row);
                row = new ArrayList<>();
            }
            if (end >= body.length()) {
                return new CellBlock(rows);
            }
            at = end + 1;
        }
    }

    /// Where the cell that begins at `from` ends.
    private static int cellEnd(String text, int from) {
        int plain = from;
        if (from < text.length() && text.charAt(from) == '"') {
            int close = from + 1;
            while (close < text.length()) {
                if (text.charAt(close) != '"') {
                    close++;
                } else if (close + 1 < text.length() && text.charAt(close + 1) == '"') {
                    close += 2;
                } else {
                    break;
                }
            }
            boolean closed =
                    close < text.length()
                            && (close + 1 == text.length()
                                    || "\t\n".indexOf(text.charAt(close + 1)) >= 0);
            if (closed) {
                return close + 1;
            }
        }
        while (plain < text.length() && "\t\n".indexOf(text.charAt(plain)) < 0) {
            plain++;
        }
        return plain;
    }

    private static String value(String cell) {
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        String text = quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
        return text.startsWith("'") && needsMark(text.substring(1)) ? text.substring(1) : text;
    }

    /// The text for a clipboard.
    public String text() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            out.append(i == 0 ? "" : "\n");
            List<String> row = rows.get(i);
            for (int j = 0; j < row.size(); j++) {
                out.append(j == 0 ? "" : "\t").append(quoted(row.get(j)));
            }
        }
        return out.toString();
    }

    private static String quoted(String value) {
        String text = needsMark(value) ? "'" + value : value;
        boolean plain = text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && !text.startsWith("\"");
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /// Also text that already looks marked, so that the mark can be taken off again.
    private static boolean needsMark(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return calculates(text.substring(at));
    }

    /// Numbers with a sign are numbers, not formulas.
    private static boolean calculates(String text) {
        return text.length() > 1
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !text.matches("[+-]?[0-9][0-9,]*(\\.[0-9]+)?");
    }

    /// Whether it is one value, which a spreadsheet writes into every cell of a selection.
    public boolean single() {
        return rows.size() == 1 && rows.getFirst().size() == 1;
    }

    /// Cells of the longest row.
    public int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }
}
