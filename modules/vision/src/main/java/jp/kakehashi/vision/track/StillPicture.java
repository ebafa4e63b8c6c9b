package jp.kakehashi.vision.track;

import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.register.PageMap;

/// The mean of the frames of a sheet that lies still, square by square since the square last
/// changed: pencil comes out of the noise, and what a pen just wrote is there at once.
final class StillPicture {
    /// The side of a square, in small dots.
    private static final int SIDE = 8;

    private static final int MOST = 32;

    /// As many squares that change are something that moves.
    private static final int MOTION = 6;

    private static final double SIGMAS = 6;
    private static final double LEAST_CHANGE = 5;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final int factor;
    private final int width;
    private final int height;
    private final int columns;
    private final int rows;

    /// Red above blue, in halves of a word.
    private final int[] redBlue;

    private final int[] green;
    private final int[] count;
    private final long[] since;
    private final byte[] small;
    private final int smallWidth;
    private boolean begun;
    private long lastMotion = LONG_AGO;

    /// @param factor how many dots of a frame one small dot is, along a line
    StillPicture(int width, int height, GrayImage small, int factor) {
        this.factor = factor;
        this.width = width;
        this.height = height;
        this.smallWidth = small.width();
        int side = SIDE * factor;
        columns = (width + side - 1) / side;
        rows = (height + side - 1) / side;
        redBlue = new int[width * height];
        green = new int[width * height];
        count = new int[columns * rows];
        since = new long[columns * rows];
        this.small = new byte[small.dots().length];
    }

    /// Forgets everything.
    void clear() {
        begun = false;
    }

    /// Adds a frame, and says how many squares changed.
    ///
    /// @param noise of the small picture, in levels of grey (standard deviation)
    int add(RgbImage frame, GrayImage now, double noise, long millis) {
        double limit = Math.max(LEAST_CHANGE, SIGMAS * noise);
        int changed = 0;
        for (int square = 0; square < count.length; square++) {
            boolean fresh = !begun || changed(now, square, limit);
            if (fresh) {
                changed++;
                since[square] = millis;
                count[square] = 0;
                keep(now, square);
            }
            add(frame, square, fresh);
        }
        if (begun && changed >= MOTION) {
            lastMotion = millis;
        }
        begun = true;
        return changed;
    }

    private boolean changed(GrayImage now, int square, double limit) {
        int left = square % columns * SIDE;
        int top = square / columns * SIDE;
        int right = Math.min(left + SIDE, now.width());
        int bottom = Math.min(top + SIDE, now.height());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int off = now.at(x, y) - (small[y * smallWidth + x] & 0xFF);
                if (Math.abs(off) > limit) {
                    return true;
                }
            }
        }
        return false;
    }

    private void keep(GrayImage now, int square) {
        int left = square % columns * SIDE;
        int top = square / columns * SIDE;
        int right = Math.min(left + SIDE, now.width());
        int bottom = Math.min(top + SIDE, now.height());
        for (int y = top; y < bottom; y++) {
            System.arraycopy(
                    now.dots(),
                    y * smallWidth + left,
                    small,
                    y * smallWidth + left,
                    Math.max(0, right - left));
        }
    }

    private void add(RgbImage frame, int square, boolean fresh) {
        int side = SIDE * factor;
        int left = square % columns * side;
        int right = Math.min(width, left + side);
        int top = square / columns * side;
        boolean halve = count[square] == MOST;
        for (int y = top; y < Math.min(height, top + side); y++) {
            for (int p = y * width + left; p < y * width + right; p++) {
                int dot = frame.dots()[p];
                int rb = fresh ? 0 : redBlue[p];
                int g = fresh ? 0 : green[p];
                if (halve) {
                    rb = (rb >>> 1) & 0x7FFF7FFF;
                    g >>= 1;
                }
                redBlue[p] = rb + ((dot & 0xFF0000) | (dot & 0xFF));
                green[p] = g + ((dot >> 8) & 0xFF);
            }
        }
        count[square] = (halve ? MOST / 2 : count[square]) + 1;
    }

    /// When many squares changed for the last time.
    long lastMotion() {
        return lastMotion;
    }

    /// When something changed in a box of the sheet for the last time.
    long changedAt(PageMap place, MmBox box) {
        double[] px = new double[2];
        double side = SIDE * factor;
        double left = width;
        double top = height;
        double right = 0;
        double bottom = 0;
        for (int corner = 0; corner < 4; corner++) {
            place.map(box.x() + (corner & 1) * box.w(), box.y() + (corner >> 1) * box.h(), px);
            left = Math.min(left, px[0]);
            right = Math.max(right, px[0]);
            top = Math.min(top, px[1]);
            bottom = Math.max(bottom, px[1]);
        }
        long last = LONG_AGO;
        int lastColumn = Math.min(columns - 1, (int) (right / side));
        int lastRow = Math.min(rows - 1, (int) (bottom / side));
        for (int row = Math.max(0, (int) (top / side)); row <= lastRow; row++) {
            for (int column = Math.max(0, (int) (left / side)); column <= lastColumn; column++) {
                last = Math.max(last, since[row * columns + column]);
            }
        }
        return last;
    }

    /// The mean picture.
    RgbImage picture() {
        int[] dots = new int[width * height];
        int side = SIDE * factor;
        for (int square = 0; square < count.length; square++) {
            int n = Math.max(1, count[square]);
            int left = square % columns * side;
            int right = Math.min(width, left + side);
            int top = square / columns * side;
            for (int y = top; y < Math.min(height, top + side); y++) {
                for (int p = y * width + left; p < y * width + right; p++) {
                    int red = ((redBlue[p] >>> 16) + n / 2) / n;
                    int blue = ((redBlue[p] & 0xFFFF) + n / 2) / n;
                    dots[p] = (red << 16) | (((green[p] + n / 2) / n) << 8) | blue;
                }
            }
        }
        return new RgbImage(width, height, dots);
    }
}
