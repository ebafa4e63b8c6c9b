package jp.kakehashi.documents.print;

import java.util.List;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.page.Sheet;
import jp.kakehashi.documents.text.Line;
import jp.kakehashi.documents.text.TextLayout;

/// A value broken into lines for its width. Points.
///
/// @param where row and field, for the report
record Cell(List<Line> lines, double size, double leading, boolean right, String where) {
    private static final double SMALLEST_PART = 0.65;
    private static final double LEADING = 1.35;
    private static final int MOST_CHARACTERS = 100_000;

    static double leading(double size) {
        return size * LEADING;
    }

    /// Whether a value is so long that its end will not be on paper.
    static boolean tooLong(String value) {
        return value.length() > MOST_CHARACTERS;
    }

    static FontFace face(ValueKind kind, boolean bold) {
        boolean figures = kind.whole() && kind != ValueKind.CHECK;
        if (figures) {
            return bold ? FontFace.FIGURES_BOLD : FontFace.FIGURES;
        }
        return bold ? FontFace.WORDS_BOLD : FontFace.WORDS;
    }

    /// `value` as its kind is shown, within `width`.
    static Cell of(PrintFonts fonts, String value, Style style, double width, String where) {
        ValueKind kind = style.kind();
        String shown = kind.shown(value);
        if (tooLong(shown)) {
            shown = shown.substring(0, MOST_CHARACTERS) + "…";
        }
        List<Glyph> glyphs = fonts.shape(shown, face(kind, style.bold()));
        double size = style.size();
        if (kind.whole() && shown.indexOf('\n') < 0) {
            Line one = Line.of(glyphs);
            double part = Math.min(1, width / Math.max(1e-6, one.points(size)));
            if (part >= SMALLEST_PART) {
                return new Cell(List.of(one), size * part, leading(size), kind.right(), where);
            }
        }
        List<Line> lines = TextLayout.lines(glyphs, width * 1000 / size);
        return new Cell(lines, size, leading(size), kind.right(), where);
    }

    /// How a value is written.
    record Style(ValueKind kind, boolean bold, double size) {}

    double height() {
        return lines.size() * leading;
    }

    Cell part(int from, int to) {
        int end = Math.min(to, lines.size());
        return new Cell(
                from >= end ? List.of() : lines.subList(from, end), size, leading, right, where);
    }

    /// Draws it below `top`, from `left` or, for numbers, up to `left + width`.
    void draw(Sheet sheet, double left, double top, double width) {
        double baseline = top + leading * 0.5 + size * 0.36;
        for (Line line : lines) {
            double x = right ? left + Math.max(0, width - line.points(size)) : left;
            sheet.text(line, size, x, baseline, where);
            baseline += leading;
        }
    }
}
