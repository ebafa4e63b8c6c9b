package jp.kakehashi.vision.register;

import java.util.Arrays;
import jp.kakehashi.vision.algebra.Slopes;

/// Fits a profile together with the plane below it, which explain much of the same. Bends are
/// charged by their amount, so that they gather in creases where the sightings want them.
final class ProfileFit {
    static final double[] NO_STEP = new double[LensPlaneFit.NUMBERS];

    private static final double PROFILE_BEND_MM = 0.02;

    /// What holds a profile down where nothing is sighted.
    private static final double HOLD = 0.02;

    private final ReliefSightings seen;

    ProfileFit(ReliefSightings seen) {
        this.seen = seen;
    }

    /// Fits a profile and gives how badly it and the plane explain the sightings.
    double explain(Profile profile, double soft) {
        return seen.cost(profile, joint(profile, profile.rise.length, soft));
    }

    /// Fits the first `knots` of a profile, all or none, together with the plane.
    ///
    /// @return by how much the plane moves
    double[] joint(Profile profile, int knots, double soft) {
        int n = knots + LensPlaneFit.NUMBERS;
        double[] a = new double[n * n];
        double[] b = new double[n];
        int[] at = new int[4 * ReliefSightings.PARTS + LensPlaneFit.NUMBERS];
        double[] fx = new double[at.length];
        double[] fy = new double[at.length];
        double[] shares = new double[4 * ReliefSightings.PARTS];
        for (int i = 0; i < seen.count(); i++) {
            Sighting s = seen.get(i);
            int count = knots == 0 ? 0 : seen.shares(profile, i, at, shares);
            double ex = seen.relief.leanX(s.xMm());
            double ey = seen.relief.leanY(s.yMm());
            for (int k = 0; k < count; k++) {
                fx[k] = shares[k] * ex;
                fy[k] = shares[k] * ey;
            }
            for (int k = 0; k < LensPlaneFit.NUMBERS; k++) {
                at[count] = knots + k;
                fx[count] = seen.planeX[i][k];
                fy[count++] = seen.planeY[i][k];
            }
            double z = seen.rest(i);
            double rx = seen.leftX(i) - z * ex;
            double ry = seen.leftY(i) - z * ey;
            for (int k = 0; k < count; k++) {
                double wx = seen.trust[i] * (s.wxx() * fx[k] + s.wxy() * fy[k]);
                double wy = seen.trust[i] * (s.wxy() * fx[k] + s.wyy() * fy[k]);
                b[at[k]] += wx * rx + wy * ry;
                for (int m = 0; m < count; m++) {
                    a[at[k] * n + at[m]] += wx * fx[m] + wy * fy[m];
                }
            }
        }
        if (knots > 0) {
            bends(profile, a, n, soft);
        }
        for (int k = knots; k < n; k++) {
            a[k * n + k] = a[k * n + k] * (1 + 1e-6) + 1e-9;
        }
        double[] solved = Slopes.solve(a, b, n);
        if (solved == null) {
            return NO_STEP;
        }
        System.arraycopy(solved, 0, profile.rise, 0, knots);
        return Arrays.copyOfRange(solved, knots, n);
    }

    private static void bends(Profile profile, double[] a, int n, double soft) {
        double usual = PROFILE_BEND_MM * soft;
        double[] straight = {1, -2, 1};
        for (int k = 0; k + 2 < profile.rise.length; k++) {
            if (!profile.together(k)) {
                continue;
            }
            double bent = profile.rise[k] - 2 * profile.rise[k + 1] + profile.rise[k + 2];
            double weight = 1 / (usual * usual) / Math.sqrt(1 + bent * bent / (usual * usual));
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    a[(k + i) * n + k + j] += weight * straight[i] * straight[j];
                }
            }
        }
        for (int k = 0; k < profile.rise.length; k++) {
            a[k * n + k] += HOLD;
        }
    }
}
