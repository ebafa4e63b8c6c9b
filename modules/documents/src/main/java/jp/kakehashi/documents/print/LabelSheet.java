package jp.kakehashi.documents.print;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.page.PaperFile;
import jp.kakehashi.documents.page.PaperInfo;
import jp.kakehashi.documents.page.QrSymbol;
import jp.kakehashi.documents.page.Sheet;
import jp.kakehashi.documents.text.Line;
import jp.kakehashi.documents.text.TextLayout;
import jp.kakehashi.kernel.RowLink;
import org.jspecify.annotations.Nullable;

/// Labels for envelopes, shelves and files: a few lines each, and a code that leads back to the row
/// where one is asked for. What has no room is made smaller, then parted over lines; what even then
/// has none is in the report. For one thread.
public final class LabelSheet {
    private static final double PAD_MM = 3;
    private static final double SMALLEST = 6;
    private static final int MOST_CHARACTERS = 500;
    private static final double STEP = 0.92;

    private final PrintJob job;

    /// A printer for one job.
    public LabelSheet(PrintJob job) {
        this.job = job;
    }

    /// A label.
    ///
    /// @param link where its code leads, or null for no code
    public record Label(List<Text> lines, @Nullable RowLink link) {
        /// Never changes.
        public Label {
            lines = List.copyOf(lines);
        }
    }

    /// A line of a label, `size` points where there is room.
    public record Text(String text, double size, boolean bold) {}

    /// Writes the PDF; it appears whole or not at all.
    ///
    /// @param firstFree the place of the first label on the first sheet, from 0, so that a sheet
    ///     begun another day can be used up
    public PrintReport write(
            Path file, String title, LabelGrid grid, int firstFree, Iterator<Label> labels) {
        try (PaperFile paper = new PaperFile(job.fonts(), file)) {
            Sheet sheet = paper.addSheet(grid.sheet());
            int at = Math.clamp(firstFree, 0, grid.count() - 1);
            long done = 0;
            while (labels.hasNext()) {
                job.tell(done, 0);
                if (at == grid.count()) {
                    finish(sheet);
                    sheet = paper.addSheet(grid.sheet());
                    at = 0;
                }
                done++;
                draw(sheet, paper, grid, at, labels.next(), Long.toString(done));
                at++;
            }
            finish(sheet);
            return paper.save(new PaperInfo(title, job.printedBy(), job.at(), job.zone()));
        }
    }

    private void finish(Sheet sheet) {
        if (job.training()) {
            sheet.watermark(job.words().training());
        }
    }

    private void draw(
            Sheet sheet, PaperFile paper, LabelGrid grid, int at, Label label, String where) {
        int column = at % grid.columns();
        int row = at / grid.columns();
        double left = Mm.points(grid.leftMm() + column * grid.pitch().xMm() + PAD_MM);
        double top = Mm.points(grid.topMm() + row * grid.pitch().yMm() + PAD_MM);
        double width = Mm.points(grid.widthMm() - 2 * PAD_MM);
        double height = Mm.points(grid.heightMm() - 2 * PAD_MM);
        if (label.link() != null) {
            QrSymbol symbol = QrSymbol.of(label.link().text());
            double edge = Mm.points(QrSymbol.SMALLEST_MM);
            double quiet = symbol.quiet(edge);
            if (edge + 2 * quiet > height + 2 * Mm.points(PAD_MM) || edge * 2 > width) {
                throw jp.kakehashi.kernel.Problem.invalid("problem.document.label_too_small")
                        .asException();
            }
            width -= edge + quiet;
            sheet.code(symbol, left + width + quiet, top + (height - edge) / 2, edge);
        }
        if (label.lines().stream().anyMatch(text -> text.text().length() > MOST_CHARACTERS)) {
            paper.report(PrintReport.Kind.CUT, sheet.number(), where);
        }
        double scale = 1;
        List<Cell> cells = cells(label, width, scale, where);
        while (height(cells) > height && SMALLEST < smallest(label) * scale) {
            scale *= STEP;
            cells = cells(label, width, scale, where);
        }
        double y = top + Math.max(0, (height - height(cells)) / 2);
        for (Cell cell : cells) {
            int fits = Math.max(0, (int) ((top + height - y + 0.01) / cell.leading()));
            if (fits < cell.lines().size()) {
                paper.report(PrintReport.Kind.CUT, sheet.number(), where);
            }
            cell.part(0, fits).draw(sheet, left, y, width);
            y += cell.height();
        }
    }

    private static double smallest(Label label) {
        return label.lines().stream().mapToDouble(Text::size).min().orElse(0);
    }

    private static double height(List<Cell> cells) {
        return cells.stream().mapToDouble(Cell::height).sum();
    }

    private List<Cell> cells(Label label, double width, double scale, String where) {
        List<Cell> cells = new ArrayList<>();
        for (Text text : label.lines()) {
            String all = text.text();
            String value = all.substring(0, Math.min(all.length(), MOST_CHARACTERS));
            FontFace face = text.bold() ? FontFace.WORDS_BOLD : FontFace.WORDS;
            List<Glyph> glyphs = job.fonts().shape(value, face);
            double size = text.size() * scale;
            double alone = Line.of(glyphs).points(size);
            // A little smaller rather than a second line with one character.
            if (alone > width && alone * 0.75 <= width) {
                size *= width / alone * 0.999;
            }
            List<Line> lines = TextLayout.lines(glyphs, width * 1000 / size);
            cells.add(new Cell(lines, size, size * 1.3, false, where));
        }
        return cells;
    }
}
