package jp.kakehashi.vision.digits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import jp.kakehashi.vision.GrayImage;

/// Takes the glyphs out of a field, from left to right, each as the network sees it: its ink scaled
/// into 20 dots and set into the middle of 24.
final class DigitGlyphs {
    private static final int INNER = 20;
    private static final double LEAST_DARKNESS = 0.10;
    private static final double OF_DARKEST = 0.38;
    private static final double LEAST_HEIGHT_MM = 1.3;
    private static final double SPECK_MM = 0.5;
    private static final double RIM_MM = 1;
    private static final double TOUCHING = 0.95;
    private static final int CUTS = 3;

    private final int width;
    private final int height;
    private final float[] ink;
    private final boolean[] dark;
    private final int[] pieceOf;
    private final List<int[]> pieces = new ArrayList<>();

    /// One glyph.
    ///
    /// @param dots as {@link DigitNet#answers} wants them
    /// @param cuts the ways in which it might be two that touch: left and right of each
    @SuppressWarnings("ArrayRecordComponent") // handed on and not compared
    record Glyph(float[] dots, List<List<Glyph>> cuts) {}

    private DigitGlyphs(GrayImage field) {
        width = field.width();
        height = field.height();
        ink = new float[width * height];
        dark = new boolean[width * height];
        pieceOf = new int[width * height];
        byte[] dots = field.dots();
        float darkest = 0;
        for (int i = 0; i < ink.length; i++) {
            ink[i] = 1 - (dots[i] & 0xFF) / 255f;
        }
        float[] sorted = ink.clone();
        Arrays.sort(sorted);
        if (sorted.length > 0) {
            darkest = sorted[sorted.length - 1 - sorted.length / 250];
        }
        double limit = Math.max(LEAST_DARKNESS, OF_DARKEST * darkest);
        for (int i = 0; i < ink.length; i++) {
            dark[i] = ink[i] >= limit;
        }
    }

    /// The glyphs of a field on white.
    static List<Glyph> of(GrayImage field, double dotsPerMm) {
        DigitGlyphs glyphs = new DigitGlyphs(field);
        glyphs.find();
        List<List<Integer>> groups = glyphs.groups(dotsPerMm);
        List<Glyph> found = new ArrayList<>();
        for (List<Integer> group : groups) {
            int[] box = glyphs.box(group);
            if (box[3] - box[1] + 1 < LEAST_HEIGHT_MM * dotsPerMm) {
                // A level line is seen as what it is; a speck is passed over.
                if (box[2] - box[0] + 1 < LEAST_HEIGHT_MM * dotsPerMm) {
                    continue;
                }
            }
            found.add(glyphs.glyph(group, box[0], box[2], glyphs.cuts(group, box)));
        }
        return found;
    }

