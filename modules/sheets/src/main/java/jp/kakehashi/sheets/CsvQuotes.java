package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;

/// Looks through a CSV for quotes that swallow rows in silence: one that is never closed, and one
/// that is closed by the next one some rows later. The latter is known by letters that follow the
/// closing quote, or by lines within the quotes that are rows of the table each.
final class CsvQuotes {
    /// With fewer columns, a line within a cell is a row by chance too often.
    private static final int FEWEST_COLUMNS = 3;

    /// With that many, one whole line between the first and the last is enough.
    private static final int MANY_COLUMNS = 6;

    private final char separator;
    private final Map<Integer, Integer> widths = new HashMap<>();
    private final List<Lines> torn = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private long line;
    private long opened;
    private int fields = 1;

    /// A record of several lines: where its quote opens, and how many fields each line has.
    private record Lines(long opened, List<Integer> fields) {}

    /// @param skipped lines before the text
    CsvQuotes(char separator, int skipped) {
        this.separator = separator;
        this.line = 1L + skipped;
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.open_quote` with the line
    void check(String text) {
        boolean quoted = false;
        boolean start = true;
        boolean closed = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && !at(text, i + 1, '\n'));
            if (quoted && c == '"' && at(text, i + 1, '"')) {
                i++;
            } else if (quoted) {
                quoted = c != '"';
                closed = !quoted;
            } else if (c == '"' && start) {
                quoted = true;
                start = false;
                opened = line;
            } else {
                boolean between = c == separator || c == '\n' || c == '\r';
                if (closed && !between && c != ' ' && line > opened) {
                    throw Problem.invalid("problem.sheet.open_quote", opened).asException();
                }
                closed &= !between;
                start = between;
            }
            fields += c == separator ? 1 : 0;
            if (ends) {
                line(quoted);
            }
        }
        if (quoted) {
            throw Problem.invalid("problem.sheet.open_quote", opened).asException();
        }
        line(false);
        rows();
    }

    private static boolean at(String text, int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private void line(boolean quoted) {
        lines.add(fields);
        fields = 1;
        line++;
        if (!quoted) {
            if (lines.size() > 1) {
                torn.add(new Lines(opened, List.copyOf(lines)));
            } else {
                widths.merge(lines.getFirst(), 1, Integer::sum);
            }
            lines.clear();
        }
    }

    private void rows() {
        int width =
                widths.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(0);
        for (Lines each : torn) {
            List<Integer> fields = each.fields();
            boolean all = width >= FEWEST_COLUMNS && fields.stream().allMatch(n -> n == width);
            boolean some =
                    width >= MANY_COLUMNS
                            && fields.subList(1, fields.size() - 1).stream()
                                    .anyMatch(n -> n == width);
            if (all || some) {
                throw Problem.invalid("problem.sheet.open_quote", each.opened()).asException();
            }
        }
    }
}
