package jp.kakehashi.practice.writing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A printed page as a picture on which one writes, 12 dots a millimetre. Not for use from two
/// threads.
public final class PageRaster {
    /// Dots a millimetre.
    public static final int DOTS = 12;

    private final int width;
    private final int height;
    private final byte[] bgr;
    private final byte[] grain;
    private @Nullable List<Stroke> waiting;

    private PageRaster(int width, int height, byte[] bgr, byte[] grain) {
        this.width = width;
        this.height = height;
        this.bgr = bgr;
        this.grain = grain;
    }

    /// A copy of `blank` (blue, green, red, 12 dots a millimetre) to write on.
    public static PageRaster of(BufferedImage blank) {
        byte[] dots = ((DataBufferByte) blank.getRaster().getDataBuffer()).getData();
        if (dots.length != 3 * blank.getWidth() * blank.getHeight()) {
            throw new IllegalArgumentException("not blue, green, red");
        }
        return new PageRaster(blank.getWidth(), blank.getHeight(), dots.clone(), Grain.paper());
    }

    /// As a printer with little toner prints: black becomes `share` of black.
    public void fade(double share) {
        byte[] faded = new byte[256];
        for (int i = 0; i < 256; i++) {
            faded[i] = (byte) Math.round(255 - (255 - i) * share);
        }
        for (int i = 0; i < bgr.length; i++) {
            bgr[i] = faded[bgr[i] & 0xFF];
        }
    }

    /// Dots across.
    public int width() {
        return width;
    }

    /// Dots down.
    public int height() {
        return height;
    }

    /// Its dots: blue, green, red, row by row.
    byte[] dots() {
        return bgr;
    }

    /// Ink that waits to be laid.
    private record Stroke(
            Rectangle2D part,
            int colour,
            double cover,
            double texture,
            Consumer<Graphics2D> draw) {}

    /// From now on ink waits until {@link #lay} is called, so that one can watch it being written.
    public void hold() {
        waiting = new ArrayList<>();
    }

    /// How many pieces of ink wait.
    public int held() {
        return waiting == null ? 0 : waiting.size();
    }

    /// Lays the next piece of ink that waits and returns where it lies, in millimetres.
    public Rectangle2D lay() {
        Stroke next = Objects.requireNonNull(waiting).removeFirst();
        now(next);
        return next.part();
    }

    /// Lays ink over a part of the page, in millimetres: `draw` draws in white where ink goes, with
    /// a graphics in millimetres.
    void ink(
            Rectangle2D part, int colour, double cover, double texture, Consumer<Graphics2D> draw) {
        Stroke stroke = new Stroke(part, colour, cover, texture, draw);
        if (waiting == null) {
            now(stroke);
        } else {
            waiting.add(stroke);
        }
    }

    private void now(Stroke stroke) {
        Rectangle2D part = stroke.part();
        int left = Math.clamp((int) Math.floor(part.getMinX() * DOTS) - 2, 0, width);
        int top = Math.clamp((int) Math.floor(part.getMinY() * DOTS) - 2, 0, height);
        int right = Math.clamp((int) Math.ceil(part.getMaxX() * DOTS) + 2, 0, width);
        int bottom = Math.clamp((int) Math.ceil(part.getMaxY() * DOTS) + 2, 0, height);
        if (right <= left || bottom <= top) {
            return;
        }
        BufferedImage mask =
                new BufferedImage(right - left, bottom - top, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(java.awt.Color.WHITE);
            graphics.translate(-left, -top);
            graphics.scale(DOTS, DOTS);
            stroke.draw().accept(graphics);
        } finally {
            graphics.dispose();
        }
        byte[] ink = ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int a = ink[(y - top) * (right - left) + x - left] & 0xFF;
                if (a > 0) {
                    double rough = Grain.at(grain, x, y);
                    double share = a / 255.0 * stroke.cover() * (1 - stroke.texture() * rough);
                    lay(3 * (y * width + x), stroke.colour(), Math.clamp(share, 0, 1));
                }
            }
        }
    }

    private void lay(int at, int colour, double share) {
        for (int c = 0; c < 3; c++) {
            int ink = colour >> (8 * c) & 0xFF;
            double paper = bgr[at + c] & 0xFF;
            double through = 1 - share * (1 - ink / 255.0);
            bgr[at + c] = (byte) Math.round(paper * through);
        }
    }
}
