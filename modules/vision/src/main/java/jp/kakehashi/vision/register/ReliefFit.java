package jp.kakehashi.vision.register;

import java.util.Arrays;
import java.util.List;
import jp.kakehashi.vision.algebra.BandSystem;
import jp.kakehashi.vision.algebra.Slopes;

/// Fits a {@link Relief} to sightings, by turns: the profile, the direction of it, what rises
/// beside it, the camera's foot, the stiff rest. Bends are charged by their logarithm, so that
/// they gather in creases where the sightings want them; sightings that do not agree with the
/// rest lose their say.
final class ReliefFit {
    /// No piece knows its place better than this.
    private static final double BEST_MM = 0.02;

    private static final double STIFF_BEND_MM = 0.004;
    private static final double FOOT_MM = 25;
    private static final double PROFILE_BEND_MM = 0.02;
    private static final int PARTS = 5;

    /// What holds a profile down where nothing is sighted.
    private static final double HOLD = 0.02;

    private static final int DIRECTIONS = 16;
    private static final double[] NO_STEP = new double[LensPlaneFit.NUMBERS];

    /// A flat sheet that explains so nearly as much as a bent one is flat.
    private static final double EXPLAINS = 2;

    /// A flat sheet leaves no more than this unexplained of each sighting.
    private static final double EACH = 0.75;

    private final Relief relief;
    private final List<Sighting> sightings;
    private final double widthMm;
    private final double heightMm;
    private final double toleranceMm;
    private final double pieceMm;
    private final double[] wantX;
    private final double[] wantY;
    private final double[] trust;
    private final double[][] planeX;
    private final double[][] planeY;

    /// @param toleranceMm how far off an honest sighting may be
    /// @param pieceMm the length of a piece that was sighted
    ReliefFit(
            LensPlane flat,
            List<Sighting> sightings,
            double widthMm,
            double heightMm,
            double angle,
            double toleranceMm,
            double pieceMm) {
        this.sightings = sightings;
        this.widthMm = widthMm;
        this.heightMm = heightMm;
        this.toleranceMm = toleranceMm;
        this.pieceMm = pieceMm;
        relief = new Relief(flat, widthMm, heightMm, angle);
        wantX = new double[sightings.size()];
        wantY = new double[sightings.size()];
        trust = new double[sightings.size()];
        planeX = new double[sightings.size()][LensPlaneFit.NUMBERS];
        planeY = new double[sightings.size()][LensPlaneFit.NUMBERS];
        plane(flat);
    }

