package jp.kakehashi.vision.track;

import java.util.List;
import java.util.Random;
import jp.kakehashi.vision.algebra.Slopes;
import jp.kakehashi.vision.recognise.Homography;
import org.jspecify.annotations.Nullable;

/// How a plane moved, from where points of it were and are: RANSAC over pairs of points (turn,
/// scale and shift), then a homography by least squares through those that agree.
final class HomographyFit {
    private static final int TRIES = 120;
    private static final int NUMBERS = 8;
    private static final int LEAST = 8;

    /// Perspective is told by far points only; so much keeps it from following noise.
    private static final double STIFF = 1e-3;

    private HomographyFit() {}

    /// Where a point was, and where it is.
    record Pair(double fromX, double fromY, double toX, double toY) {}

    /// What most pairs say.
    ///
    /// @param agreeing how many
    record Fit(Homography homography, int agreeing) {}

    /// The motion; null when fewer than eight pairs agree.
    ///
    /// @param tolerance how far off a pair that agrees may be, in dots
    static @Nullable Fit of(List<Pair> pairs, double tolerance) {
        Random random = new Random(pairs.size());
        List<Pair> best = List.of();
        for (int i = 0; i < TRIES && pairs.size() >= LEAST; i++) {
            Pair a = pairs.get(random.nextInt(pairs.size()));
            Pair b = pairs.get(random.nextInt(pairs.size()));
            List<Pair> agreeing = agreeing(pairs, a, b, 2 * tolerance);
            best = agreeing.size() > best.size() ? agreeing : best;
        }
        Homography fitted = best.size() < LEAST ? null : through(best);
        for (int round = 0; round < 2 && fitted != null; round++) {
            Homography now = fitted;
            best = pairs.stream().filter(p -> off(now, p) < tolerance).toList();
            fitted = best.size() < LEAST ? null : through(best);
        }
        return fitted == null ? null : new Fit(fitted, best.size());
    }

    private static List<Pair> agreeing(List<Pair> pairs, Pair a, Pair b, double tolerance) {
        double ux = b.fromX() - a.fromX();
        double uy = b.fromY() - a.fromY();
        double length = ux * ux + uy * uy;
        if (length < 100) {
            return List.of();
        }
        double vx = b.toX() - a.toX();
        double vy = b.toY() - a.toY();
        double cos = (ux * vx + uy * vy) / length;
        double sin = (ux * vy - uy * vx) / length;
        Homography turn =
                new Homography(
                        new double[] {
                            cos,
                            -sin,
                            a.toX() - cos * a.fromX() + sin * a.fromY(),
                            sin,
                            cos,
                            a.toY() - sin * a.fromX() - cos * a.fromY(),
                            0,
                            0,
                            1
                        });
        return pairs.stream().filter(p -> off(turn, p) < tolerance).toList();
    }

    private static double off(Homography homography, Pair pair) {
        double[] px = new double[2];
        homography.map(pair.fromX(), pair.fromY(), px);
        return Math.hypot(px[0] - pair.toX(), px[1] - pair.toY());
    }

    /// The homography through these by least squares; null when they lie in one line.
    static @Nullable Homography through(List<Pair> pairs) {
        double fromX = pairs.stream().mapToDouble(Pair::fromX).average().orElse(0);
        double fromY = pairs.stream().mapToDouble(Pair::fromY).average().orElse(0);
        double toX = pairs.stream().mapToDouble(Pair::toX).average().orElse(0);
        double toY = pairs.stream().mapToDouble(Pair::toY).average().orElse(0);
        double size =
                1
                        + pairs.stream()
                                .mapToDouble(p -> Math.hypot(p.fromX() - fromX, p.fromY() - fromY))
                                .max()
                                .orElse(0);
        double[] a = new double[NUMBERS * NUMBERS];
        double[] b = new double[NUMBERS];
        for (Pair pair : pairs) {
            double x = (pair.fromX() - fromX) / size;
            double y = (pair.fromY() - fromY) / size;
            double u = (pair.toX() - toX) / size;
            double v = (pair.toY() - toY) / size;
            add(a, b, new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y}, u);
            add(a, b, new double[] {0, 0, 0, x, y, 1, -v * x, -v * y}, v);
        }
        a[6 * NUMBERS + 6] += STIFF * pairs.size();
        a[7 * NUMBERS + 7] += STIFF * pairs.size();
        double[] h = Slopes.solve(a, b, NUMBERS);
        if (h == null) {
            return null;
        }
        Homography middle =
                new Homography(new double[] {h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1});
        Homography in =
                new Homography(
                        new double[] {
                            1 / size, 0, -fromX / size, 0, 1 / size, -fromY / size, 0, 0, 1
                        });
        Homography out = new Homography(new double[] {size, 0, toX, 0, size, toY, 0, 0, 1});
        return out.after(middle).after(in);
    }

    private static void add(double[] a, double[] b, double[] row, double value) {
        for (int i = 0; i < NUMBERS; i++) {
            b[i] += row[i] * value;
            for (int k = 0; k < NUMBERS; k++) {
                a[i * NUMBERS + k] += row[i] * row[k];
            }
        }
    }
}
