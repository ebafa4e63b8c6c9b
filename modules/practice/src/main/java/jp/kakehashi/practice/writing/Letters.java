package jp.kakehashi.practice.writing;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.documents.fonts.FontFiles;

/// The letters of the shipped fonts, as outlines and as the lines a thin pen would draw. Safe for
/// use from many threads.
public final class Letters {
    private static final int SIDE = 96;
    private static final int MARGIN = 10;
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);

    private final Font thin;
    private final Font bold;
    private final Font text;
    private final Map<Integer, List<double[]>> lines = new ConcurrentHashMap<>();

    /// Letters out of these files.
    ///
    /// @throws IOException when a font cannot be read
    public Letters(FontFiles fonts) throws IOException {
        thin = font(fonts, "BIZUDGothic_400Regular.ttf");
        bold = font(fonts, "BIZUDGothic_700Bold.ttf");
        text = font(fonts, "BIZUDPGothic_400Regular.ttf");
    }

    private static Font font(FontFiles fonts, String name) throws IOException {
        try (InputStream in = fonts.open(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(1f);
        } catch (FontFormatException e) {
            throw new IOException(name, e);
        }
    }

    /// The outline of `words` with letters of `size`, from the left end of its base line.
    public Shape outline(String words, double size, boolean heavy) {
        Font font = (heavy ? bold : text).deriveFont((float) size);
        return font.createGlyphVector(PLAIN, words).getOutline();
    }

    /// The middle lines of a letter: x, y, x, y … in letter heights, from its top left corner.
    List<double[]> lines(int letter) {
        return lines.computeIfAbsent(letter, this::thinned);
    }

    /// How wide a letter is, in letter heights.
    double width(int letter) {
        return letter < 0x80 ? 0.5 : 1;
    }

    private List<double[]> thinned(int letter) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        int size = SIDE - 2 * MARGIN;
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            Shape outline =
                    thin.deriveFont((float) size)
                            .createGlyphVector(PLAIN, Character.toString(letter))
                            .getOutline();
            graphics.translate(MARGIN, MARGIN + 0.88 * size);
            graphics.fill(outline);
        } finally {
            graphics.dispose();
        }
        byte[] dots = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        boolean[] shape = new boolean[dots.length];
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                shape[y * SIDE + x] = (dots[y * SIDE + x] & 0xFF) > 110;
            }
        }
        List<double[]> found = new Thinning(SIDE, shape).lines();
        for (double[] line : found) {
            for (int i = 0; i < line.length; i++) {
                line[i] = (line[i] + 0.5 - MARGIN) / size;
            }
        }
        return found;
    }

    /// The same, moved.
    static Shape moved(Shape shape, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    }
}
