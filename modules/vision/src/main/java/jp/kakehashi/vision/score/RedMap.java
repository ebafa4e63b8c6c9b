package jp.kakehashi.vision.score;

import jp.kakehashi.vision.form.MmBox;

/// Where a sheet is red: seals. Red beside the paper around it, so that a warm lamp makes nothing
/// red.
final class RedMap {
    private static final double RED = 0.10;

    private final int width;
    private final int height;
    private final boolean[] red;

    private RedMap(int width, int height) {
        this.width = width;
        this.height = height;
        red = new boolean[width * height];
    }

    static RedMap of(ColourSheet sheet) {
        RedMap map = new RedMap(sheet.width(), sheet.height());
        int step = 20;
        for (int top = 0; top < sheet.height(); top += step) {
            for (int left = 0; left < sheet.width(); left += step) {
                map.cell(sheet, left, top, step);
            }
        }
        return map;
    }

    /// Marks the red dots of a cell; its paper is the middle of it and its surroundings.
    private void cell(ColourSheet sheet, int left, int top, int step) {
        int[] histogram = new int[256];
        int count = 0;
        for (int y = Math.max(0, top - step); y < Math.min(height, top + 2 * step); y += 2) {
            for (int x = Math.max(0, left - step); x < Math.min(width, left + 2 * step); x += 2) {
                histogram[warmth(sheet, y * width + x)]++;
                count++;
            }
        }
        int sum = 0;
        int middle = 0;
        while (middle < 255 && (sum += histogram[middle]) * 2 < count) {
            middle++;
        }
        for (int y = top; y < Math.min(height, top + step); y++) {
            for (int x = left; x < Math.min(width, left + step); x++) {
                int p = y * width + x;
                red[p] = warmth(sheet, p) - middle > RED * 128;
            }
        }
    }

    /// How much more red than blue and green, about 64.
    private static int warmth(ColourSheet sheet, int p) {
        double r = sheet.red()[p] & 0xFF;
        double others = ((sheet.green()[p] & 0xFF) + (sheet.blue()[p] & 0xFF)) / 2.0;
        return Math.clamp(
                (int) (64 + 128 * (r - others) / Math.max(40, Math.max(r, others))), 0, 255);
    }

    boolean at(double xMm, double yMm) {
        int x = Math.clamp((int) (xMm * ColourSheet.PER_MM), 0, width - 1);
        int y = Math.clamp((int) (yMm * ColourSheet.PER_MM), 0, height - 1);
        return red[y * width + x];
    }

    /// How much of a box is red, in mm².
    double area(MmBox box) {
        int count = 0;
        int right = Math.min(width, (int) (box.right() * ColourSheet.PER_MM));
        int bottom = Math.min(height, (int) (box.bottom() * ColourSheet.PER_MM));
        for (int y = Math.max(0, (int) (box.y() * ColourSheet.PER_MM)); y < bottom; y++) {
            for (int x = Math.max(0, (int) (box.x() * ColourSheet.PER_MM)); x < right; x++) {
                count += red[y * width + x] ? 1 : 0;
            }
        }
        return count / (ColourSheet.PER_MM * ColourSheet.PER_MM);
    }
}
