package jp.kakehashi.documents.fonts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jp.kakehashi.documents.PrintedPages;
import jp.kakehashi.documents.fonts.Glyph.Kind;
import org.junit.jupiter.api.Test;

class PrintFontsTest {
    private static final PrintFonts FONTS = PrintedPages.fonts();

    private static Glyph only(String text) {
        List<Glyph> glyphs = FONTS.shape(text, FontFace.WORDS);
        assertEquals(1, glyphs.size(), glyphs::toString);
        return glyphs.getFirst();
    }

    @Test
    void selectorChoosesAnotherGlyphAndStaysInTheText() {
        Glyph form = only("葛\uDB40\uDD02");
        assertEquals(Kind.DRAWN, form.kind());
        assertEquals(FontFace.NAMES, form.face());
        assertEquals("葛\uDB40\uDD02", form.text());
        assertNotEquals(FONTS.font(FontFace.NAMES).glyph('葛'), form.id());
    }

    @Test
    void formThatOnlyTheOtherGothicHasIsTakenFromIt() {
        assertEquals(FontFace.FIGURES, only("葛\uDB40\uDD01").face());
        assertEquals(Kind.DRAWN, only("葛\uDB40\uDD01").kind());
    }

    @Test
    void formNoFontHasIsMarkedAndNotPassedOffAsAnother() {
        assertEquals(Kind.OTHER_FORM, only("葛\uDB40\uDDEF").kind());
    }

    @Test
    void kanjiOutsideTheGothicComeFromTheNamesFont() {
        assertEquals(FontFace.NAMES, only("𠮷").face());
        assertEquals(FontFace.WORDS, only("吉").face());
        assertEquals(Kind.MISSING, only("😀").kind());
    }

    @Test
    void decomposedKanaAreDrawnAsOne() {
        Glyph joined = only("か\u3099");
        assertEquals(only("が").id(), joined.id());
        assertEquals("か\u3099", joined.text());
    }

    @Test
    void anyTextGivesGlyphs() {
        List<Glyph> odd = FONTS.shape("\uD800a\u0000\u200B\uDB40\uDD00\u0301\t", FontFace.WORDS);
        assertEquals(Kind.MISSING, odd.getFirst().kind());
        assertTrue(odd.stream().anyMatch(glyph -> glyph.kind() == Kind.UNSEEN));
    }

    @Test
    void figuresAreAllOfOneWidth() {
        long widths =
                FONTS.shape("0123456789", FontFace.FIGURES).stream()
                        .mapToInt(Glyph::advance)
                        .distinct()
                        .count();
        assertEquals(1, widths);
    }

    @Test
    void subsetIsTheSameForTheSameGlyphs() {
        TrueTypeFont font = FONTS.font(FontFace.NAMES);
        List<Integer> glyphs = List.of(0, font.glyph('葛'), font.glyph('邊'));
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                font.subset(glyphs), font.subset(glyphs));
        assertTrue(font.subset(glyphs).length < 20_000);
    }
}
