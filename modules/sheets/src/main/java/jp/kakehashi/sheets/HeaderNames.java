package jp.kakehashi.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The name of each column, out of one or more header lines. An upper name that spans several
/// columns stands before the lower one with a space between them.
final class HeaderNames {
    private final List<RawRow> lines;
    private final Merges merges;

    HeaderNames(List<RawRow> lines, Merges merges) {
        this.lines = lines;
        this.merges = merges;
    }

    /// The name of a column; null when nothing stands above it.
    @Nullable String of(int column) {
        StringBuilder name = new StringBuilder();
        String before = "";
        boolean spans = false;
        for (int i = 0; i < lines.size(); i++) {
            Source source = source(i, column);
            if (source == null || (source.text.equals(before) && source.fromAbove)) {
                continue;
            }
            if (!name.isEmpty() && spans) {
                name.append(' ');
            }
            name.append(source.text);
            before = source.text;
            spans = source.spans;
        }
        return name.isEmpty() ? null : name.toString();
    }

    private record Source(String text, boolean spans, boolean fromAbove) {}

    private @Nullable Source source(int line, int column) {
        RawRow row = lines.get(line);
        Area area = merges.at(row.number(), column);
        if (area != null) {
            String text = text(anchor(area), area.left());
            return text == null
                    ? null
                    : new Source(text, area.width() > 1, area.top() < row.number());
        }
        String own = text(row, column);
        boolean last = line == lines.size() - 1;
        if (own != null) {
            return new Source(own, !last && spansUnmerged(line, column), false);
        }
        return last || !named(line + 1, column) ? null : carried(line, column);
    }

    private @Nullable RawRow anchor(Area area) {
        return lines.stream().filter(r -> r.number() == area.top()).findFirst().orElse(null);
    }

    /// Without merged cells a name reaches over the empty cells right of it that have names below.
    private @Nullable Source carried(int line, int column) {
        RawRow row = lines.get(line);
        if (merges.spans(row)) {
            return null;
        }
        for (int left = column - 1; left >= 0; left--) {
            String text = text(row, left);
            if (!named(line + 1, left)) {
                return null;
            }
            if (text != null) {
                return new Source(text, true, false);
            }
        }
        return null;
    }

    private boolean spansUnmerged(int line, int column) {
        RawRow row = lines.get(line);
        return !merges.spans(row)
                && named(line + 1, column)
                && text(row, column + 1) == null
                && named(line + 1, column + 1);
    }

    private boolean named(int line, int column) {
        return text(lines.get(line), column) != null;
    }

    private @Nullable String text(@Nullable RawRow row, int column) {
        RawCell cell = row == null ? null : row.cell(column);
        String text =
                switch (cell) {
                    case null -> null;
                    case RawCell.Numeric(var value, var format) -> CellReading.plain(value);
                    default -> cell.textOrNull();
                };
        return text == null ? null : oneLine(text);
    }

    /// Lines within a cell are one name; only between Latin words there is a space.
    static String oneLine(String text) {
        return text.strip()
                .replaceAll("(?<=[A-Za-z0-9,.])\\s*\\R\\s*(?=[A-Za-z0-9])", " ")
                .replaceAll("\\s*\\R\\s*", "");
    }
}
