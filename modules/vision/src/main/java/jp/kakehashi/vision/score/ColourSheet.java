package jp.kakehashi.vision.score;

import java.util.stream.IntStream;
import jp.kakehashi.vision.register.PageMap;

/// A sheet laid flat in colour, coarsely: enough to tell paper from a hand and red from black.
///
/// @param width in dots, {@link #PER_MM} to the millimetre
@SuppressWarnings("ArrayRecordComponent") // read by the scoring only
record ColourSheet(int width, int height, byte[] red, byte[] green, byte[] blue) {
    static final double PER_MM = 2.5;

    /// Out of a picture of `0x00RRGGBB` dots.
    static ColourSheet of(
            int[] dots,
            int pictureWidth,
            int pictureHeight,
            PageMap map,
            double widthMm,
            double heightMm) {
        int width = (int) Math.round(widthMm * PER_MM);
        int height = (int) Math.round(heightMm * PER_MM);
        byte[] red = new byte[width * height];
        byte[] green = new byte[width * height];
        byte[] blue = new byte[width * height];
        IntStream.range(0, (height + 15) / 16)
                .parallel()
                .forEach(
                        part -> {
                            double[] from = new double[2];
                            double[] to = new double[2];
                            for (int y = part * 16; y < Math.min(height, part * 16 + 16); y++) {
                                for (int begin = 0; begin < width; begin += RUN) {
                                    int end = Math.min(width, begin + RUN);
                                    map.map((begin + 0.5) / PER_MM, (y + 0.5) / PER_MM, from);
                                    map.map((end + 0.5) / PER_MM, (y + 0.5) / PER_MM, to);
                                    for (int x = begin; x < end; x++) {
                                        double f = (double) (x - begin) / (end - begin);
                                        double px = from[0] + f * (to[0] - from[0]);
                                        double py = from[1] + f * (to[1] - from[1]);
                                        dot(
                                                dots,
                                                pictureWidth,
                                                pictureHeight,
                                                px,
                                                py,
                                                red,
                                                green,
                                                blue,
                                                y * width + x);
                                    }
                                }
                            }
                        });
        return new ColourSheet(width, height, red, green, blue);
    }

    private static final int RUN = 10;

    private static void dot(
            int[] dots,
            int width,
            int height,
            double px,
            double py,
            byte[] red,
            byte[] green,
            byte[] blue,
            int at) {
        int x = (int) Math.floor(px);
        int y = (int) Math.floor(py);
        if (x < 0 || y < 0 || x + 1 >= width || y + 1 >= height) {
            return;
        }
        int fx = (int) ((px - x) * 64);
        int fy = (int) ((py - y) * 64);
        int p = y * width + x;
        int a = (64 - fx) * (64 - fy);
        int b = fx * (64 - fy);
        int c = (64 - fx) * fy;
        int d = fx * fy;
        int e = dots[p];
        int f = dots[p + 1];
        int g = dots[p + width];
        int h = dots[p + width + 1];
        red[at] = mixed(e >> 16, f >> 16, g >> 16, h >> 16, a, b, c, d);
        green[at] = mixed(e >> 8, f >> 8, g >> 8, h >> 8, a, b, c, d);
        blue[at] = mixed(e, f, g, h, a, b, c, d);
    }

    private static byte mixed(int e, int f, int g, int h, int a, int b, int c, int d) {
        return (byte)
                (((e & 0xFF) * a + (f & 0xFF) * b + (g & 0xFF) * c + (h & 0xFF) * d + 2_048) >> 12);
    }
}
