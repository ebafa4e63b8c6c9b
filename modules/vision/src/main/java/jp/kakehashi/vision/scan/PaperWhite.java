package jp.kakehashi.vision.scan;

import java.util.Arrays;

/// How bright and of which colour the paper itself is, everywhere on a sheet: the upper envelope of
/// pieces of 3 mm. Pieces that are no paper (a hand, a large mark) are bridged from around them, so
/// they stay as dark as they are.
final class PaperWhite {
    static final int PIECE = 24;

    private static final int LEAST_LEVEL = 20;
    private static final double LEAST_OF_PAGE = 0.3;
    private static final double OTHER_COLOUR = 0.07;
    private static final int BRIDGED_AT_MOST = 400;

    final int across;
    final int down;

    /// Of each piece: brightness of bare paper, and its colour against grey.
    final float[] level;

    final float[] blue;
    final float[] red;
    private final boolean[] paper;

    private PaperWhite(FlatSheet sheet) {
        across = (sheet.width + PIECE - 1) / PIECE;
        down = (sheet.height + PIECE - 1) / PIECE;
        level = new float[across * down];
        blue = new float[across * down];
        red = new float[across * down];
        paper = new boolean[across * down];
    }

    static PaperWhite of(FlatSheet sheet) {
        PaperWhite white = new PaperWhite(sheet);
        int[] counts = new int[256];
        for (int j = 0; j < white.down; j++) {
            for (int i = 0; i < white.across; i++) {
                white.piece(sheet, i, j, counts);
            }
        }
        white.keepPaper();
        white.raise();
        white.bridge();
        white.smooth(white.level);
        white.smooth(white.level);
        white.smooth(white.blue);
        white.smooth(white.red);
        return white;
    }

    private void piece(FlatSheet sheet, int i, int j, int[] counts) {
        Arrays.fill(counts, 0);
        int total = 0;
        for (int y = j * PIECE; y < Math.min(sheet.height, (j + 1) * PIECE); y++) {
            for (int x = i * PIECE; x < Math.min(sheet.width, (i + 1) * PIECE); x++) {
                if (sheet.seen[y * sheet.width + x]) {
                    counts[sheet.luma[y * sheet.width + x] & 0xFF]++;
                    total++;
                }
            }
        }
        int bright = 255;
        for (int above = 0; bright > 0 && above + counts[bright] < total / 5; bright--) {
            above += counts[bright];
        }
        int at = j * across + i;
        level[at] = bright;
        paper[at] = total > 0 && bright >= LEAST_LEVEL;
        int sumBlue = 0;
        int sumRed = 0;
        int count = 0;
        for (int y = j * PIECE / 2; y < Math.min(sheet.halfHeight, (j + 1) * PIECE / 2); y++) {
            for (int x = i * PIECE / 2; x < Math.min(sheet.halfWidth, (i + 1) * PIECE / 2); x++) {
                int full = Math.min(sheet.height - 1, 2 * y) * sheet.width;
                if ((sheet.luma[full + Math.min(sheet.width - 1, 2 * x)] & 0xFF) >= bright * 0.9) {
                    sumBlue += sheet.blue[y * sheet.halfWidth + x];
                    sumRed += sheet.red[y * sheet.halfWidth + x];
                    count++;
                }
            }
        }
        blue[at] = count == 0 ? 0 : (float) sumBlue / count;
        red[at] = count == 0 ? 0 : (float) sumRed / count;
    }

    private void keepPaper() {
        float[] levels = new float[level.length];
        float[] blues = new float[level.length];
        float[] reds = new float[level.length];
        int count = 0;
        for (int i = 0; i < level.length; i++) {
            if (paper[i]) {
                levels[count] = level[i];
                blues[count] = blue[i] / level[i];
                reds[count++] = red[i] / level[i];
            }
        }
        if (count == 0) {
            return;
        }
        Arrays.sort(levels, 0, count);
        Arrays.sort(blues, 0, count);
        Arrays.sort(reds, 0, count);
        for (int i = 0; i < level.length; i++) {
            paper[i] &=
                    level[i] >= LEAST_OF_PAGE * levels[count * 3 / 4]
                            && Math.abs(blue[i] / level[i] - blues[count / 2]) < OTHER_COLOUR
                            && Math.abs(red[i] / level[i] - reds[count / 2]) < OTHER_COLOUR;
        }
    }

