package jp.kakehashi.documents.print;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.page.PaperFile;
import jp.kakehashi.documents.page.PaperInfo;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// A ledger as a table on paper: title, header on every page, numbered pages, day and person of the
/// print. Rows are taken from their iterator once and not kept, so a ledger may have any length.
/// For one thread.
public final class LedgerPrint {
    /// Usual size of the letters, points: legible at arm's length.
    public static final double USUAL_SIZE = 9;

    private static final int MOST_COLUMNS = 1000;
    private static final int SAMPLE_ROWS = 500;
    private static final double SMALLEST_SIZE = 7;
    private static final double LARGEST_SIZE = 24;

    private final PrintJob job;

    /// A printer for one job.
    public LedgerPrint(PrintJob job) {
        this.job = job;
    }

    /// A column; `total` asks for its sum below the last row.
    public record Column(String header, ValueKind kind, boolean total) {}

    /// What the table looks like.
    ///
    /// @param keyColumn the column that tells rows apart, repeated on every page across
    /// @param fontSize points, between 7 and 24
    public record Table(
            String title, List<Column> columns, int keyColumn, PageFormat format, double fontSize) {
        /// Refuses what cannot be read on paper.
        public Table {
            columns = List.copyOf(columns);
            if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
                throw Problem.invalid("problem.document.columns", MOST_COLUMNS).asException();
            }
            if (keyColumn < 0 || keyColumn >= columns.size()) {
                throw new IllegalArgumentException("no such key column");
            }
            if (!(fontSize >= SMALLEST_SIZE && fontSize <= LARGEST_SIZE)) {
                throw Problem.invalid("problem.document.font_size").asException();
            }
        }
    }

    /// Writes the PDF; it appears whole or not at all.
    ///
    /// @param rows values in the order of the columns, canonical text; null or missing is empty
    /// @param total about how many rows there are, 0 when unknown
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.cancelled`,
    ///     `problem.document.cannot_write`, `problem.document.too_many_pages`
    public PrintReport write(
            Path file, Table table, Iterator<? extends List<@Nullable String>> rows, long total) {
        try (PaperFile paper = new PaperFile(job.fonts(), file)) {
            List<List<@Nullable String>> sample = new ArrayList<>();
            while (sample.size() < SAMPLE_ROWS && rows.hasNext()) {
                sample.add(rows.next());
            }
            ColumnFit fit = new ColumnFit(job.fonts(), table, sample);
            TablePages pages = new TablePages(job, paper, table, fit);
            BigDecimal[] sums = new BigDecimal[table.columns().size()];
            long done = 0;
            Iterator<List<@Nullable String>> begin = sample.iterator();
            while (begin.hasNext() || rows.hasNext()) {
                List<@Nullable String> row = begin.hasNext() ? begin.next() : rows.next();
                job.tell(done, total);
                done++;
                add(row, table, sums, paper, done);
                pages.add(row, done);
            }
            pages.finish(totals(table, sums));
            job.tell(done, total);
            return paper.save(new PaperInfo(table.title(), job.printedBy(), job.at(), job.zone()));
        }
    }

    private static void add(
            List<@Nullable String> row, Table table, BigDecimal[] sums, PaperFile paper, long at) {
        for (int i = 0; i < sums.length; i++) {
            String value = i < row.size() ? row.get(i) : null;
            if (!table.columns().get(i).total() || value == null || value.isEmpty()) {
                continue;
            }
            var number = ValueKind.number(value);
            if (number.isPresent()) {
                BigDecimal sum = sums[i];
                sums[i] = sum == null ? number.get() : sum.add(number.get());
            } else {
                String where = at + " " + table.columns().get(i).header();
                paper.report(PrintReport.Kind.NOT_SUMMED, Math.max(1, paper.pages()), where);
            }
        }
    }

    /// The sums as a row, or nothing when none is asked for.
    private @Nullable List<@Nullable String> totals(Table table, BigDecimal[] sums) {
        if (table.columns().stream().noneMatch(Column::total)) {
            return null;
        }
        List<@Nullable String> totals = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            BigDecimal sum = sums[i];
            Column column = table.columns().get(i);
            boolean wanted = column.total();
            String shown = wanted ? (sum == null ? "0" : sum.toPlainString()) : null;
            totals.add(i == table.keyColumn() && !wanted ? job.words().total() : shown);
        }
        return totals;
    }
}
