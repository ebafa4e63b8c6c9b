package jp.kakehashi.vision.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What hangs together of the ink on a sheet: strokes, words, rings, seals. Gaps as wide as a ruled
/// line do not part a stroke; what lies under a cover belongs to none.
final class Strokes {
    /// A stroke or what hangs together with it.
    ///
    /// @param dots their places in the ink map
    /// @param covered whether it goes on below what covers the sheet
    /// @param mass the sum of its ink
    /// @param peak the darkest of it
    @SuppressWarnings("ArrayRecordComponent") // read by the scoring only
    record Stroke(
            int[] dots,
            boolean covered,
            double mass,
            double peak,
            double centreX,
            double centreY,
            int left,
            int top,
            int right,
            int bottom) {}

    /// As wide as the widest gap within a stroke, in dots.
    private static final int GAP = 2;

    private static final double LEAST_LOW = 0.02;
    private static final double LEAST_HIGH = 0.034;
    private static final double NOISE_LOW = 3.2;
    private static final double NOISE_HIGH = 6;
    private static final int MOST_DOTS = 400_000;

    private Strokes() {}

    static List<Stroke> of(InkMap map, Cover cover, double dotsPerMm) {
        float low = (float) Math.max(LEAST_LOW, NOISE_LOW * map.noise());
        float high = (float) Math.max(LEAST_HIGH, NOISE_HIGH * map.noise());
        float[] ink = map.ink();
        int width = map.width();
        int height = map.height();
        boolean[] seen = new boolean[ink.length];
        boolean[] hidden = new boolean[ink.length];
        for (int i = 0; i < seen.length; i++) {
            hidden[i] = ink[i] >= low && cover.at(map.xMm(i, dotsPerMm), map.yMm(i, dotsPerMm));
            seen[i] = hidden[i];
        }
        int[] queue = new int[ink.length];
        List<Stroke> strokes = new ArrayList<>();
        for (int first = 0; first < ink.length; first++) {
            if (seen[first] || ink[first] < high) {
                continue;
            }
            int end = 0;
            boolean covered = false;
            queue[end++] = first;
            seen[first] = true;
            for (int i = 0; i < end; i++) {
                int x = queue[i] % width;
                int y = queue[i] / width;
                for (int ny = Math.max(0, y - GAP); ny <= Math.min(height - 1, y + GAP); ny++) {
                    for (int nx = Math.max(0, x - GAP); nx <= Math.min(width - 1, x + GAP); nx++) {
                        int next = ny * width + nx;
                        covered |= hidden[next];
                        if (!seen[next] && ink[next] >= low) {
                            seen[next] = true;
                            queue[end++] = next;
                        }
                    }
                }
            }
            if (end <= MOST_DOTS) {
                strokes.add(stroke(ink, width, Arrays.copyOf(queue, end), covered));
            }
        }
        return strokes;
    }

    private static Stroke stroke(float[] ink, int width, int[] dots, boolean covered) {
        double mass = 0;
        double peak = 0;
        double sumX = 0;
        double sumY = 0;
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int dot : dots) {
            int x = dot % width;
            int y = dot / width;
            mass += ink[dot];
            peak = Math.max(peak, ink[dot]);
            sumX += ink[dot] * x;
            sumY += ink[dot] * y;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        return new Stroke(
                dots, covered, mass, peak, sumX / mass, sumY / mass, left, top, right, bottom);
    }
}
