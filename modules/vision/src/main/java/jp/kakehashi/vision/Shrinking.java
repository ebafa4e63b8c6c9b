package jp.kakehashi.vision;

/// Smaller pictures, each dot the mean of those it stands for.
public final class Shrinking {
    private Shrinking() {}

    /// Half as wide and high; an odd last row or column is left out.
    public static GrayImage half(GrayImage picture) {
        int width = picture.width() / 2;
        int height = picture.height() / 2;
        int stride = picture.width();
        byte[] from = picture.dots();
        byte[] to = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int p = 2 * y * stride;
            int q = y * width;
            for (int x = 0; x < width; x++, p += 2) {
                int sum =
                        (from[p] & 0xFF)
                                + (from[p + 1] & 0xFF)
                                + (from[p + stride] & 0xFF)
                                + (from[p + stride + 1] & 0xFF);
                to[q + x] = (byte) ((sum + 2) >> 2);
            }
        }
        return new GrayImage(width, height, to);
    }

    /// `factor` times as small, by area; the same picture for 1.
    ///
    /// @param factor 1 or more
    public static GrayImage by(GrayImage picture, double factor) {
        if (factor == 1) {
            return picture;
        }
        int width = Math.max(1, (int) Math.round(picture.width() / factor));
        int height = Math.max(1, (int) Math.round(picture.height() / factor));
        float[] rows = across(picture, width, factor);
        byte[] to = new byte[width * height];
        float[] sum = new float[width];
        for (int y = 0; y < height; y++) {
            double from = y * factor;
            double end = Math.min(picture.height(), from + factor);
            java.util.Arrays.fill(sum, 0);
            double weight = 0;
            for (int k = (int) from; k < end; k++) {
                float part = (float) (Math.min(end, k + 1) - Math.max(from, k));
                weight += part;
                int row = k * width;
                for (int x = 0; x < width; x++) {
                    sum[x] += part * rows[row + x];
                }
            }
            for (int x = 0; x < width; x++) {
                to[y * width + x] = (byte) Math.round(sum[x] / weight);
            }
        }
        return new GrayImage(width, height, to);
    }

    private static float[] across(GrayImage picture, int width, double factor) {
        float[] rows = new float[width * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < width; x++) {
                double from = x * factor;
                double end = Math.min(picture.width(), from + factor);
                double sum = 0;
                double weight = 0;
                for (int k = (int) from; k < end; k++) {
                    double part = Math.min(end, k + 1) - Math.max(from, k);
                    sum += part * picture.at(k, y);
                    weight += part;
                }
                rows[y * width + x] = (float) (sum / weight);
            }
        }
        return rows;
    }
}
