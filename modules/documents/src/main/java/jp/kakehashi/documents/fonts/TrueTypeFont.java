package jp.kakehashi.documents.fonts;

import java.util.List;

/// One of the shipped fonts: which glyph stands for a character, how wide it is, and a font of only
/// the glyphs a document uses. Lengths are thousandths of the em. Immutable, from any thread.
public final class TrueTypeFont {
    private final FontData data;
    private final CharacterMap characters;
    private final int unitsPerEm;
    private final int glyphs;
    private final int widths;

    TrueTypeFont(FontData data) {
        this.data = data;
        this.characters = new CharacterMap(data);
        this.unitsPerEm = data.u16(data.table("head").offset() + 18);
        this.glyphs = data.u16(data.table("maxp").offset() + 4);
        this.widths = data.u16(data.table("hhea").offset() + 34);
    }

    int glyph(int codePoint) {
        return characters.glyph(codePoint);
    }

    int variant(int base, int selector) {
        return characters.variant(base, selector);
    }

    /// How far the pen moves on after `glyph`.
    int advance(int glyph) {
        int at = data.table("hmtx").offset() + 4 * Math.min(glyph, widths - 1);
        return thousandths(data.u16(at));
    }

    /// How many glyphs it has.
    int glyphs() {
        return glyphs;
    }

    /// The highest point of the font's letters above the baseline.
    public int ascent() {
        return thousandths(data.s16(data.table("hhea").offset() + 4));
    }

    /// The lowest point of the font's letters, negative.
    public int descent() {
        return thousandths(data.s16(data.table("hhea").offset() + 6));
    }

    /// Left, lowest, right, highest edge of all glyphs.
    public List<Integer> box() {
        int at = data.table("head").offset() + 36;
        return List.of(
                thousandths(data.s16(at)),
                thousandths(data.s16(at + 2)),
                thousandths(data.s16(at + 4)),
                thousandths(data.s16(at + 6)));
    }

    /// A TrueType file whose glyph n is this font's glyph `glyphs.get(n)`; the first must be 0. The
    /// same glyphs give the same bytes.
    public byte[] subset(List<Integer> glyphs) {
        return new FontSubset(data, widths).of(glyphs);
    }

    private int thousandths(int units) {
        return Math.round(units * 1000f / unitsPerEm);
    }
}
