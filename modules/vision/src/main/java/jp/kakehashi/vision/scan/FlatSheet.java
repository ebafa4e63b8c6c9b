package jp.kakehashi.vision.scan;

import java.util.stream.IntStream;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.register.PageMap;

/// A sheet taken out of a photograph and laid flat at 200 dpi: brightness at every dot, colour at
/// every second. Brightness is what is read, so it alone is sampled bicubically.
final class FlatSheet {
    static final double DOTS_PER_MM = 200 / 25.4;

    private static final int CELL = 16;
    private static final double MOST_PHOTO_DOTS_PER_MM = 12;
    private static final int PHASES = 64;
    private static final int[] CUBIC = cubic();

    final int width;
    final int height;

    /// Brightness, 0 to 255.
    final byte[] luma;

    /// Whether a dot lies in the picture.
    final boolean[] seen;

    final int halfWidth;
    final int halfHeight;

    /// Blue against grey and red against grey, -128 to 127.
    final byte[] blue;

    final byte[] red;

    private final int nodesAcross;
    private final float[] nodeX;
    private final float[] nodeY;

    private FlatSheet(PaperForm form, PageMap map) {
        width = (int) Math.round(form.widthMm() * DOTS_PER_MM);
        height = (int) Math.round(form.heightMm() * DOTS_PER_MM);
        luma = new byte[width * height];
        seen = new boolean[width * height];
        halfWidth = (width + 1) / 2;
        halfHeight = (height + 1) / 2;
        blue = new byte[halfWidth * halfHeight];
        red = new byte[halfWidth * halfHeight];
        nodesAcross = width / CELL + 2;
        int nodesDown = height / CELL + 2;
        nodeX = new float[nodesAcross * nodesDown];
        nodeY = new float[nodesAcross * nodesDown];
        double[] px = new double[2];
        for (int j = 0; j < nodesDown; j++) {
            for (int i = 0; i < nodesAcross; i++) {
                map.map((i * CELL + 0.5) / DOTS_PER_MM, (j * CELL + 0.5) / DOTS_PER_MM, px);
                nodeX[j * nodesAcross + i] = (float) px[0];
                nodeY[j * nodesAcross + i] = (float) px[1];
            }
        }
    }

    static FlatSheet of(RgbImage picture, PaperForm form, PageMap map) {
        RgbImage from = picture;
        PageMap to = map;
        while (dotsPerMm(form, to) > MOST_PHOTO_DOTS_PER_MM) {
            from = halved(from);
            PageMap finer = to;
            to =
                    (x, y, px) -> {
                        finer.map(x, y, px);
                        px[0] = (px[0] - 0.5) / 2;
                        px[1] = (px[1] - 0.5) / 2;
                    };
        }
        FlatSheet sheet = new FlatSheet(form, to);
        RgbImage source = from;
        byte[] gray = source.gray().dots();
        IntStream.range(0, sheet.halfHeight)
                .parallel()
                .forEach(
                        y -> {
                            sheet.lumaRow(source, gray, 2 * y);
                            if (2 * y + 1 < sheet.height) {
                                sheet.lumaRow(source, gray, 2 * y + 1);
                            }
                            sheet.colourRow(source, y);
                        });
        return sheet;
    }

    private static double dotsPerMm(PaperForm form, PageMap map) {
        double[] a = new double[2];
        double[] b = new double[2];
        map.map(form.widthMm() / 2 - 5, form.heightMm() / 2, a);
        map.map(form.widthMm() / 2 + 5, form.heightMm() / 2, b);
        return Math.hypot(b[0] - a[0], b[1] - a[1]) / 10;
    }

