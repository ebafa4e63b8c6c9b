package jp.kakehashi.ui.names;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jp.kakehashi.ui.theme.Fonts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outlines of characters in IPAmj Mincho, the font of the family registers (文字情報基盤).
/// They come from Java2D, which follows variation selectors; the toolkit does not. From any thread;
/// the font, 46 MB, is read at the first call.
final class NameFont {
    /// The em of {@link Outline#path}.
    static final double EM = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(NameFont.class);
    private static final String FILE = "fonts/ipamjm.ttf";

    private final ConcurrentMap<String, Optional<Outline>> known = new ConcurrentHashMap<>();
    private final FontRenderContext context = new FontRenderContext(null, true, true);
    private final @Nullable Font font;

    NameFont() {
        // Outlines need no display; without this Java2D would look for one.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        font = load();
    }

    /// A character drawn on an em of {@link #EM} from its baseline, as SVG path data.
    record Outline(String path, double advance) {}

    /// The character with its selector, or nothing when the font lacks it.
    Optional<Outline> outline(String character) {
        return known.computeIfAbsent(character, this::draw);
    }

    private Optional<Outline> draw(String character) {
        Font from = font;
        if (from == null || !from.canDisplay(character.codePointAt(0))) {
            return Optional.empty();
        }
        char[] text = character.toCharArray();
        GlyphVector glyphs =
                from.layoutGlyphVector(context, text, 0, text.length, Font.LAYOUT_LEFT_TO_RIGHT);
        double advance = glyphs.getGlyphPosition(1).getX();
        return Optional.of(new Outline(path(glyphs.getGlyphOutline(0)), advance));
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            int numbers =
                    switch (kind) {
                        case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
                        case PathIterator.SEG_QUADTO -> 4;
                        case PathIterator.SEG_CUBICTO -> 6;
                        default -> 0;
                    };
            path.append("MLQCZ".charAt(kind));
            for (int n = 0; n < numbers; n++) {
                path.append(String.format(Locale.ROOT, "%.1f ", at[n]));
            }
        }
        return path.toString();
    }

    private static @Nullable Font load() {
        URL place = Fonts.class.getResource(FILE);
        if (place == null) {
            LOG.warn("IPAmj Mincho is missing; rare characters are drawn in their plain form");
            return null;
        }
        try (InputStream in = place.openStream()) {
            Font read =
                    place.getProtocol().equals("file")
                            ? Font.createFont(Font.TRUETYPE_FONT, new File(place.toURI()))
                            : Font.createFont(Font.TRUETYPE_FONT, in);
            return read.deriveFont((float) EM);
        } catch (IOException
                | FontFormatException
                | java.net.URISyntaxException
                | LinkageError
                | InternalError e) {
            LOG.warn("IPAmj Mincho cannot be used here", e);
            return null;
        }
    }
}