    /// A piece full of print is as bright as the third brightest around it.
    private void raise() {
        float[] from = level.clone();
        float[] around = new float[9];
        for (int j = 0; j < down; j++) {
            for (int i = 0; i < across; i++) {
                int count = 0;
                for (int y = Math.max(0, j - 1); y <= Math.min(down - 1, j + 1); y++) {
                    for (int x = Math.max(0, i - 1); x <= Math.min(across - 1, i + 1); x++) {
                        if (paper[y * across + x]) {
                            around[count++] = from[y * across + x];
                        }
                    }
                }
                if (count >= 3 && paper[j * across + i]) {
                    Arrays.sort(around, 0, count);
                    level[j * across + i] = Math.max(from[j * across + i], around[count - 3]);
                }
            }
        }
    }

    private void bridge() {
        boolean[] known = paper.clone();
        boolean open = true;
        for (int round = 0; open && round < BRIDGED_AT_MOST; round++) {
            open = false;
            boolean[] next = known.clone();
            for (int at = 0; at < level.length; at++) {
                if (!known[at]) {
                    next[at] = bridge(at, known);
                    open |= !next[at];
                }
            }
            if (open && Arrays.equals(next, known)) {
                // No paper anywhere.
                Arrays.fill(level, 255);
                Arrays.fill(blue, 0);
                Arrays.fill(red, 0);
                return;
            }
            known = next;
        }
    }

    private boolean bridge(int at, boolean[] known) {
        float sum = 0;
        float sumBlue = 0;
        float sumRed = 0;
        int count = 0;
        for (int y = Math.max(0, at / across - 1); y <= Math.min(down - 1, at / across + 1); y++) {
            for (int x = Math.max(0, at % across - 1);
                    x <= Math.min(across - 1, at % across + 1);
                    x++) {
                int other = y * across + x;
                if (known[other]) {
                    sum += level[other];
                    sumBlue += blue[other];
                    sumRed += red[other];
                    count++;
                }
            }
        }
        if (count == 0) {
            return false;
        }
        level[at] = sum / count;
        blue[at] = sumBlue / count;
        red[at] = sumRed / count;
        return true;
    }

    private void smooth(float[] values) {
        float[] from = values.clone();
        for (int j = 0; j < down; j++) {
            for (int i = 0; i < across; i++) {
                float sum = 0;
                float weights = 0;
                for (int y = Math.max(0, j - 1); y <= Math.min(down - 1, j + 1); y++) {
                    for (int x = Math.max(0, i - 1); x <= Math.min(across - 1, i + 1); x++) {
                        float weight = (y == j ? 2 : 1) * (x == i ? 2 : 1);
                        sum += weight * from[y * across + x];
                        weights += weight;
                    }
                }
                values[j * across + i] = sum / weights;
            }
        }
    }

    /// The value of one of the planes at a dot, between the middles of the pieces.
    float at(float[] values, int x, int y) {
        float fx = Math.clamp((x + 0.5f) / PIECE - 0.5f, 0, across - 1);
        float fy = Math.clamp((y + 0.5f) / PIECE - 0.5f, 0, down - 1);
        int i = Math.min((int) fx, Math.max(0, across - 2));
        int j = Math.min((int) fy, Math.max(0, down - 2));
        int right = Math.min(i + 1, across - 1);
        int below = Math.min(j + 1, down - 1);
        float along = fx - i;
        float top = values[j * across + i] * (1 - along) + values[j * across + right] * along;
        float foot =
                values[below * across + i] * (1 - along) + values[below * across + right] * along;
        return top + (foot - top) * (fy - j);
    }
}
