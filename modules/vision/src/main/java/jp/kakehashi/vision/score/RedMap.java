package jp.kakehashi.vision.score;

import java.util.Arrays;
import jp.kakehashi.vision.form.MmBox;

/// How red a sheet is at each place beside the paper around it: seals, also faint ones. A warm lamp
/// makes nothing red.
final class RedMap {
    /// The least redness that is no noise, of 1 for pure red.
    private static final float LEAST = 0.016f;

    private static final float NOISE = 3;

    /// So much redness is plainly red.
    private static final float PLAIN = 0.1f;

    private static final int CELL = 20;

    private final int width;
    private final int height;
    private final float[] red;

    private RedMap(int width, int height, float[] red) {
        this.width = width;
        this.height = height;
        this.red = red;
    }

    static RedMap of(ColourSheet sheet) {
        int width = sheet.width();
        int height = sheet.height();
        float[] warm = new float[width * height];
        for (int p = 0; p < warm.length; p++) {
            warm[p] = warmth(sheet, p);
        }
        warm = Blur.smooth(Blur.smooth(warm, width, height), width, height);
        float[] red = new float[warm.length];
        for (int top = 0; top < height; top += CELL) {
            for (int left = 0; left < width; left += CELL) {
                cell(warm, width, height, left, top, red);
            }
        }
        return new RedMap(width, height, red);
    }

    /// How much redder than the middle of it and its surroundings each dot of a cell is.
    private static void cell(float[] warm, int width, int height, int left, int top, float[] red) {
        float[] near = new float[(3 * CELL / 2 + 1) * (3 * CELL / 2 + 1)];
        int count = 0;
        for (int y = Math.max(0, top - CELL); y < Math.min(height, top + 2 * CELL); y += 2) {
            for (int x = Math.max(0, left - CELL); x < Math.min(width, left + 2 * CELL); x += 2) {
                near[count++] = warm[y * width + x];
            }
        }
        Arrays.sort(near, 0, count);
        float paper = near[count / 2];
        // What is less warm than the middle is noise alone.
        float noise = (paper - near[count / 4]) / 0.6745f;
        float least = Math.max(LEAST, NOISE * noise);
        for (int y = top; y < Math.min(height, top + CELL); y++) {
            for (int x = left; x < Math.min(width, left + CELL); x++) {
                int p = y * width + x;
                red[p] = Math.max(0, warm[p] - paper - least);
            }
        }
    }

    private static float warmth(ColourSheet sheet, int p) {
        float r = sheet.red()[p] & 0xFF;
        float others = ((sheet.green()[p] & 0xFF) + (sheet.blue()[p] & 0xFF)) / 2f;
        return (r - others) / Math.max(40, Math.max(r, others));
    }

    /// Whether it is plainly red there.
    boolean at(double xMm, double yMm) {
        int x = Math.clamp((int) (xMm * ColourSheet.PER_MM), 0, width - 1);
        int y = Math.clamp((int) (yMm * ColourSheet.PER_MM), 0, height - 1);
        return red[y * width + x] > PLAIN / 2;
    }

    /// How much red there is on a box: mm² of plain red.
    double area(MmBox box) {
        double sum = 0;
        int right = Math.min(width, (int) (box.right() * ColourSheet.PER_MM));
        int bottom = Math.min(height, (int) (box.bottom() * ColourSheet.PER_MM));
        for (int y = Math.max(0, (int) (box.y() * ColourSheet.PER_MM)); y < bottom; y++) {
            for (int x = Math.max(0, (int) (box.x() * ColourSheet.PER_MM)); x < right; x++) {
                sum += Math.min(PLAIN, red[y * width + x]);
            }
        }
        return sum / PLAIN / (ColourSheet.PER_MM * ColourSheet.PER_MM);
    }
}
