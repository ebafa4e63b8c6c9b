package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.List;

/// Takes a part of a sheet as it stands.
final class LookTaking {
    private static final int MOST_FIRST_CELLS = 120_000;
    private static final int MOST_MARKS = 5_000;

    private LookTaking() {}

    /// The beginning of every sheet, as long as they are not too many together.
    static List<SheetLook> beginnings(List<RawSheet> sheets) {
        List<SheetLook> looks = new ArrayList<>();
        int cells = 0;
        for (RawSheet sheet : sheets) {
            SheetLook look = of(sheet, 1, cells < MOST_FIRST_CELLS ? SheetLook.MOST_ROWS : 0);
            looks.add(look);
            cells += look.rows().stream().mapToInt(r -> r.cells().size()).sum();
        }
        return looks;
    }

    /// `count` rows from row `from` on.
    static SheetLook of(RawSheet sheet, int from, int count) {
        CellReading reading = new CellReading(sheet.date1904());
        int to = from + Math.min(count, SheetLook.MOST_ROWS) - 1;
        List<RawRow> all = sheet.rows();
        int widest = 0;
        for (RawRow row : all) {
            widest = Math.max(widest, row.column(row.size() - 1));
        }
        int last = Math.min(widest, SheetLook.MOST_COLUMNS - 1);
        List<SheetLook.Row> rows = new ArrayList<>();
        for (RawRow row : all) {
            if (row.number() >= from && row.number() <= to) {
                rows.add(row(sheet, row, last, reading));
            }
        }
        Area part = new Area(Math.max(1, from), 0, Math.max(from, to), last);
        SheetMarks marks = sheet.marks();
        return new SheetLook(
                sheet.name(),
                marks.hidden(),
                all.isEmpty() ? 0 : all.getLast().number(),
                last,
                widest - last,
                from,
                to,
                rows,
                marks.merges().stream()
                        .filter(m -> m.meets(part))
                        .limit(MOST_MARKS)
                        .map(m -> new SheetLook.Merge(m.top(), m.left(), m.bottom(), m.right()))
                        .toList(),
                marks.notes().stream()
                        .filter(n -> part.holds(n.row(), n.column()))
                        .limit(MOST_MARKS)
                        .map(
                                n ->
                                        new SheetLook.Note(
                                                n.row(), n.column(), n.comment(), cut(n.text())))
                        .toList(),
                widths(marks, last));
    }

    private static List<SheetLook.Width> widths(SheetMarks marks, int last) {
        List<SheetLook.Width> widths = new ArrayList<>();
        for (int column = 0; column <= last; column++) {
            double letters = marks.width(column);
            boolean hidden = marks.hiddenColumns().get(column);
            if (letters > 0 || hidden) {
                widths.add(new SheetLook.Width(column, column, letters, hidden));
            }
        }
        return widths;
    }

    private static SheetLook.Row row(RawSheet sheet, RawRow row, int last, CellReading reading) {
        List<SheetLook.Cell> cells = new ArrayList<>(row.size());
        for (int i = 0; i < row.size() && row.column(i) <= last; i++) {
            RawCell cell = row.at(i);
            RawSheet.Look look = sheet.look(row, i);
            boolean struck =
                    look.struck()
                            || (cell instanceof RawCell.Text(String text, String standing)
                                    && standing != null
                                    && standing.isEmpty());
            cells.add(
                    new SheetLook.Cell(
                            row.column(i),
                            cut(reading.text(cell)),
                            struck,
                            look.bold(),
                            cell instanceof RawCell.Numeric,
                            look.fill(),
                            look.ink()));
        }
        return new SheetLook.Row(row.number(), row.hidden(), cells);
    }

    /// No half of a pair is left at the end.
    static String cut(String text) {
        if (text.length() <= SheetLook.MOST_CHARS) {
            return text;
        }
        int end = SheetLook.MOST_CHARS - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
