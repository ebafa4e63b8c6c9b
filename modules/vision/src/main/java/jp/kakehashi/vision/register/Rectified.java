package jp.kakehashi.vision.register;

import java.util.stream.IntStream;
import jp.kakehashi.vision.GrayImage;

/// A picture of a sheet, laid flat: the dots of the template, taken from where the map says they
/// are seen.
public final class Rectified {
    private static final double LATTICE_MM = 4;
    private static final int ROWS_AT_ONCE = 32;

    private Rectified() {}

    /// The sheet at `dotsPerMm`; white where the picture ends.
    ///
    /// @param halves how often `picture` was halved since the map's picture
    public static GrayImage of(
            GrayImage picture,
            int halves,
            PageMap map,
            double widthMm,
            double heightMm,
            double dotsPerMm) {
        int width = (int) Math.round(widthMm * dotsPerMm);
        int height = (int) Math.round(heightMm * dotsPerMm);
        Lattice lattice = new Lattice(map, widthMm, heightMm, halves);
        byte[] dots = new byte[width * height];
        IntStream.range(0, (height + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE)
                .parallel()
                .forEach(
                        part -> {
                            double[] line = new double[2 * (lattice.columns + 1)];
                            int end = Math.min(height, (part + 1) * ROWS_AT_ONCE);
                            for (int y = part * ROWS_AT_ONCE; y < end; y++) {
                                lattice.row((y + 0.5) / dotsPerMm, line);
                                row(picture, line, dotsPerMm, dots, y * width, width);
                            }
                        });
        return new GrayImage(width, height, dots);
    }

    private static void row(
            GrayImage picture, double[] line, double dotsPerMm, byte[] dots, int at, int width) {
        byte[] from = picture.dots();
        int stride = picture.width();
        int lastX = picture.width() - 1;
        int lastY = picture.height() - 1;
        double step = 1 / (dotsPerMm * LATTICE_MM);
        double place = 0.5 * step;
        for (int x = 0; x < width; x++, place += step) {
            int cell = (int) place;
            double f = place - cell;
            double px = line[2 * cell] + f * (line[2 * cell + 2] - line[2 * cell]);
            double py = line[2 * cell + 1] + f * (line[2 * cell + 3] - line[2 * cell + 1]);
            if (!(px >= 0 && py >= 0 && px < lastX && py < lastY)) {
                dots[at + x] = (byte) 255;
                continue;
            }
            int ix = (int) px;
            int iy = (int) py;
            int fx = (int) ((px - ix) * 256);
            int fy = (int) ((py - iy) * 256);
            int p = iy * stride + ix;
            int upper = (from[p] & 0xFF) * (256 - fx) + (from[p + 1] & 0xFF) * fx;
            int lower = (from[p + stride] & 0xFF) * (256 - fx) + (from[p + stride + 1] & 0xFF) * fx;
            dots[at + x] = (byte) ((upper * (256 - fy) + lower * fy + 32_768) >> 16);
        }
    }

    /// The map at every few millimetres; between them it is as good as straight.
    static final class Lattice {
        final int columns;
        private final int rows;
        private final double[] px;

        Lattice(PageMap map, double widthMm, double heightMm, int halves) {
            columns = (int) Math.ceil(widthMm / LATTICE_MM) + 1;
            rows = (int) Math.ceil(heightMm / LATTICE_MM) + 1;
            px = new double[2 * (columns + 1) * (rows + 1)];
            double[] at = new double[2];
            double scale = 1.0 / (1 << halves);
            for (int y = 0; y <= rows; y++) {
                for (int x = 0; x <= columns; x++) {
                    map.map(x * LATTICE_MM, y * LATTICE_MM, at);
                    int p = 2 * (y * (columns + 1) + x);
                    px[p] = (at[0] + 0.5) * scale - 0.5;
                    px[p + 1] = (at[1] + 0.5) * scale - 0.5;
                }
            }
        }

        void row(double yMm, double[] line) {
            double place = yMm / LATTICE_MM;
            int cell = Math.min(rows - 1, (int) place);
            double f = place - cell;
            int upper = 2 * cell * (columns + 1);
            int lower = upper + 2 * (columns + 1);
            for (int i = 0; i < line.length; i++) {
                line[i] = px[upper + i] + f * (px[lower + i] - px[upper + i]);
            }
        }
    }
}
