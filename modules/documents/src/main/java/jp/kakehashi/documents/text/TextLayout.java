package jp.kakehashi.documents.text;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.fonts.Glyph;

/// Breaks a text into lines by the Japanese rules. A mark that may not begin a line hangs over the
/// end when it is a comma or a full stop, else takes the character before it along; a word longer
/// than a line is broken, behind `/ . -` where it can be. Time and memory grow with the text only.
/// Pure.
public final class TextLayout {
    private TextLayout() {}

    /// The lines of `glyphs`; at least one, empty lines included. A line is never without a glyph
    /// for lack of width.
    ///
    /// @param width of a line, thousandths of the em
    public static List<Line> lines(List<Glyph> glyphs, double width) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < glyphs.size()) {
            int end = end(glyphs, at, width);
            int trimmed = end;
            while (trimmed > at && LineRules.space(glyphs.get(trimmed - 1).codePoint())) {
                trimmed--;
            }
            lines.add(Line.of(glyphs.subList(at, trimmed)));
            at = end;
            if (at < glyphs.size() && glyphs.get(at).kind() == Glyph.Kind.LINE_END) {
                at++;
                if (at == glyphs.size()) {
                    lines.add(Line.EMPTY);
                }
            }
        }
        return lines.isEmpty() ? List.of(Line.EMPTY) : lines;
    }

    /// Where the line that begins at `start` ends.
    private static int end(List<Glyph> glyphs, int start, double width) {
        double used = 0;
        int at = start;
        while (at < glyphs.size()) {
            Glyph glyph = glyphs.get(at);
            if (glyph.kind() == Glyph.Kind.LINE_END) {
                return at;
            }
            boolean space = LineRules.space(glyph.codePoint());
            if (!space && used + glyph.advance() > width && at > start) {
                return overfull(glyphs, start, at, width - used);
            }
            used += glyph.advance();
            at++;
        }
        return at;
    }

    /// The end of a line on which the glyph at `at` has no room.
    private static int overfull(List<Glyph> glyphs, int start, int at, double left) {
        Glyph first = glyphs.get(at);
        boolean hangs = LineRules.hangs(first.codePoint()) && left >= 0;
        if (hangs && (at + 1 == glyphs.size() || mayBreak(glyphs, at + 1))) {
            return at + 1;
        }
        int end = at;
        while (end > start && !mayBreak(glyphs, end)) {
            end--;
        }
        if (end > start) {
            return end;
        }
        // One word fills the line: break it, in its second half behind a sign if there is one.
        for (int soft = at; soft > start + (at - start) / 2; soft--) {
            if (LineRules.soft(glyphs.get(soft - 1).codePoint())
                    && !LineRules.soft(glyphs.get(soft).codePoint())) {
                return soft;
            }
        }
        return at;
    }

    private static boolean mayBreak(List<Glyph> glyphs, int at) {
        Glyph after = glyphs.get(at);
        if (after.kind() == Glyph.Kind.LINE_END) {
            return true;
        }
        if (after.kind() == Glyph.Kind.UNSEEN || after.advance() == 0) {
            return false;
        }
        Glyph before = glyphs.get(at - 1);
        return before.kind() == Glyph.Kind.UNSEEN
                ? before.codePoint() == 0x200B
                : LineRules.mayBreak(before.codePoint(), after.codePoint());
    }
}
