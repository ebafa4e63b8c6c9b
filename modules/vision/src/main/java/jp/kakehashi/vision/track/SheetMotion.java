package jp.kakehashi.vision.track;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.Shrinking;
import jp.kakehashi.vision.register.PageMap;
import org.jspecify.annotations.Nullable;

/// How a sheet moved between two small grey pictures: patches of it are looked for by normalised
/// correlation, first in pictures half as large, then exactly. A hand takes some of the patches
/// with it; the sheet is what most agree on.
final class SheetMotion {
    private static final int ACROSS = 10;
    private static final int DOWN = 14;
    private static final int HALF = 7;
    private static final int FAR = 7;
    private static final int NEAR = 3;
    private static final double LEAST_LIKENESS = 0.7;
    private static final double LEAST_ENERGY = 12;
    private static final double FAR_TOLERANCE = 1;
    private static final double NEAR_TOLERANCE = 0.35;
    private static final double LEAST_SHARE = 0.3;

    private final GrayImage from;
    private final GrayImage fromHalf;
    private final List<double[]> places;

    /// @param from the picture in which the sheet lies as `map` says
    /// @param factor how many dots of the map's picture one dot of `from` is
    SheetMotion(GrayImage from, PageMap map, double widthMm, double heightMm, double factor) {
        this.from = from;
        this.fromHalf = Shrinking.half(from);
        places = new ArrayList<>();
        double[] px = new double[2];
        for (int i = 0; i < ACROSS * DOWN; i++) {
            int column = i % ACROSS;
            int row = i / ACROSS;
            map.map(widthMm * (column + 0.5) / ACROSS, heightMm * (row + 0.5) / DOWN, px);
            places.add(new double[] {(px[0] + 0.5) / factor - 0.5, (px[1] + 0.5) / factor - 0.5});
        }
    }

    /// The motion from the first picture to `to`, in dots of the small pictures; null when most of
    /// the sheet is not found again.
    HomographyFit.@Nullable Fit to(GrayImage to) {
        Looked near = looked(from, to, places, places, NEAR);
        HomographyFit.Fit fit = agreed(near, NEAR_TOLERANCE);
        if (fit != null) {
            return fit;
        }
        List<double[]> halves =
                places.stream().map(p -> new double[] {p[0] / 2 - 0.25, p[1] / 2 - 0.25}).toList();
        Looked far = looked(fromHalf, Shrinking.half(to), halves, halves, FAR);
        HomographyFit.Fit about = agreed(far, FAR_TOLERANCE);
        if (about == null) {
            return null;
        }
        double[] px = new double[2];
        List<double[]> expected = new ArrayList<>();
        for (double[] place : halves) {
            about.homography().map(place[0], place[1], px);
            expected.add(new double[] {2 * px[0] + 0.5, 2 * px[1] + 0.5});
        }
        return agreed(looked(from, to, places, expected, NEAR), 2 * NEAR_TOLERANCE);
    }

    private record Looked(List<HomographyFit.Pair> pairs, int tried) {}

    private static HomographyFit.@Nullable Fit agreed(Looked looked, double tolerance) {
        HomographyFit.Fit fit = HomographyFit.of(looked.pairs(), tolerance);
        return fit == null || fit.agreeing() < LEAST_SHARE * looked.tried() ? null : fit;
    }

    private static Looked looked(
            GrayImage from,
            GrayImage to,
            List<double[]> places,
            List<double[]> expected,
            int reach) {
        HomographyFit.@Nullable Pair[] found = new HomographyFit.@Nullable Pair[places.size()];
        boolean[] tried = new boolean[places.size()];
        IntStream.range(0, places.size())
                .parallel()
                .forEach(
                        i -> {
                            Patch patch = Patch.of(from, places.get(i));
                            tried[i] = patch != null;
                            if (patch != null) {
                                found[i] = patch.in(to, expected.get(i), reach);
                            }
                        });
        List<HomographyFit.Pair> pairs = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            count += tried[i] ? 1 : 0;
            HomographyFit.Pair pair = found[i];
            if (pair != null) {
                pairs.add(pair);
            }
        }
        return new Looked(pairs, count);
    }

    /// A square of a picture, less its mean.
    @SuppressWarnings("ArrayRecordComponent") // read here only
    private record Patch(int x, int y, float[] values, double energy) {
        private static final int SIDE = 2 * HALF + 1;
        private static final int AREA = SIDE * SIDE;

        /// Null where the picture ends or nothing is to be seen.
        static @Nullable Patch of(GrayImage picture, double[] at) {
            int x = (int) Math.round(at[0]);
            int y = (int) Math.round(at[1]);
            if (!inside(picture, x, y)) {
                return null;
            }
            float[] values = new float[AREA];
            double energy = read(picture, x, y, values);
            return energy < LEAST_ENERGY * AREA ? null : new Patch(x, y, values, energy);
        }

        private static boolean inside(GrayImage picture, int x, int y) {
            return x >= HALF
                    && y >= HALF
                    && x < picture.width() - HALF
                    && y < picture.height() - HALF;
        }

        private static double read(GrayImage picture, int x, int y, float[] values) {
            int sum = 0;
            for (int i = 0; i < AREA; i++) {
                int column = i % SIDE;
                int row = i / SIDE;
                int value = picture.at(x - HALF + column, y - HALF + row);
                values[i] = value;
                sum += value;
            }
            float mean = sum / (float) AREA;
            double energy = 0;
            for (int i = 0; i < AREA; i++) {
                values[i] -= mean;
                energy += values[i] * values[i];
            }
            return energy;
        }

        HomographyFit.@Nullable Pair in(GrayImage to, double[] expected, int reach) {
            int ex = (int) Math.round(expected[0]);
            int ey = (int) Math.round(expected[1]);
            int side = 2 * reach + 1;
            double[] likeness = new double[side * side];
            float[] there = new float[AREA];
            int best = 0;
            for (int i = 0; i < likeness.length; i++) {
                int column = i % side;
                int row = i / side;
                int tx = ex - reach + column;
                int ty = ey - reach + row;
                likeness[i] = inside(to, tx, ty) ? likeness(to, tx, ty, there) : -1;
                best = likeness[i] > likeness[best] ? i : best;
            }
            int bx = best % side;
            int by = best / side;
            if (likeness[best] < LEAST_LIKENESS
                    || bx == 0
                    || by == 0
                    || bx == side - 1
                    || by == side - 1) {
                return null;
            }
            double dx = peak(likeness[best - 1], likeness[best], likeness[best + 1]);
            double dy = peak(likeness[best - side], likeness[best], likeness[best + side]);
            return new HomographyFit.Pair(x, y, ex - reach + bx + dx, ey - reach + by + dy);
        }

        private double likeness(GrayImage to, int tx, int ty, float[] there) {
            double other = read(to, tx, ty, there);
            if (other < AREA) {
                return -1;
            }
            double product = 0;
            for (int i = 0; i < AREA; i++) {
                product += values[i] * there[i];
            }
            return product / Math.sqrt(energy * other);
        }

        private static double peak(double before, double at, double after) {
            double bend = before - 2 * at + after;
            return bend > -1e-6 ? 0 : Math.clamp((before - after) / (2 * bend), -0.5, 0.5);
        }
    }
}
