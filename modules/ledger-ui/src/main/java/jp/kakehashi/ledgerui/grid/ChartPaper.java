package jp.kakehashi.ledgerui.grid;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintProgress;
import jp.kakehashi.documents.PrintWords;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.print.LedgerPrint;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.theme.FontResources;

/// A chart on paper: its bars drawn of blocks, with the figures beside them. Blocks.
final class ChartPaper {
    private static final int LONGEST = 24;

    private final LedgerDesk desk;
    private final boolean training;
    private final String title;
    private final String group;
    private final String measure;

    /// One bar.
    record Line(String name, double length, BigDecimal amount, long rows, String share) {}

    ChartPaper(LedgerDesk desk, boolean training, String title, String group, String measure) {
        this.desk = desk;
        this.training = training;
        this.title = title;
        this.group = group;
        this.measure = measure;
    }

    /// Writes a PDF; it appears whole or not at all.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.*`
    void write(Path file, List<Line> lines) {
        PrintJob job =
                new PrintJob(
                        new PrintFonts(FontResources::open),
                        desk.actor().name(),
                        desk.clock().instant(),
                        desk.zone(),
                        training,
                        PrintWords.JAPANESE,
                        PrintProgress.NONE);
        List<LedgerPrint.Column> columns =
                List.of(
                        new LedgerPrint.Column(group, ValueKind.TEXT, false),
                        new LedgerPrint.Column(
                                desk.texts().get("ledger.chart.bar"), ValueKind.TEXT, false),
                        new LedgerPrint.Column(measure, ValueKind.NUMBER, true),
                        new LedgerPrint.Column(
                                desk.texts().get("ledger.chart.count"), ValueKind.NUMBER, true),
                        new LedgerPrint.Column(
                                desk.texts().get("ledger.chart.share"), ValueKind.TEXT, false));
        LedgerPrint.Table table =
                new LedgerPrint.Table(
                        title, columns, 0, PageFormat.of(Paper.A4, true), LedgerPrint.USUAL_SIZE);
        new LedgerPrint(job)
                .write(file, table, lines.stream().map(ChartPaper::cells).iterator(), lines.size());
    }

    private static List<String> cells(Line line) {
        return List.of(
                line.name(),
                "█".repeat((int) Math.round(line.length() * LONGEST)),
                line.amount().toPlainString(),
                Long.toString(line.rows()),
                line.share());
    }
}
