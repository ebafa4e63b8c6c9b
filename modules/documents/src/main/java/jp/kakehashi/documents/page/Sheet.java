package jp.kakehashi.documents.page;

import java.util.List;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.text.Line;

/// One page being drawn. Points from its top left corner, y downwards; what is drawn later lies
/// above. For the thread of its document; closed before the next page begins.
public final class Sheet {
    private final PaperFile paper;
    private final int number;
    private final Drawing drawing;
    private final double width;
    private final double height;

    Sheet(PaperFile paper, int number, double width, double height) {
        this.paper = paper;
        this.number = number;
        this.drawing = new Drawing(height);
        this.width = width;
        this.height = height;
    }

    /// Its number, from 1.
    public int number() {
        return number;
    }

    /// Points.
    public double width() {
        return width;
    }

    /// Points.
    public double height() {
        return height;
    }

    /// Writes a line from `x` on the baseline `y`, at `size` points; `where` is for the report.
    public void text(Line line, double size, double x, double y, String where) {
        double pen = x;
        List<Glyph> glyphs = line.glyphs();
        for (int at = 0; at < glyphs.size(); ) {
            int end = at;
            double advance = 0;
            Glyph first = glyphs.get(at);
            while (end < glyphs.size() && sameRun(first, glyphs.get(end))) {
                advance += glyphs.get(end).advance();
                end++;
            }
            if (first.kind() != Glyph.Kind.UNSEEN && first.kind() != Glyph.Kind.LINE_END) {
                run(glyphs.subList(at, end), size, pen, y, where);
            }
            pen += advance * size / 1000;
            at = end;
        }
    }

    /// Writes `text` on one line; returns its width.
    public double text(String text, FontFace face, double size, double x, double y) {
        Line line = Line.of(paper.fonts().shape(text, face));
        text(line, size, x, y, "");
        return line.points(size);
    }

    private static boolean sameRun(Glyph a, Glyph b) {
        return a.face() == b.face() && a.kind() == b.kind();
    }

    private void run(List<Glyph> glyphs, double size, double x, double y, String where) {
        Glyph.Kind kind = glyphs.getFirst().kind();
        double pen = x;
        if (kind != Glyph.Kind.DRAWN) {
            for (Glyph glyph : glyphs) {
                double advance = glyph.advance() * size / 1000;
                if (kind == Glyph.Kind.MISSING) {
                    BoxedCode.draw(drawing, glyph.codePoint(), pen, y, size);
                } else {
                    frame(pen, y - size * 0.88, advance, size, 0.35);
                }
                paper.report(glyph, number, where);
                pen += advance;
            }
        }
        drawing.raw("BT /").raw(paper.font(glyphs.getFirst().face()).name()).raw(" ");
        drawing.number(size).raw("Tf ").x(x).y(y).raw("Td <");
        for (Glyph glyph : glyphs) {
            drawing.hex(paper.font(glyph.face()).number(glyph));
        }
        drawing.operator("> Tj ET");
    }

    /// What is drawn from now on, letters, lines and boxes, is of this grey: 0 black, 1 white.
    public void ink(double gray) {
        drawing.gray(gray, true).gray(gray, false);
    }

    /// Lines from now on are strokes of this length with gaps as long; 0 for whole lines.
    public void dashes(double length) {
        drawing.raw("[");
        if (length > 0) {
            drawing.number(length);
        }
        drawing.operator("] 0 d");
    }

    /// A straight line, `thickness` points.
    public void rule(double x1, double y1, double x2, double y2, double thickness) {
        drawing.number(thickness).raw("w ").x(x1).y(y1).raw("m ").x(x2).y(y2).operator("l S");
    }

    /// A frame, `thickness` points.
    public void frame(double x, double y, double boxWidth, double boxHeight, double thickness) {
        drawing.number(thickness).raw("w ").box(x, y, boxWidth, boxHeight).operator("S");
    }

    /// A filled box of a grey between 0, black, and 1, white.
    public void fill(double x, double y, double boxWidth, double boxHeight, double gray) {
        drawing.gray(gray, false).box(x, y, boxWidth, boxHeight).operator("f");
        drawing.gray(0, false);
    }

    /// An ellipse's line within a box.
    public void ellipse(double x, double y, double boxWidth, double boxHeight, double thickness) {
        double bend = 0.5523;
        double rx = boxWidth / 2;
        double ry = boxHeight / 2;
        double cx = x + rx;
        double cy = y + ry;
        drawing.number(thickness).raw("w ").x(cx + rx).y(cy).raw("m ");
        curve(cx + rx, cy + bend * ry, cx + bend * rx, cy + ry, cx, cy + ry);
        curve(cx - bend * rx, cy + ry, cx - rx, cy + bend * ry, cx - rx, cy);
        curve(cx - rx, cy - bend * ry, cx - bend * rx, cy - ry, cx, cy - ry);
        curve(cx + bend * rx, cy - ry, cx + rx, cy - bend * ry, cx + rx, cy);
        drawing.operator("h S");
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
        drawing.x(x1).y(y1).x(x2).y(y2).x(x3).y(y3).raw("c ");
    }

    /// A code whose modules fill `edge` points; the quiet zone around it is the caller's.
    public void code(QrSymbol symbol, double x, double y, double edge) {
        symbol.draw(drawing, x, y, edge);
    }

    /// The number of the document's last page, written from `x` on; known only at its end.
    public void lastPageNumber(double size, double x, double y) {
        drawing.raw("q ").number(size / 10).raw("0 0 ").number(size / 10).x(x).y(y);
        drawing.operator("cm /" + PaperFile.LAST_PAGE + " Do Q");
    }

    /// Draws a prepared picture (`PaperFile.keep`) so that its own points become the page's.
    public void picture(String name) {
        drawing.operator("q /" + name + " Do Q");
    }

    /// Lays a word over the whole page, light enough to read what is below.
    public void watermark(String word) {
        Line line = Line.of(paper.fonts().shape(word, FontFace.WORDS_BOLD));
        double size = Math.min(width, height) * 0.75 / Math.max(1, line.width() / 1000.0);
        double turn = Math.sqrt(0.5);
        double half = line.points(size) / 2;
        double x = width / 2 - half * turn - size * 0.35 * -turn;
        double y = height / 2 + half * turn + size * 0.35 * turn;
        drawing.raw("q /" + PaperFile.LIGHT + " gs ").gray(0, false);
        drawing.number(turn).number(turn).number(-turn).number(turn).x(x).y(y).raw("cm ");
        Drawing turned = new Drawing(0);
        turned.raw("BT /" + paper.font(FontFace.WORDS_BOLD).name() + " ").number(size);
        turned.raw("Tf 0 0 Td <");
        for (Glyph glyph : line.glyphs()) {
            turned.hex(paper.font(FontFace.WORDS_BOLD).number(glyph));
        }
        turned.operator("> Tj ET Q");
        drawing.raw(new String(turned.bytes(), java.nio.charset.StandardCharsets.US_ASCII));
    }

    byte[] content() {
        return drawing.bytes();
    }
}
