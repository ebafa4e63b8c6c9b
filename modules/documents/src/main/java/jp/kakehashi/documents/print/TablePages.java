package jp.kakehashi.documents.print;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.page.PaperFile;
import jp.kakehashi.documents.page.Sheet;
import jp.kakehashi.documents.print.LedgerPrint.Column;
import org.jspecify.annotations.Nullable;

/// Fills pages with a table's rows: a page when it is full, once for each group of columns. A row
/// that does not fit on what is left begins a new page; one that is taller than a page is parted.
final class TablePages {
    private static final double PAD = Mm.points(0.9);

    private final PrintJob job;
    private final PaperFile paper;
    private final LedgerPrint.Table table;
    private final ColumnFit fit;
    private final List<List<Integer>> groups;
    private final List<Cell> headers = new ArrayList<>();
    private final double headerHeight;
    private final double room;
    private final PageFrame frame;
    private final List<Row> band = new ArrayList<>();
    private double used;
    private boolean any;

    /// A row on a page: cells of all columns.
    private record Row(List<Cell> cells, double height, Look look) {}

    private enum Look {
        PLAIN,
        SHADED,
        TOTAL
    }

    TablePages(PrintJob job, PaperFile paper, LedgerPrint.Table table, ColumnFit fit) {
        this.job = job;
        this.paper = paper;
        this.table = table;
        this.fit = fit;
        this.groups = fit.groups();
        this.frame = new PageFrame(job, table.title(), table.format());
        double tallest = 0;
        for (int i = 0; i < table.columns().size(); i++) {
            Cell header = cell(table.columns().get(i).header(), i, header(), "");
            headers.add(header);
            tallest = Math.max(tallest, header.height());
        }
        // A header may take a third of the page at most.
        this.headerHeight = Math.min(tallest, frame.bodyHeight() / 3) + 2 * PAD;
        this.room = frame.bodyHeight() - headerHeight;
    }

    private Cell.Style header() {
        return new Cell.Style(ValueKind.TEXT, true, table.fontSize());
    }

    private Cell cell(String value, int column, Cell.Style style, String where) {
        double width = fit.width(column) - 2 * ColumnFit.PAD;
        return Cell.of(job.fonts(), value, style, Math.max(1, width), where);
    }

    void add(List<@Nullable String> values, long number) {
        Look look = number % 2 == 0 ? Look.SHADED : Look.PLAIN;
        add(values, look, Long.toString(number));
    }

    void finish(@Nullable List<@Nullable String> totals) {
        if (totals != null) {
            add(totals, Look.TOTAL, job.words().total());
        }
        if (!band.isEmpty() || !any) {
            flush();
        }
    }

    private void add(List<@Nullable String> values, Look look, String name) {
        List<Cell> cells = new ArrayList<>();
        int lines = 1;
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            String value = i < values.size() ? values.get(i) : null;
            String where = name + " " + column.header();
            boolean word = look == Look.TOTAL && !column.total();
            ValueKind kind = word ? ValueKind.TEXT : column.kind();
            Cell.Style style = new Cell.Style(kind, look == Look.TOTAL, table.fontSize());
            Cell cell = cell(value == null ? "" : value, i, style, where);
            if (value != null && Cell.tooLong(value)) {
                paper.report(PrintReport.Kind.CUT, paper.pages() + 1, where);
            }
            cells.add(cell);
            lines = Math.max(lines, cell.lines().size());
        }
        place(cells, lines, look);
    }

    private void place(List<Cell> cells, int lines, Look look) {
        double leading = Cell.leading(table.fontSize());
        double height = lines * leading + 2 * PAD;
        if (used + height <= room) {
            put(new Row(cells, height, look));
            return;
        }
        // Half a page is not left empty for a tall row.
        if (height <= room / 2) {
            flush();
            put(new Row(cells, height, look));
            return;
        }
        for (int from = 0; from < lines; ) {
            int fits = (int) ((room - used - 2 * PAD) / leading);
            if (fits < Math.min(3, lines - from)) {
                if (band.isEmpty()) {
                    fits = Math.max(1, fits);
                } else {
                    flush();
                    continue;
                }
            }
            int to = Math.min(lines, from + fits);
            int first = from;
            List<Cell> part =
                    new ArrayList<>(cells.stream().map(cell -> cell.part(first, to)).toList());
            // Every part of a row says which row it is.
            part.set(table.keyColumn(), cells.get(table.keyColumn()).part(0, to - first));
            put(new Row(part, (to - from) * leading + 2 * PAD, look));
            from = to;
        }
    }

    private void put(Row row) {
        band.add(row);
        used += row.height();
    }

    private void flush() {
        for (int i = 0; i < groups.size(); i++) {
            Sheet sheet = paper.addSheet(table.format());
            draw(sheet, groups.get(i));
            String part = job.words().columns() + " " + (i + 1) + "／" + groups.size();
            frame.draw(sheet, groups.size() == 1 ? "" : part);
        }
        band.clear();
        used = 0;
        any = true;
    }

    private void draw(Sheet sheet, List<Integer> group) {
        double left = frame.left();
        double top = frame.bodyTop();
        double width = fit.width(group);
        sheet.fill(left, top, width, headerHeight, 0.90);
        double y = top + headerHeight;
        for (Row row : band) {
            if (row.look() == Look.SHADED) {
                sheet.fill(left, y, width, row.height(), 0.965);
            }
            y += row.height();
        }
        cells(sheet, group, headers, top);
        y = top + headerHeight;
        sheet.rule(left, y, left + width, y, 0.8);
        for (Row row : band) {
            if (row.look() == Look.TOTAL) {
                sheet.rule(left, y, left + width, y, 1.2);
            }
            cells(sheet, group, row.cells(), y);
            y += row.height();
            sheet.rule(left, y, left + width, y, 0.3);
        }
        double x = left;
        sheet.rule(x, top, x, y, 0.5);
        for (int column : group) {
            x += fit.width(column);
            sheet.rule(x, top, x, y, 0.3);
        }
        sheet.frame(left, top, width, y - top, 0.8);
    }

    private void cells(Sheet sheet, List<Integer> group, List<Cell> cells, double y) {
        double x = frame.left();
        for (int column : group) {
            double width = fit.width(column);
            cells.get(column).draw(sheet, x + ColumnFit.PAD, y + PAD, width - 2 * ColumnFit.PAD);
            x += width;
        }
    }
}
