package jp.kakehashi.vision.picture;

import java.awt.image.Raster;

/// JPEGs of four components, CMYK or YCCK, which ImageIO hands out undeciphered. Without a
/// profile: good enough to read what is written.
final class FourInks {
    private FourInks() {}

    /// As colours of a screen.
    ///
    /// @param adobe the transform of the APP14 segment: 2 is YCCK; -1 without one, 0 is no ink then
    static RgbImage dots(Raster raster, int adobe) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] dots = new int[width * height];
        int[] row = new int[4 * width];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int c = row[4 * x];
                int m = row[4 * x + 1];
                int j = row[4 * x + 2];
                int k = row[4 * x + 3];
                if (adobe == 2) {
                    int cb = m - 128;
                    int cr = j - 128;
                    int luma = c;
                    c = 255 - clamped(luma + (359 * cr) / 256);
                    m = 255 - clamped(luma - (88 * cb + 183 * cr) / 256);
                    j = 255 - clamped(luma + (454 * cb) / 256);
                }
                if (adobe < 0) {
                    c = 255 - c;
                    m = 255 - m;
                    j = 255 - j;
                    k = 255 - k;
                }
                // Adobe's are stored inverted: 255 is no ink.
                dots[y * width + x] = (c * k / 255) << 16 | (m * k / 255) << 8 | (j * k / 255);
            }
        }
        return new RgbImage(width, height, dots);
    }

    private static int clamped(int value) {
        return Math.clamp(value, 0, 255);
    }
}