    /// What the sightings want of the relief, seen from this plane.
    private void plane(LensPlane flat) {
        relief.flat = flat;
        double[] px = new double[2];
        double[] slopes = new double[4];
        double[] off = new double[2];
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            flat.map(s.xMm(), s.yMm(), px);
            flat.slopes(s.xMm(), s.yMm(), slopes);
            Slopes.toMm(slopes, s.xPx() - px[0], s.yPx() - px[1], off);
            wantX[i] = off[0];
            wantY[i] = off[1];
            LensPlaneFit.changes(flat, s, slopes, planeX[i], planeY[i]);
        }
    }

    /// With no direction known: that is taken which explains most.
    Relief withoutDirection(double bendMm) {
        trust(4);
        double best = Double.MAX_VALUE;
        double angle = 0;
        for (int k = 0; k < DIRECTIONS; k++) {
            double tried = Math.PI * k / DIRECTIONS;
            Profile profile = new Profile(tried, widthMm, heightMm);
            explain(profile, 2);
            double cost = explain(profile, 1);
            if (cost < best) {
                best = cost;
                angle = tried;
            }
        }
        return withDirection(angle, 0.15, bendMm);
    }

    /// With a direction known within `spread` radians.
    Relief withDirection(double angle, double spread, double bendMm) {
        relief.profile = new Profile(angle, widthMm, heightMm);
        for (int round = 0; round < 4; round++) {
            double soft = Math.max(1, 4.0 / (1 << round));
            trust(soft);
            settle(soft);
        }
        turn(spread);
        if (flatExplains()) {
            Arrays.fill(relief.profile.rise, 0);
            for (int round = 0; round < 3; round++) {
                trust(1);
                plane(LensPlaneFit.moved(relief.flat, joint(relief.profile, 0, 1)));
            }
            return relief;
        }
        for (int round = 0; round < 3; round++) {
            trust(1);
            rest(bendMm);
            stiff();
            trust(1);
            settle(1);
        }
        return relief;
    }

    /// Whether a flat sheet explains nearly as much as the bent one; then what bends is noise.
    private boolean flatExplains() {
        double bent = cost(relief.profile, NO_STEP);
        LensPlane before = relief.flat;
        Profile none = new Profile(0, widthMm, heightMm);
        double[] weights = trust.clone();
        for (int round = 0; round < 3; round++) {
            plane(LensPlaneFit.moved(relief.flat, joint(none, 0, 1)));
        }
        double flat = cost(none, NO_STEP);
        plane(before);
        System.arraycopy(weights, 0, trust, 0, weights.length);
        return flat < EXPLAINS * bent && flat < EACH * wantX.length;
    }

    private void settle(double soft) {
        double[] step = joint(relief.profile, relief.profile.rise.length, soft);
        plane(LensPlaneFit.moved(relief.flat, step));
        foot();
    }

    /// How much each sighting counts, given how far it is from what is fitted now.
    private void trust(double soft) {
        for (int i = 0; i < trust.length; i++) {
            Sighting s = sightings.get(i);
            double z = profileAt(relief.profile, s) + relief.grid.at(relief.rest, s.xMm(), s.yMm());
            double x =
                    wantX[i]
                            - relief.grid.at(relief.stiffX, s.xMm(), s.yMm())
                            - z * relief.leanX(s.xMm());
            double y =
                    wantY[i]
                            - relief.grid.at(relief.stiffY, s.xMm(), s.yMm())
                            - z * relief.leanY(s.yMm());
            double most = Math.max(s.wxx(), s.wyy());
            double cap = Math.min(1, 1 / (BEST_MM * BEST_MM * Math.max(most, 1e-9)));
            trust[i] = cap / (1 + LensPlaneFit.unlikely(s, x, y, toleranceMm * soft));
        }
    }

    /// A piece rises as much as its parts do together.
    private double profileAt(Profile profile, Sighting s) {
        double sum = 0;
        for (int k = 0; k < PARTS; k++) {
            double off = part(k);
            sum += profile.at(s.xMm() + off * profile.across, s.yMm() + off * profile.down);
        }
        return sum / PARTS;
    }

    private double part(int k) {
        return ((k + 0.5) / PARTS - 0.5) * pieceMm;
    }

    /// Fits the rise along a profile's direction together with the plane, and gives how badly both
    /// explain the sightings.
    private double explain(Profile profile, double soft) {
        return cost(profile, joint(profile, profile.rise.length, soft));
    }

    /// Fits the first `knots` of a profile, all or none, together with the plane.
    ///
    /// @return by how much the plane moves
    private double[] joint(Profile profile, int knots, double soft) {
        int n = knots + LensPlaneFit.NUMBERS;
        double[] a = new double[n * n];
        double[] b = new double[n];
        int[] at = new int[2 * PARTS + LensPlaneFit.NUMBERS];
        double[] fx = new double[at.length];
        double[] fy = new double[at.length];
        double[] shares = new double[2 * PARTS];
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            int count = knots == 0 ? 0 : shares(profile, s, at, shares);
            double ex = relief.leanX(s.xMm());
            double ey = relief.leanY(s.yMm());
            for (int k = 0; k < count; k++) {
                fx[k] = shares[k] * ex;
                fy[k] = shares[k] * ey;
            }
            for (int k = 0; k < LensPlaneFit.NUMBERS; k++) {
                at[count] = knots + k;
                fx[count] = planeX[i][k];
                fy[count++] = planeY[i][k];
            }
            double z = relief.grid.at(relief.rest, s.xMm(), s.yMm());
            double rx = wantX[i] - relief.grid.at(relief.stiffX, s.xMm(), s.yMm()) - z * ex;
            double ry = wantY[i] - relief.grid.at(relief.stiffY, s.xMm(), s.yMm()) - z * ey;
            for (int k = 0; k < count; k++) {
                double wx = trust[i] * (s.wxx() * fx[k] + s.wxy() * fy[k]);
                double wy = trust[i] * (s.wxy() * fx[k] + s.wyy() * fy[k]);
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

    private double cost(Profile profile, double[] step) {
        double cost = 0;
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            double z = profileAt(profile, s) + relief.grid.at(relief.rest, s.xMm(), s.yMm());
            double x =
                    wantX[i]
                            - relief.grid.at(relief.stiffX, s.xMm(), s.yMm())
                            - z * relief.leanX(s.xMm());
            double y =
                    wantY[i]
                            - relief.grid.at(relief.stiffY, s.xMm(), s.yMm())
                            - z * relief.leanY(s.yMm());
            for (int k = 0; k < step.length; k++) {
                x -= planeX[i][k] * step[k];
                y -= planeY[i][k] * step[k];
            }
            cost += Math.log1p(LensPlaneFit.unlikely(s, x, y, toleranceMm));
        }
        return cost;
    }

    /// The knots that a piece touches, each once.
    private int shares(Profile profile, Sighting s, int[] knots, double[] shares) {
        int count = 0;
        for (int k = 0; k < PARTS; k++) {
            double off = part(k);
            double along =
                    profile.along(s.xMm() + off * profile.across, s.yMm() + off * profile.down);
            int knot = profile.knot(along);
            double f = along - knot;
            count = share(knots, shares, count, knot, (1 - f) / PARTS);
            count = share(knots, shares, count, knot + 1, f / PARTS);
        }
        return count;
    }

    private static int share(int[] knots, double[] shares, int count, int knot, double share) {
        for (int k = 0; k < count; k++) {
            if (knots[k] == knot) {
                shares[k] += share;
                return count;
            }
        }
        knots[count] = knot;
        shares[count] = share;
        return count + 1;
    }

    /// Turns the profile's direction to where it explains most.
    private void turn(double spread) {
        double best = Double.MAX_VALUE;
        Profile found = relief.profile;
        double middle = relief.profile.angle();
        for (double step = spread / 3; step > 0.004; step /= 3) {
            for (int k = -3; k <= 3; k++) {
                Profile tried = new Profile(middle + k * step, widthMm, heightMm);
                explain(tried, 1);
                double cost = explain(tried, 1);
                if (cost < best) {
                    best = cost;
                    found = tried;
                }
            }
            middle = found.angle();
        }
        relief.profile = found;
    }

    /// Fits what rises beside the profile.
    private void rest(double bendMm) {
        NodeGrid grid = relief.grid;
        BandSystem system = new BandSystem(grid.count(), grid.band());
        int[] nodes = new int[4];
        double[] shares = new double[4];
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            double z = profileAt(relief.profile, s);
            double ex = relief.leanX(s.xMm());
            double ey = relief.leanY(s.yMm());
            double rx = wantX[i] - grid.at(relief.stiffX, s.xMm(), s.yMm()) - z * ex;
            double ry = wantY[i] - grid.at(relief.stiffY, s.xMm(), s.yMm()) - z * ey;
            double w = s.wxx() * ex * ex + 2 * s.wxy() * ex * ey + s.wyy() * ey * ey;
            double v = s.wxx() * ex * rx + s.wxy() * (ex * ry + ey * rx) + s.wyy() * ey * ry;
            if (w > 1e-9) {
                grid.around(s.xMm(), s.yMm(), nodes, shares);
                system.addSquare(nodes, shares, 4, v / w, trust[i] * w);
            }
        }
        new Bending(grid.columns, grid.rows, bendMm).charge(system, relief.rest);
        for (int p = 0; p < grid.count(); p++) {
            system.add(p, p, 1e-3);
        }
        System.arraycopy(system.solve(), 0, relief.rest, 0, grid.count());
    }

    private void stiff() {
        NodeGrid grid = relief.grid;
        BandSystem x = new BandSystem(grid.count(), grid.band());
        BandSystem y = new BandSystem(grid.count(), grid.band());
        int[] nodes = new int[4];
        double[] shares = new double[4];
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            double z = profileAt(relief.profile, s) + grid.at(relief.rest, s.xMm(), s.yMm());
            double rx = wantX[i] - z * relief.leanX(s.xMm());
            double ry = wantY[i] - z * relief.leanY(s.yMm());
            double bx = grid.at(relief.stiffX, s.xMm(), s.yMm());
            double by = grid.at(relief.stiffY, s.xMm(), s.yMm());
            grid.around(s.xMm(), s.yMm(), nodes, shares);
            x.addSquare(nodes, shares, 4, rx, trust[i] * s.wxx());
            y.addSquare(nodes, shares, 4, ry, trust[i] * s.wyy());
            // The part that both directions share moves over to the right, from the last round.
            double cross = trust[i] * s.wxy();
            for (int k = 0; k < 4; k++) {
                x.addRight(nodes[k], shares[k] * cross * (ry - by));
                y.addRight(nodes[k], shares[k] * cross * (rx - bx));
            }
        }
        Bending bending = new Bending(grid.columns, grid.rows, STIFF_BEND_MM);
        bending.charge(x, null);
        bending.charge(y, null);
        for (int p = 0; p < grid.count(); p++) {
            x.add(p, p, 1e-2);
            y.add(p, p, 1e-2);
        }
        System.arraycopy(x.solve(), 0, relief.stiffX, 0, grid.count());
        System.arraycopy(y.solve(), 0, relief.stiffY, 0, grid.count());
    }

    /// Moves the foot to where the sightings and the rise agree best on it.
    private void foot() {
        NodeGrid grid = relief.grid;
        // The perspective is worth something too: it holds the foot where nothing rises.
        double hold = 1 / (FOOT_MM * FOOT_MM);
        double a = hold;
        double b = 0;
        double c = hold;
        double u = 0;
        double v = 0;
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            double z = profileAt(relief.profile, s) + grid.at(relief.rest, s.xMm(), s.yMm());
            double g = -z / relief.heightMm;
            double rx =
                    wantX[i] - grid.at(relief.stiffX, s.xMm(), s.yMm()) - z * relief.leanX(s.xMm());
            double ry =
                    wantY[i] - grid.at(relief.stiffY, s.xMm(), s.yMm()) - z * relief.leanY(s.yMm());
            a += trust[i] * g * g * s.wxx();
            b += trust[i] * g * g * s.wxy();
            c += trust[i] * g * g * s.wyy();
            u += trust[i] * g * (s.wxx() * rx + s.wxy() * ry);
            v += trust[i] * g * (s.wxy() * rx + s.wyy() * ry);
        }
        double det = a * c - b * b;
        relief.footX += Math.clamp((c * u - b * v) / det, -FOOT_MM, FOOT_MM);
        relief.footY += Math.clamp((a * v - b * u) / det, -FOOT_MM, FOOT_MM);
    }
}
