package jp.kakehashi.vision.register;

import java.util.List;
import jp.kakehashi.vision.algebra.Slopes;
import jp.kakehashi.vision.recognise.Homography;
import org.jspecify.annotations.Nullable;

/// Fits a flat sheet and a lens to sightings: Gauss-Newton on nine numbers, weighted down for
/// sightings that do not agree (Cauchy).
final class LensPlaneFit {
    static final int NUMBERS = 9;
    private static final int ROUNDS = 12;
    private static final double MOST_K1 = 0.6;

    private LensPlaneFit() {}

    /// The sheet that fits best, begun at `start`.
    ///
    /// @param toleranceMm how far off an honest sighting may be
    static LensPlane fit(LensPlane start, List<Sighting> sightings, double toleranceMm) {
        LensPlane best = start;
        double cost = cost(best, sightings, toleranceMm);
        double damping = 1e-4;
        for (int round = 0; round < ROUNDS; round++) {
            double[] step = step(best, sightings, toleranceMm, damping);
            LensPlane next = step == null ? best : moved(best, step);
            double nextCost = step == null ? cost : cost(next, sightings, toleranceMm);
            if (nextCost < cost) {
                boolean settled = cost - nextCost < 1e-6 * cost;
                best = next;
                cost = nextCost;
                damping = Math.max(1e-9, damping / 10);
                if (settled) {
                    break;
                }
            } else {
                damping *= 20;
                if (damping > 1e3) {
                    break;
                }
            }
        }
        return best;
    }

    /// Residuals in millimetres, whitened by what each sighting knows: two numbers each.
    private static double cost(LensPlane plane, List<Sighting> sightings, double tolerance) {
        double[] px = new double[2];
        double[] slopes = new double[4];
        double[] off = new double[2];
        double cost = 0;
        for (Sighting s : sightings) {
            plane.map(s.xMm(), s.yMm(), px);
            plane.slopes(s.xMm(), s.yMm(), slopes);
            Slopes.toMm(slopes, s.xPx() - px[0], s.yPx() - px[1], off);
            cost += Math.log1p(unlikely(s, off[0], off[1], tolerance));
        }
        return cost;
    }

    /// The square of a distance in units of what an honest sighting may be off.
    static double unlikely(Sighting s, double dx, double dy, double toleranceMm) {
        double far = s.wxx() * dx * dx + 2 * s.wxy() * dx * dy + s.wyy() * dy * dy;
        double least = 1 / (toleranceMm * toleranceMm);
        double most = Math.max(s.wxx(), s.wyy());
        return far * Math.min(1, least / Math.max(most, 1e-9));
    }

    private static double @Nullable [] step(
            LensPlane plane, List<Sighting> sightings, double tolerance, double damping) {
        double[] a = new double[NUMBERS * NUMBERS];
        double[] b = new double[NUMBERS];
        double[] px = new double[2];
        double[] slopes = new double[4];
        double[] off = new double[2];
        double[] jx = new double[NUMBERS];
        double[] jy = new double[NUMBERS];
        for (Sighting s : sightings) {
            plane.map(s.xMm(), s.yMm(), px);
            plane.slopes(s.xMm(), s.yMm(), slopes);
            Slopes.toMm(slopes, s.xPx() - px[0], s.yPx() - px[1], off);
            double trust = 1 / (1 + unlikely(s, off[0], off[1], tolerance));
            double scale =
                    trust
                            * Math.min(
                                    1,
                                    1
                                            / (tolerance
                                                    * tolerance
                                                    * Math.max(1e-9, Math.max(s.wxx(), s.wyy()))));
            changes(plane, s, slopes, jx, jy);
            for (int i = 0; i < NUMBERS; i++) {
                double wx = scale * (s.wxx() * jx[i] + s.wxy() * jy[i]);
                double wy = scale * (s.wxy() * jx[i] + s.wyy() * jy[i]);
                b[i] += wx * off[0] + wy * off[1];
                for (int k = 0; k < NUMBERS; k++) {
                    a[i * NUMBERS + k] += wx * jx[k] + wy * jy[k];
                }
            }
        }
        for (int i = 0; i < NUMBERS; i++) {
            a[i * NUMBERS + i] *= 1 + damping;
            a[i * NUMBERS + i] += 1e-12;
        }
        return Slopes.solve(a, b, NUMBERS);
    }

    /// How the place of a sighting changes, in millimetres, with each of the numbers.
    ///
    /// @param slopes of the plane there
    static void changes(LensPlane plane, Sighting s, double[] slopes, double[] jx, double[] jy) {
        double[] m = plane.plane().m();
        double w = m[6] * s.xMm() + m[7] * s.yMm() + 1;
        double u = (m[0] * s.xMm() + m[1] * s.yMm() + m[2]) / w;
        double v = (m[3] * s.xMm() + m[4] * s.yMm() + m[5]) / w;
        double x = (u - plane.centreX()) / plane.reach();
        double y = (v - plane.centreY()) / plane.reach();
        double r2 = x * x + y * y;
        double bent = 1 + plane.k1() * r2;
        double dxx = bent + 2 * plane.k1() * x * x;
        double dxy = 2 * plane.k1() * x * y;
        double dyy = bent + 2 * plane.k1() * y * y;
        double[] off = new double[2];
        for (int i = 0; i < NUMBERS; i++) {
            double du;
            double dv;
            if (i == 8) {
                du = 0;
                dv = 0;
            } else {
                double one =
                        switch (i % 3) {
                            case 0 -> s.xMm() / w;
                            case 1 -> s.yMm() / w;
                            default -> 1 / w;
                        };
                du = i < 3 ? one : i < 6 ? 0 : -u * one;
                dv = i < 3 ? 0 : i < 6 ? one : -v * one;
            }
            double px = dxx * du + dxy * dv;
            double py = dxy * du + dyy * dv;
            if (i == 8) {
                px = x * r2 * plane.reach();
                py = y * r2 * plane.reach();
            }
            Slopes.toMm(slopes, px, py, off);
            jx[i] = off[0];
            jy[i] = off[1];
        }
    }

    static LensPlane moved(LensPlane plane, double[] step) {
        double[] m = plane.plane().m().clone();
        for (int i = 0; i < 8; i++) {
            m[i] += step[i];
        }
        double k1 = Math.clamp(plane.k1() + step[8], -MOST_K1, MOST_K1);
        return plane.with(new Homography(m), k1);
    }
}