    private static RgbImage halved(RgbImage from) {
        int width = Math.max(1, from.width() / 2);
        int height = Math.max(1, from.height() / 2);
        int[] dots = new int[width * height];
        int right = from.width() > 1 ? 1 : 0;
        int below = from.height() > 1 ? from.width() : 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = 2 * y * from.width() + 2 * x;
                int a = from.dots()[at];
                int b = from.dots()[at + right];
                int c = from.dots()[at + below];
                int d = from.dots()[at + below + right];
                int rb =
                        ((a & 0xFF00FF)
                                        + (b & 0xFF00FF)
                                        + (c & 0xFF00FF)
                                        + (d & 0xFF00FF)
                                        + 0x020002)
                                >> 2;
                int g = ((a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00) + 0x0200) >> 2;
                dots[y * width + x] = (rb & 0xFF00FF) | (g & 0xFF00);
            }
        }
        return new RgbImage(width, height, dots);
    }

    /// Four weights for each place between two dots (Catmull and Rom), summing to 128.
    private static int[] cubic() {
        int[] weights = new int[PHASES * 4];
        for (int i = 0; i < PHASES; i++) {
            double t = (double) i / PHASES;
            weights[4 * i] = (int) Math.round(128 * (-0.5 * t + t * t - 0.5 * t * t * t));
            weights[4 * i + 2] = (int) Math.round(128 * (0.5 * t + 2 * t * t - 1.5 * t * t * t));
            weights[4 * i + 3] = (int) Math.round(128 * (-0.5 * t * t + 0.5 * t * t * t));
            weights[4 * i + 1] = 128 - weights[4 * i] - weights[4 * i + 2] - weights[4 * i + 3];
        }
        return weights;
    }

    private void lumaRow(RgbImage source, byte[] gray, int y) {
        int w = source.width();
        int h = source.height();
        int row = y / CELL * nodesAcross;
        float down = (y % CELL) / (float) CELL;
        for (int cell = 0, x = 0; x < width; cell++) {
            int at = row + cell;
            float px = between(nodeX[at], nodeX[at + nodesAcross], down);
            float py = between(nodeY[at], nodeY[at + nodesAcross], down);
            float stepX = (between(nodeX[at + 1], nodeX[at + 1 + nodesAcross], down) - px) / CELL;
            float stepY = (between(nodeY[at + 1], nodeY[at + 1 + nodesAcross], down) - py) / CELL;
            for (int end = Math.min(width, x + CELL); x < end; x++, px += stepX, py += stepY) {
                int ix = (int) Math.floor(px);
                int iy = (int) Math.floor(py);
                int to = y * width + x;
                if (ix >= 1 && iy >= 1 && ix < w - 2 && iy < h - 2) {
                    seen[to] = true;
                    luma[to] = (byte) cubic(gray, w, iy * w + ix, px - ix, py - iy);
                } else if (ix >= -1 && iy >= -1 && ix < w && iy < h) {
                    seen[to] = true;
                    luma[to] = gray[Math.clamp(iy, 0, h - 1) * w + Math.clamp(ix, 0, w - 1)];
                }
            }
        }
    }

    private static int cubic(byte[] gray, int stride, int at, float fx, float fy) {
        int wx = ((int) (fx * PHASES)) * 4;
        int wy = ((int) (fy * PHASES)) * 4;
        int a = CUBIC[wx];
        int b = CUBIC[wx + 1];
        int c = CUBIC[wx + 2];
        int d = CUBIC[wx + 3];
        int sum = 0;
        for (int row = 0, p = at - stride - 1; row < 4; row++, p += stride) {
            sum +=
                    CUBIC[wy + row]
                            * (a * (gray[p] & 0xFF)
                                    + b * (gray[p + 1] & 0xFF)
                                    + c * (gray[p + 2] & 0xFF)
                                    + d * (gray[p + 3] & 0xFF));
        }
        return Math.clamp((sum + (1 << 13)) >> 14, 0, 255);
    }

    private void colourRow(RgbImage source, int halfY) {
        int w = source.width();
        int h = source.height();
        int y = Math.min(height - 1, 2 * halfY);
        int row = y / CELL * nodesAcross;
        float down = (y % CELL) / (float) CELL;
        for (int halfX = 0; halfX < halfWidth; halfX++) {
            int x = 2 * halfX;
            int at = row + x / CELL;
            float along = (x % CELL) / (float) CELL;
            float px =
                    between(
                            between(nodeX[at], nodeX[at + nodesAcross], down),
                            between(nodeX[at + 1], nodeX[at + 1 + nodesAcross], down),
                            along);
            float py =
                    between(
                            between(nodeY[at], nodeY[at + nodesAcross], down),
                            between(nodeY[at + 1], nodeY[at + 1 + nodesAcross], down),
                            along);
            int ix = Math.clamp((int) Math.floor(px), 0, Math.max(0, w - 2));
            int iy = Math.clamp((int) Math.floor(py), 0, Math.max(0, h - 2));
            int right = w > 1 ? 1 : 0;
            int below = h > 1 ? w : 0;
            int fx = Math.clamp((int) ((px - ix) * 16), 0, 16);
            int fy = Math.clamp((int) ((py - iy) * 16), 0, 16);
            int p = iy * w + ix;
            int[] dots = source.dots();
            colour(
                    halfY * halfWidth + halfX,
                    new int[] {dots[p], dots[p + right], dots[p + below], dots[p + below + right]},
                    fx,
                    fy);
        }
    }

    private void colour(int to, int[] four, int fx, int fy) {
        int r = 0;
        int g = 0;
        int b = 0;
        for (int i = 0; i < 4; i++) {
            int weight = ((i & 1) == 0 ? 16 - fx : fx) * (i < 2 ? 16 - fy : fy);
            r += weight * (four[i] >> 16 & 0xFF);
            g += weight * (four[i] >> 8 & 0xFF);
            b += weight * (four[i] & 0xFF);
        }
        blue[to] = (byte) ((-43 * r - 85 * g + 128 * b) >> 16);
        red[to] = (byte) ((128 * r - 107 * g - 21 * b) >> 16);
    }

    private static float between(float a, float b, float share) {
        return a + (b - a) * share;
    }
}
