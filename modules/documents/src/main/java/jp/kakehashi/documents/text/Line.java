package jp.kakehashi.documents.text;

import java.util.List;
import jp.kakehashi.documents.fonts.Glyph;

/// One line of a text.
///
/// @param width of its glyphs, thousandths of the em, without spaces at its end
public record Line(List<Glyph> glyphs, int width) {
    /// A line of no glyphs.
    public static final Line EMPTY = new Line(List.of(), 0);

    /// All glyphs on one line, whatever its width; line ends count as nothing.
    public static Line of(List<Glyph> glyphs) {
        int width = 0;
        for (Glyph glyph : glyphs) {
            width += glyph.advance();
        }
        return new Line(glyphs, width);
    }

    /// Its width in points when written at `size` points.
    public double points(double size) {
        return width * size / 1000;
    }
}
