package jp.kakehashi.vision.score;

import java.util.stream.IntStream;
import jp.kakehashi.vision.GrayImage;

/// How bright the paper of a sheet is at each place, with its shadows: by cells, from what is not
/// printed on, straight between their middles.
final class PaperLight {
    private static final double BRIGHT_SHARE = 0.6;

    private final int cell;
    private final int columns;
    private final int rows;
    private final double[] bright;

    private PaperLight(int cell, int width, int height) {
        this.cell = cell;
        columns = (width + cell - 1) / cell;
        rows = (height + cell - 1) / cell;
        bright = new double[columns * rows];
    }

    /// @param cell the side of a cell in dots
    /// @param paper where the blank is at least so bright, nothing is printed
    static PaperLight of(
            GrayImage sheet, GrayImage blank, int width, int height, int cell, int paper) {
        PaperLight light = new PaperLight(cell, width, height);
        IntStream.range(0, light.bright.length)
                .parallel()
                .forEach(i -> light.bright[i] = light.look(sheet, blank, width, height, i, paper));
        light.fill();
        light.smooth();
        return light;
    }

    private double look(
            GrayImage sheet, GrayImage blank, int width, int height, int at, int paper) {
        int left = at % columns * cell;
        int top = at / columns * cell;
        int[] histogram = new int[256];
        int count = 0;
        for (int y = top; y < Math.min(height, top + cell); y++) {
            for (int x = left; x < Math.min(width, left + cell); x++) {
                if (blank.at(x, y) >= paper) {
                    histogram[sheet.at(x, y)]++;
                    count++;
                }
            }
        }
        if (count < cell) {
            return 0;
        }
        int above = (int) (count * BRIGHT_SHARE);
        int sum = 0;
        for (int value = 0; value < 256; value++) {
            sum += histogram[value];
            if (sum >= above) {
                return Math.max(8, value);
            }
        }
        return 255;
    }

    /// Cells that are all print are as bright as those around them.
    private void fill() {
        for (int round = 0; round < columns + rows; round++) {
            boolean open = false;
            double[] next = bright.clone();
            for (int i = 0; i < bright.length; i++) {
                if (bright[i] == 0) {
                    double sum = 0;
                    int count = 0;
                    for (int k = 0; k < 9; k++) {
                        double near = near(i, k % 3 - 1, k / 3 - 1);
                        sum += near;
                        count += near > 0 ? 1 : 0;
                    }
                    next[i] = count == 0 ? 0 : sum / count;
                    open |= count == 0;
                }
            }
            System.arraycopy(next, 0, bright, 0, next.length);
            if (!open) {
                return;
            }
        }
        java.util.Arrays.setAll(bright, i -> bright[i] == 0 ? 128 : bright[i]);
    }

    private double near(int at, int dx, int dy) {
        int x = Math.clamp(at % columns + dx, 0, columns - 1);
        int y = Math.clamp(at / columns + dy, 0, rows - 1);
        return bright[y * columns + x];
    }

    /// The middle of each cell's neighbourhood, so that a cell full of writing is not its own
    /// paper.
    private void smooth() {
        double[] next = new double[bright.length];
        double[] nine = new double[9];
        for (int i = 0; i < bright.length; i++) {
            for (int k = 0; k < 9; k++) {
                nine[k] = near(i, k % 3 - 1, k / 3 - 1);
            }
            java.util.Arrays.sort(nine);
            next[i] = nine[5];
        }
        System.arraycopy(next, 0, bright, 0, next.length);
    }

    /// The brightness along a row of dots.
    void row(int y, float[] row) {
        double v = Math.clamp((y + 0.5) / cell - 0.5, 0, rows - 1.001);
        int cy = Math.min((int) v, rows - 2);
        double fy = v - cy;
        for (int x = 0; x < row.length; x++) {
            double u = Math.clamp((x + 0.5) / cell - 0.5, 0, columns - 1.001);
            int cx = Math.min((int) u, columns - 2);
            double fx = u - cx;
            int p = cy * columns + cx;
            double upper = bright[p] + fx * (bright[p + 1] - bright[p]);
            double lower =
                    bright[p + columns] + fx * (bright[p + columns + 1] - bright[p + columns]);
            row[x] = (float) (upper + fy * (lower - upper));
        }
    }
}
