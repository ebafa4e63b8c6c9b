package jp.kakehashi.documents.print;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.text.Line;
import org.jspecify.annotations.Nullable;

/// How wide each column of a ledger is and which columns share a page: as wide as the content asks,
/// text narrower where the page asks for it, and on several pages across, each beginning with the
/// key column, where even that is too wide. Points.
final class ColumnFit {
    /// Free room left and right of a cell's text.
    static final double PAD = Mm.points(1.1);

    private final PrintFonts fonts;
    private final List<LedgerPrint.Column> columns;
    private final int key;
    private final double room;
    private final double size;
    private final double[] natural;
    private final double[] smallest;
    private final double[] widths;

    /// @param sample the first rows
    ColumnFit(PrintFonts fonts, LedgerPrint.Table table, List<List<@Nullable String>> sample) {
        this.fonts = fonts;
        this.columns = table.columns();
        this.key = table.keyColumn();
        this.room = table.format().innerWidth();
        this.size = table.fontSize();
        this.natural = new double[columns.size()];
        this.smallest = new double[columns.size()];
        this.widths = new double[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            measure(i, sample);
        }
    }

    private void measure(int column, List<List<@Nullable String>> sample) {
        LedgerPrint.Column each = columns.get(column);
        ValueKind kind = each.kind();
        double most = kind == ValueKind.LONG_TEXT ? 40 * size : 24 * size;
        double wide = 0;
        for (List<@Nullable String> row : sample) {
            String value = column < row.size() ? row.get(column) : null;
            if (value != null) {
                String shown = kind.shown(value);
                String begin = shown.length() > 200 ? shown.substring(0, 200) : shown;
                wide = Math.max(wide, width(begin, kind, false));
            }
        }
        double header = width(each.header(), ValueKind.TEXT, true);
        double headerPart = Math.max(Math.min(header, 3.2 * size), header / 3);
        double asked = Math.min(most, Math.max(wide, Math.min(header, 8 * size)));
        double needed =
                kind.whole() ? Math.max(wide, headerPart) : Math.max(4.2 * size, headerPart);
        natural[column] =
                Math.min(room / 2, Math.max(asked, Math.min(needed, asked + size)) + 2 * PAD);
        smallest[column] = Math.min(natural[column], needed + 2 * PAD);
    }

    private double width(String text, ValueKind kind, boolean bold) {
        double widest = 0;
        for (String part : text.split("\n", -1)) {
            Line line = Line.of(fonts.shape(part, Cell.face(kind, bold)));
            widest = Math.max(widest, line.points(size));
        }
        return widest;
    }

    /// Columns that share a page, from left to right; sets the widths.
    List<List<Integer>> groups() {
        List<Integer> all = new ArrayList<>();
        double needed = 0;
        for (int i = 0; i < columns.size(); i++) {
            all.add(i);
            needed += smallest[i];
        }
        if (needed <= room) {
            share(all, room);
            return List.of(all);
        }
        return across();
    }

    private List<List<Integer>> across() {
        widths[key] = Math.min(natural[key], room / 3);
        List<List<Integer>> groups = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        double used = widths[key];
        for (int i = 0; i < columns.size(); i++) {
            if (i == key) {
                continue;
            }
            double comfortable = Math.min(natural[i], Math.max(smallest[i], 14 * size));
            if (!group.isEmpty() && used + comfortable > room) {
                groups.add(withKey(group));
                group = new ArrayList<>();
                used = widths[key];
            }
            group.add(i);
            used += comfortable;
        }
        groups.add(withKey(group));
        return groups;
    }

    private List<Integer> withKey(List<Integer> group) {
        share(group, room - widths[key]);
        List<Integer> whole = new ArrayList<>(List.of(key));
        whole.addAll(group);
        return whole;
    }

    /// Gives the columns of a page the room there is.
    private void share(List<Integer> group, double there) {
        double asked = 0;
        double needed = 0;
        double words = 0;
        for (int i : group) {
            asked += natural[i];
            needed += smallest[i];
            words += columns.get(i).kind().whole() ? 0 : natural[i];
        }
        for (int i : group) {
            if (asked <= there) {
                boolean grows = !columns.get(i).kind().whole();
                widths[i] = natural[i] + (grows ? (there - asked) * natural[i] / words : 0);
            } else if (needed >= there) {
                widths[i] = smallest[i] * there / needed;
            } else {
                double part = (there - needed) / (asked - needed);
                widths[i] = smallest[i] + (natural[i] - smallest[i]) * part;
            }
        }
    }

    double width(int column) {
        return widths[column];
    }

    /// Draws nothing wider than the page: the sum of a group's widths.
    double width(List<Integer> group) {
        return group.stream().mapToDouble(this::width).sum();
    }
}
