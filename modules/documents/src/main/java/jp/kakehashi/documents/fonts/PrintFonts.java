package jp.kakehashi.documents.fonts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.documents.fonts.Glyph.Kind;
import org.jspecify.annotations.Nullable;

/// Chooses a glyph for every character: from the face asked for, from IPAmj Mincho, or a box. Fonts
/// are read when the first character needs them; IPAmj takes 64 MB outside the heap. For one thread
/// at a time; may be kept for many documents.
public final class PrintFonts {
    private static final int EM = 1000;
    private static final int IDEOGRAPHIC_SPACE = 0x3000;

    private final FontFiles files;
    private final Map<FontFace, TrueTypeFont> open = new EnumMap<>(FontFace.class);
    private final Map<FontFace, @Nullable Glyph[]> usual = new EnumMap<>(FontFace.class);

    /// Fonts out of `files`.
    public PrintFonts(FontFiles files) {
        this.files = files;
    }

    /// The glyphs of `text`, in order; any text gives a result.
    public List<Glyph> shape(String text, FontFace face) {
        List<Glyph> glyphs = new ArrayList<>(text.length());
        int at = 0;
        while (at < text.length()) {
            int first = text.codePointAt(at);
            int next = at + Character.charCount(first);
            if (first == '\r' && next < text.length() && text.charAt(next) == '\n') {
                at = next;
                continue;
            }
            int second = next < text.length() ? text.codePointAt(next) : 0;
            if (selects(second) || marks(second)) {
                Glyph pair = pair(first, second, face);
                if (pair != null) {
                    glyphs.add(pair);
                    at = next + Character.charCount(second);
                    continue;
                }
            }
            glyphs.add(single(first, face));
            at = next;
        }
        return glyphs;
    }

    /// An opened font.
    public TrueTypeFont font(FontFace face) {
        TrueTypeFont font = open.get(face);
        if (font == null) {
            try (InputStream in = files.open(face.file())) {
                font = new TrueTypeFont(FontData.read(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            open.put(face, font);
        }
        return font;
    }

    private Glyph single(int codePoint, FontFace face) {
        if (codePoint > 0xFFFF) {
            return find(codePoint, face);
        }
        @Nullable Glyph[] known = usual.computeIfAbsent(face, f -> new @Nullable Glyph[0x10000]);
        Glyph glyph = known[codePoint];
        if (glyph == null) {
            glyph = find(codePoint, face);
            known[codePoint] = glyph;
        }
        return glyph;
    }

    private Glyph find(int codePoint, FontFace face) {
        String text = Character.toString(codePoint);
        if (codePoint == '\n' || codePoint == '\r' || codePoint == 0x2028 || codePoint == 0x2029) {
            return new Glyph("\n", face, 0, 0, Kind.LINE_END);
        }
        if (unseen(codePoint)) {
            return new Glyph(text, face, 0, 0, Kind.UNSEEN);
        }
        int type = Character.getType(codePoint);
        if (type == Character.SURROGATE || (type == Character.CONTROL && codePoint != '\t')) {
            return box("\uFFFD");
        }
        int glyph = font(face).glyph(codePoint);
        if (glyph != 0) {
            return drawn(text, face, glyph);
        }
        if (codePoint == '\t' || Character.isSpaceChar(codePoint)) {
            return drawn(codePoint == '\t' ? " " : text, face, font(face).glyph(' '));
        }
        glyph = font(FontFace.NAMES).glyph(codePoint);
        return glyph != 0 ? drawn(text, FontFace.NAMES, glyph) : box(text);
    }

    private @Nullable Glyph pair(int first, int second, FontFace face) {
        if (unseen(first) || first < ' ') {
            return null;
        }
        String text = Character.toString(first) + Character.toString(second);
        if (marks(second)) {
            String joined = Normalizer.normalize(text, Normalizer.Form.NFC);
            Glyph one = joined.codePointCount(0, joined.length()) == 1 ? whole(joined, face) : null;
            return one == null
                    ? null
                    : new Glyph(text, one.face(), one.id(), one.advance(), one.kind());
        }
        // IPAmj first, as on the screen, so that paper and screen show the same form.
        FontFace other = face.bold() ? FontFace.FIGURES_BOLD : FontFace.FIGURES;
        for (FontFace each : List.of(FontFace.NAMES, face, other)) {
            int glyph = font(each).variant(first, second);
            if (glyph > 0) {
                return drawn(text, each, glyph);
            }
        }
        Glyph plain = single(first, face);
        boolean kanji = Character.isIdeographic(first);
        if (plain.kind() != Kind.DRAWN) {
            return new Glyph(text, plain.face(), plain.id(), plain.advance(), plain.kind());
        }
        Kind kind = kanji ? Kind.OTHER_FORM : Kind.DRAWN;
        return new Glyph(text, plain.face(), plain.id(), plain.advance(), kind);
    }

    private @Nullable Glyph whole(String joined, FontFace face) {
        Glyph glyph = single(joined.codePointAt(0), face);
        return glyph.kind() == Kind.DRAWN ? glyph : null;
    }

    private Glyph drawn(String text, FontFace face, int glyph) {
        return new Glyph(text, face, glyph, font(face).advance(glyph), Kind.DRAWN);
    }

    /// What holds the place and the text of a character that is drawn as a box.
    private Glyph box(String text) {
        int space = font(FontFace.FIGURES).glyph(IDEOGRAPHIC_SPACE);
        return new Glyph(text, FontFace.FIGURES, space, EM, Kind.MISSING);
    }

    private static boolean selects(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static boolean marks(int codePoint) {
        return (codePoint >= 0x0300 && codePoint <= 0x036F)
                || codePoint == 0x3099
                || codePoint == 0x309A;
    }

    /// Default_Ignorable_Code_Point of the Unicode Character Database, as far as it matters here.
    private static boolean unseen(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || selects(codePoint)
                || codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
    }
}
