package jp.kakehashi.documents.print;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.page.PaperFile;
import jp.kakehashi.documents.page.QrSymbol;
import jp.kakehashi.documents.page.Sheet;
import jp.kakehashi.documents.text.Line;
import jp.kakehashi.documents.text.TextLayout;

/// Lays one record after the other on pages. A record is laid out whole before it is drawn, so that
/// its pages know how many they are.
final class RecordPages {
    private static final double SIZE = 10;
    private static final double SECTION_SIZE = 11;
    private static final double HEADING_SIZE = 16;
    private static final double CODE = Mm.points(18);
    private static final double PAD = Mm.points(1.3);
    private static final double SECTION_GAP = Mm.points(3);
    private static final double LABEL_PART = 0.27;

    private final PrintJob job;
    private final PaperFile paper;
    private final PageFormat format;
    private final PageFrame frame;
    private final double width;

    RecordPages(PrintJob job, PaperFile paper, String title, PageFormat format) {
        this.job = job;
        this.paper = paper;
        this.format = format;
        this.frame = new PageFrame(job, title, format);
        this.width = format.innerWidth();
    }

    void empty() {
        frame.draw(paper.addSheet(format), 1, 1);
    }

    void add(RecordPrint.Page record, long number) {
        List<Block> blocks = new ArrayList<>();
        for (RecordPrint.Section section : record.sections()) {
            if (!section.name().isEmpty()) {
                blocks.add(heading(section.name()));
            }
            for (RecordPrint.Entry entry : section.entries()) {
                String where = number + " " + entry.label();
                if (Cell.tooLong(entry.value())) {
                    paper.report(PrintReport.Kind.CUT, paper.pages() + 1, where);
                }
                blocks.add(entry(entry, where));
            }
        }
        double codeRoom = record.link() == null ? 0 : CODE + 2 * Mm.points(2.5);
        List<Line> heading =
                TextLayout.lines(
                        job.fonts().shape(record.heading(), FontFace.WORDS_BOLD),
                        (width - codeRoom) * 1000 / HEADING_SIZE);
        heading = heading.subList(0, Math.min(heading.size(), 6));
        double top = Math.max(heading.size() * HEADING_SIZE * 1.35, codeRoom) + Mm.points(2);
        List<List<Block>> pages = split(blocks, top);
        for (int i = 0; i < pages.size(); i++) {
            Sheet sheet = paper.addSheet(format);
            double y = frame.bodyTop();
            if (i == 0) {
                head(sheet, record, heading, number);
                y += top;
            }
            for (Block block : pages.get(i)) {
                y = draw(sheet, block, y);
            }
            frame.draw(sheet, i + 1, pages.size());
        }
    }

    private void head(Sheet sheet, RecordPrint.Page record, List<Line> heading, long number) {
        double baseline = frame.bodyTop() + HEADING_SIZE;
        for (Line line : heading) {
            sheet.text(line, HEADING_SIZE, frame.left(), baseline, Long.toString(number));
            baseline += HEADING_SIZE * 1.35;
        }
        if (record.link() != null) {
            QrSymbol symbol = QrSymbol.of(record.link().text());
            double quiet = symbol.quiet(CODE);
            sheet.code(symbol, frame.left() + width - CODE - quiet, frame.bodyTop() + quiet, CODE);
        }
    }

    /// A section's name, or a field with its value.
    private record Block(Cell label, Cell value, boolean heading) {
        double height() {
            double text = Math.max(label.height(), value.height());
            return heading ? SECTION_GAP + text + PAD : text + 2 * PAD;
        }
    }

    private Block heading(String name) {
        Cell.Style style = new Cell.Style(ValueKind.TEXT, true, SECTION_SIZE);
        Cell cell = Cell.of(job.fonts(), name, style, width - 2 * PAD, name);
        return new Block(cell, cell, true);
    }

    private Block entry(RecordPrint.Entry entry, String where) {
        Cell.Style bold = new Cell.Style(ValueKind.TEXT, true, SIZE);
        double labelWidth = width * LABEL_PART - 2 * PAD;
        Cell label = Cell.of(job.fonts(), entry.label(), bold, labelWidth, where);
        // On a record's page numbers stand on the left, under the words.
        ValueKind kind = entry.kind();
        Cell.Style style = new Cell.Style(kind.right() ? ValueKind.CODE : kind, false, SIZE);
        double valueWidth = width * (1 - LABEL_PART) - 2 * PAD;
        Cell value = Cell.of(job.fonts(), kind.shown(entry.value()), style, valueWidth, where);
        return new Block(label, value, false);
    }

    private List<List<Block>> split(List<Block> blocks, double firstTop) {
        List<List<Block>> pages = new ArrayList<>();
        List<Block> page = new ArrayList<>();
        double left = frame.bodyHeight() - firstTop;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            // A section's name stays with its first field.
            double with =
                    block.height() + (block.heading() && i + 1 < blocks.size() ? SIZE * 2 : 0);
            if (with > left && with <= frame.bodyHeight()) {
                pages.add(page);
                page = new ArrayList<>();
                left = frame.bodyHeight();
            }
            while (block.height() > left) {
                int fits = (int) ((left - 2 * PAD) / Cell.leading(SIZE));
                int most = Math.max(block.value().lines().size(), block.label().lines().size());
                if (fits >= Math.min(3, most)) {
                    page.add(part(block, 0, fits));
                    block = part(block, fits, most);
                }
                pages.add(page);
                page = new ArrayList<>();
                left = frame.bodyHeight();
            }
            page.add(block);
            left -= block.height();
        }
        pages.add(page);
        return pages;
    }

    private static Block part(Block block, int from, int to) {
        return new Block(block.label().part(from, to), block.value().part(from, to), false);
    }

    private double draw(Sheet sheet, Block block, double y) {
        double left = frame.left();
        if (block.heading()) {
            block.label().draw(sheet, left, y + SECTION_GAP, width);
            return y + block.height();
        }
        double labelWidth = width * LABEL_PART;
        sheet.fill(left, y, labelWidth, block.height(), 0.94);
        block.label().draw(sheet, left + PAD, y + PAD, labelWidth - 2 * PAD);
        block.value().draw(sheet, left + labelWidth + PAD, y + PAD, width - labelWidth - 2 * PAD);
        sheet.frame(left, y, width, block.height(), 0.4);
        sheet.rule(left + labelWidth, y, left + labelWidth, y + block.height(), 0.4);
        return y + block.height();
    }
}
