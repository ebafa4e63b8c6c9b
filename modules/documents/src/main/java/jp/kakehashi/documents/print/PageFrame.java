package jp.kakehashi.documents.print;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.page.Sheet;
import jp.kakehashi.documents.text.Line;

/// What stands around the content of each page: the title and who printed when above, the page's
/// number below, 訓練 over all of it in the training world. Points.
final class PageFrame {
    private static final double TITLE_SIZE = 13;
    private static final double SMALLEST_TITLE = 8;
    private static final double SMALL = 8;
    private static final double HEAD = Mm.points(9);
    private static final double FOOT = Mm.points(6);

    private final PrintJob job;
    private final PageFormat format;
    private final Line printed;
    private final Line title;
    private final double titleSize;

    PageFrame(PrintJob job, String title, PageFormat format) {
        this.job = job;
        this.format = format;
        String by = job.printedBy().isEmpty() ? "" : "　" + job.printedBy();
        Line all = line(job.words().printed() + " " + job.time() + by, FontFace.WORDS);
        this.printed = cut(all, format.innerWidth() * 0.5, SMALL);
        double room = format.innerWidth() - printed.points(SMALL) - Mm.points(6);
        Line whole = line(title, FontFace.WORDS_BOLD);
        double fitting = TITLE_SIZE * Math.min(1, room / Math.max(1, whole.points(TITLE_SIZE)));
        this.titleSize = Math.max(SMALLEST_TITLE, fitting);
        this.title = cut(whole, room, titleSize);
    }

    private Line line(String text, FontFace face) {
        return Line.of(job.fonts().shape(text.replace('\n', ' '), face));
    }

    /// What of `line` fits into `room`, with … at its end when something does not.
    private Line cut(Line line, double room, double size) {
        if (line.points(size) <= room) {
            return line;
        }
        List<Glyph> dots = job.fonts().shape("…", FontFace.WORDS);
        List<Glyph> kept = new ArrayList<>();
        double used = Line.of(dots).points(size);
        for (Glyph glyph : line.glyphs()) {
            used += glyph.advance() * size / 1000;
            if (used > room) {
                break;
            }
            kept.add(glyph);
        }
        kept.addAll(dots);
        return Line.of(kept);
    }

    double left() {
        return Mm.points(format.margins().left());
    }

    double bodyTop() {
        return Mm.points(format.margins().top()) + HEAD;
    }

    double bodyHeight() {
        return format.innerHeight() - HEAD - FOOT;
    }

    /// Numbered within the document.
    ///
    /// @param part which part of the columns this is, or ""
    void draw(Sheet sheet, String part) {
        head(sheet);
        Line number = line(sheet.number() + "／", FontFace.FIGURES);
        sheet.text(number, SMALL + 1, middle() - number.points(SMALL + 1) + 3, foot(), "");
        sheet.lastPageNumber(SMALL + 1, middle() + 3, foot());
        if (!part.isEmpty()) {
            Line which = line(part, FontFace.WORDS);
            double right = left() + format.innerWidth();
            sheet.text(which, SMALL, right - which.points(SMALL), foot(), "");
        }
        watermark(sheet);
    }

    /// Page `number` of `count`, whatever the document's own count.
    void draw(Sheet sheet, int number, int count) {
        head(sheet);
        Line numbers = line(number + "／" + count, FontFace.FIGURES);
        sheet.text(numbers, SMALL + 1, middle() - numbers.points(SMALL + 1) / 2, foot(), "");
        watermark(sheet);
    }

    private void head(Sheet sheet) {
        double right = left() + format.innerWidth();
        double baseline = Mm.points(format.margins().top()) + TITLE_SIZE;
        sheet.text(title, titleSize, left(), baseline, "");
        sheet.text(printed, SMALL, right - printed.points(SMALL), baseline, "");
    }

    private double middle() {
        return left() + format.innerWidth() / 2;
    }

    private double foot() {
        return bodyTop() + bodyHeight() + FOOT - Mm.points(1);
    }

    private void watermark(Sheet sheet) {
        if (job.training()) {
            sheet.watermark(job.words().training());
        }
    }
}
