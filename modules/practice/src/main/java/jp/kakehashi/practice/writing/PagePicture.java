package jp.kakehashi.practice.writing;

/// A page at a size fit for being looked at from afar: red, green, blue, 0 to 255, read in between
/// dots.
public final class PagePicture {
    private final int width;
    private final int height;
    private final double scale;
    private final byte[] bgr;

    private PagePicture(int width, int height, double scale, byte[] bgr) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.bgr = bgr;
    }

    /// `page` for pictures of about `dotsPerMm`: means over squares of dots.
    public static PagePicture of(PageRaster page, double dotsPerMm) {
        int by = Math.clamp((int) (PageRaster.DOTS / (1.6 * dotsPerMm)), 1, 5);
        double scale = PageRaster.DOTS / (double) by;
        if (by == 1) {
            return new PagePicture(page.width(), page.height(), scale, page.dots());
        }
        int w = page.width() / by;
        int h = page.height() / by;
        byte[] small = new byte[3 * w * h];
        byte[] dots = page.dots();
        int[] sum = new int[3 * w];
        for (int y = 0; y < h; y++) {
            java.util.Arrays.fill(sum, 0);
            for (int j = 0; j < by; j++) {
                int at = 3 * (y * by + j) * page.width();
                for (int x = 0; x < w; x++) {
                    for (int i = 0; i < by; i++) {
                        sum[3 * x] += dots[at++] & 0xFF;
                        sum[3 * x + 1] += dots[at++] & 0xFF;
                        sum[3 * x + 2] += dots[at++] & 0xFF;
                    }
                }
            }
            for (int i = 0; i < sum.length; i++) {
                small[3 * y * w + i] = (byte) ((sum[i] + by * by / 2) / (by * by));
            }
        }
        return new PagePicture(w, h, scale, small);
    }

    /// Adds what is printed at a place in millimetres to `rgb`; white outside.
    public void add(double xMm, double yMm, float[] rgb) {
        double x = xMm * scale - 0.5;
        double y = yMm * scale - 0.5;
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        if (i < 0 || j < 0 || i >= width - 1 || j >= height - 1) {
            rgb[0] += 255;
            rgb[1] += 255;
            rgb[2] += 255;
            return;
        }
        float u = (float) (x - i);
        float v = (float) (y - j);
        int at = 3 * (j * width + i);
        int below = at + 3 * width;
        for (int c = 0; c < 3; c++) {
            float top = (bgr[at + c] & 0xFF) * (1 - u) + (bgr[at + 3 + c] & 0xFF) * u;
            float bottom = (bgr[below + c] & 0xFF) * (1 - u) + (bgr[below + 3 + c] & 0xFF) * u;
            rgb[2 - c] += top * (1 - v) + bottom * v;
        }
    }
}