    private void find() {
        int[] stack = new int[width * height];
        for (int start = 0; start < dark.length; start++) {
            if (!dark[start] || pieceOf[start] != 0) {
                continue;
            }
            int[] box = {width, height, -1, -1};
            int number = pieces.size() + 1;
            int top = 0;
            stack[top++] = start;
            pieceOf[start] = number;
            while (top > 0) {
                int at = stack[--top];
                int x = at % width;
                int y = at / width;
                box[0] = Math.min(box[0], x);
                box[1] = Math.min(box[1], y);
                box[2] = Math.max(box[2], x);
                box[3] = Math.max(box[3], y);
                for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
                    for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
                        int next = v * width + u;
                        if (dark[next] && pieceOf[next] == 0) {
                            pieceOf[next] = number;
                            stack[top++] = next;
                        }
                    }
                }
            }
            pieces.add(box);
        }
    }

    /// Pieces above one another belong to one glyph.
    private List<List<Integer>> groups(double dotsPerMm) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            int[] box = pieces.get(i);
            boolean speck = Math.max(box[2] - box[0], box[3] - box[1]) + 1 < SPECK_MM * dotsPerMm;
            if (!speck && !atRim(box, dotsPerMm)) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingInt(i -> pieces.get(i)[0]));
        List<List<Integer>> groups = new ArrayList<>();
        for (int piece : order) {
            int[] box = pieces.get(piece);
            List<Integer> home = null;
            for (List<Integer> group : groups) {
                int[] other = box(group);
                int shared = Math.min(box[2], other[2]) - Math.max(box[0], other[0]) + 1;
                int narrower = Math.min(box[2] - box[0], other[2] - other[0]) + 1;
                if (shared > 0.5 * narrower) {
                    home = group;
                }
            }
            if (home == null) {
                home = new ArrayList<>();
                groups.add(home);
            }
            home.add(piece);
        }
        return groups;
    }

    /// What lies along the rim of a field is a piece of its ruled line or of a neighbour's figure.
    private boolean atRim(int[] box, double dotsPerMm) {
        double rim = RIM_MM * dotsPerMm;
        return box[2] < rim
                || box[3] < rim
                || box[0] > width - 1 - rim
                || box[1] > height - 1 - rim;
    }

    private int[] box(List<Integer> group) {
        int[] box = {width, height, -1, -1};
        for (int piece : group) {
            int[] one = pieces.get(piece);
            box[0] = Math.min(box[0], one[0]);
            box[1] = Math.min(box[1], one[1]);
            box[2] = Math.max(box[2], one[2]);
            box[3] = Math.max(box[3], one[3]);
        }
        return box;
    }

    /// A broad glyph may be two that touch: it is cut where there is least ink in each third.
    private List<List<Glyph>> cuts(List<Integer> group, int[] box) {
        int across = box[2] - box[0] + 1;
        int down = box[3] - box[1] + 1;
        List<List<Glyph>> cuts = new ArrayList<>();
        if (across < TOUCHING * down || across < 8) {
            return cuts;
        }
        int from = box[0] + across / 4;
        int step = Math.max(1, across / 2 / CUTS);
        for (int i = 0; i < CUTS; i++) {
            int best = least(group, box, from + i * step, from + (i + 1) * step);
            cuts.add(
                    List.of(
                            glyph(group, box[0], best, List.of()),
                            glyph(group, best + 1, box[2], List.of())));
        }
        return cuts;
    }

    private int least(List<Integer> group, int[] box, int from, int to) {
        int best = from;
        double least = Double.MAX_VALUE;
        for (int x = from; x < to; x++) {
            double sum = 0;
            for (int y = box[1]; y <= box[3]; y++) {
                sum += group.contains(pieceOf[y * width + x] - 1) ? ink[y * width + x] : 0;
            }
            if (sum < least) {
                least = sum;
                best = x;
            }
        }
        return best;
    }

    private Glyph glyph(List<Integer> group, int left, int right, List<List<Glyph>> cuts) {
        boolean[] mine = new boolean[pieces.size() + 1];
        group.forEach(piece -> mine[piece + 1] = true);
        int top = height;
        int bottom = -1;
        int first = right;
        int last = left;
        float darkest = 0.01f;
        for (int y = 0; y < height; y++) {
            for (int x = left; x <= right; x++) {
                if (mine[pieceOf[y * width + x]]) {
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                    first = Math.min(first, x);
                    last = Math.max(last, x);
                    darkest = Math.max(darkest, ink[y * width + x]);
                }
            }
        }
        float[] dots = new float[DigitNet.SIDE * DigitNet.SIDE];
        double scale = Math.max(last - first + 1, bottom - top + 1) / (double) INNER;
        double x0 = (first + last + 1) / 2.0 - scale * DigitNet.SIDE / 2;
        double y0 = (top + bottom + 1) / 2.0 - scale * DigitNet.SIDE / 2;
        int samples = Math.max(2, (int) Math.ceil(scale * 2));
        for (int y = 0; y < DigitNet.SIDE; y++) {
            for (int x = 0; x < DigitNet.SIDE; x++) {
                double sum = 0;
                for (int k = 0; k < samples * samples; k++) {
                    int across = k % samples;
                    int down = k / samples;
                    int u = (int) (x0 + scale * (x + (across + 0.5) / samples));
                    int v = (int) (y0 + scale * (y + (down + 0.5) / samples));
                    if (u >= left && u <= right && v >= 0 && v < height) {
                        sum += near(mine, u, v) ? ink[v * width + u] : 0;
                    }
                }
                dots[y * DigitNet.SIDE + x] =
                        (float) Math.min(1, sum / (samples * samples) / darkest);
            }
        }
        return new Glyph(dots, cuts);
    }

    /// Faint rims of a stroke are part of it.
    private boolean near(boolean[] mine, int u, int v) {
        int at = v * width + u;
        return mine[pieceOf[at]]
                || (u > 0 && mine[pieceOf[at - 1]])
                || (u < width - 1 && mine[pieceOf[at + 1]])
                || (v > 0 && mine[pieceOf[at - width]])
                || (v < height - 1 && mine[pieceOf[at + width]]);
    }
}
