package jp.kakehashi.documents.print;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.page.PaperFile;
import jp.kakehashi.documents.page.PaperInfo;
import jp.kakehashi.documents.page.QrSymbol;
import jp.kakehashi.documents.page.Sheet;

/// One page drawn line by line, in millimetres from its top left corner; letters are sized in
/// points. The same calls give the same file. For one thread.
public final class DrawnPage implements AutoCloseable {
    private final PrintFonts fonts;
    private final PaperFile paper;
    private final Sheet sheet;

    /// A page that will be the file `target`.
    public DrawnPage(PrintFonts fonts, Path target, double widthMm, double heightMm) {
        this.fonts = fonts;
        this.paper = new PaperFile(fonts, target);
        this.sheet = paper.addSheet(Mm.points(widthMm), Mm.points(heightMm));
    }

    /// What is drawn from now on is of this grey, 0 black to 1 white.
    public void ink(double gray) {
        sheet.ink(gray);
    }

    /// A straight line.
    public void line(double x1, double y1, double x2, double y2, double thickness) {
        sheet.rule(
                Mm.points(x1), Mm.points(y1), Mm.points(x2), Mm.points(y2), Mm.points(thickness));
    }

    /// A line of strokes as long as the gaps between them.
    public void dashed(double x1, double y1, double x2, double y2, double thickness, double mm) {
        sheet.dashes(Mm.points(mm));
        line(x1, y1, x2, y2, thickness);
        sheet.dashes(0);
    }

    /// A frame.
    public void frame(double x, double y, double w, double h, double thickness) {
        sheet.frame(Mm.points(x), Mm.points(y), Mm.points(w), Mm.points(h), Mm.points(thickness));
    }

    /// A filled box of a grey.
    public void fill(double x, double y, double w, double h, double gray) {
        sheet.fill(Mm.points(x), Mm.points(y), Mm.points(w), Mm.points(h), gray);
    }

    /// An ellipse's line within a box.
    public void ring(double x, double y, double w, double h, double thickness) {
        sheet.ellipse(Mm.points(x), Mm.points(y), Mm.points(w), Mm.points(h), Mm.points(thickness));
    }

    /// Writes on one line from `x` on, on a baseline.
    public void text(String text, FontFace face, double size, double x, double baseline) {
        sheet.text(text, face, size, Mm.points(x), Mm.points(baseline));
    }

    /// How wide a text would be.
    public double width(String text, FontFace face, double size) {
        double thousandths = 0;
        for (Glyph glyph : fonts.shape(text, face)) {
            thousandths += glyph.advance();
        }
        return Mm.of(thousandths * size / 1000);
    }

    /// A QR code whose modules fill `edge`, with its quiet zone around it.
    public void code(String says, double x, double y, double edge) {
        sheet.code(QrSymbol.of(says), Mm.points(x), Mm.points(y), Mm.points(edge));
    }

    /// Writes the file; it appears whole or not at all.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.cannot_write`
    public void save(String title, String author, Instant made) {
        paper.save(new PaperInfo(title, author, made, ZoneOffset.UTC));
    }

    @Override
    public void close() {
        paper.close();
    }
}
