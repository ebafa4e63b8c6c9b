package jp.kakehashi.vision.register;

import java.util.List;

/// Fits how a sheet rises out of its plane to sightings. What rises by `z` is seen moved by `z / h`
/// of its way from the camera's foot, so one number at each node tells both directions, also where
/// only ruled lines are printed. A sheet bends along one direction: across its creases much, and
/// charged by the logarithm of the bend, so that it gathers where the sightings want it; along them
/// hardly. A second, stiff displacement takes what is left: prints that shrank, lenses.
final class ReliefFit {
    private static final int ROUNDS = 8;
    private static final int STIFF_FROM = 3;

    /// No piece knows its place better than this.
    private static final double BEST_MM = 0.02;

    private static final double STIFF_BEND_MM = 0.004;
    private static final double ALONG = 6;

    private final List<Sighting> sightings;
    private final double toleranceMm;
    private final double bendMm;
    private final Displacement all;
    private final Displacement stiff;
    private final double[] rise;
    private final double[] wantX;
    private final double[] wantY;
    private double footX;
    private double footY;
    private final double heightMm;
    private double across;
    private double down;
    private boolean directed;

    private ReliefFit(
            LensPlane flat,
            List<Sighting> sightings,
            double widthMm,
            double heightMm,
            double toleranceMm,
            double bendMm) {
        this.sightings = sightings;
        this.toleranceMm = toleranceMm;
        this.bendMm = bendMm;
        all = new Displacement(widthMm, heightMm);
        stiff = new Displacement(widthMm, heightMm);
        rise = new double[all.columns * all.rows];
        CameraFoot foot = CameraFoot.of(flat);
        footX = foot.xMm();
        footY = foot.yMm();
        this.heightMm = foot.heightMm();
        wantX = new double[sightings.size()];
        wantY = new double[sightings.size()];
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
        }
    }

    /// The displacement from `flat`.
    ///
    /// @param toleranceMm how far off an honest sighting may be
    /// @param bendMm how much a sheet bends between two nodes of the grid where it has no crease
    static Displacement fit(
            LensPlane flat,
            List<Sighting> sightings,
            double widthMm,
            double heightMm,
            double toleranceMm,
            double bendMm) {
        ReliefFit fit = new ReliefFit(flat, sightings, widthMm, heightMm, toleranceMm, bendMm);
        for (int round = 0; round < ROUNDS; round++) {
            // Begun soft, so that the first rounds are not caught by outliers.
            double soft = Math.max(1, 4.0 / (1 << round));
            fit.rise(soft);
            if (round >= STIFF_FROM) {
                fit.stiff();
            }
            fit.foot();
            fit.together();
            fit.direction();
        }
        return fit.all;
    }

    private void together() {
        for (int p = 0; p < rise.length; p++) {
            double x = p % all.columns * Displacement.GRID_MM;
            double y = (double) (p / all.columns) * Displacement.GRID_MM;
            all.dx[p] = stiff.dx[p] + rise[p] * (x - footX) / heightMm;
            all.dy[p] = stiff.dy[p] + rise[p] * (y - footY) / heightMm;
        }
    }

    /// How much a sighting counts, given how far it is from what is fitted now.
    private double trust(int i, int[] nodes, double[] shares, double soft) {
        Sighting s = sightings.get(i);
        double x = 0;
        double y = 0;
        for (int k = 0; k < 4; k++) {
            x += shares[k] * all.dx[nodes[k]];
            y += shares[k] * all.dy[nodes[k]];
        }
        double most = Math.max(s.wxx(), s.wyy());
        double cap = Math.min(1, 1 / (BEST_MM * BEST_MM * Math.max(most, 1e-9)));
        return cap / (1 + LensPlaneFit.unlikely(s, wantX[i] - x, wantY[i] - y, toleranceMm * soft));
    }

    private void rise(double soft) {
        BandSystem system = new BandSystem(rise.length, 2 * all.columns + 2);
        int[] nodes = new int[4];
        double[] shares = new double[4];
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            all.around(s.xMm(), s.yMm(), nodes, shares);
            double trust = trust(i, nodes, shares, soft);
            double bx = 0;
            double by = 0;
            for (int k = 0; k < 4; k++) {
                bx += shares[k] * stiff.dx[nodes[k]];
                by += shares[k] * stiff.dy[nodes[k]];
            }
            double ex = (s.xMm() - footX) / heightMm;
            double ey = (s.yMm() - footY) / heightMm;
            double rx = wantX[i] - bx;
            double ry = wantY[i] - by;
            double w = s.wxx() * ex * ex + 2 * s.wxy() * ex * ey + s.wyy() * ey * ey;
            double v = s.wxx() * ex * rx + s.wxy() * (ex * ry + ey * rx) + s.wyy() * ey * ry;
            if (w > 1e-9) {
                system.addSquare(nodes, shares, 4, v / w, trust * w);
            }
        }
        Bending bending = new Bending(all.columns, all.rows, bendMm * soft);
        if (directed) {
            bending.alongOnly(across, down, ALONG);
        }
        bending.charge(system, rise);
        for (int p = 0; p < rise.length; p++) {
            system.add(p, p, 1e-4);
        }
        System.arraycopy(system.solve(), 0, rise, 0, rise.length);
    }

    private void stiff() {
        BandSystem x = new BandSystem(rise.length, 2 * all.columns + 2);
        BandSystem y = new BandSystem(rise.length, 2 * all.columns + 2);
        int[] nodes = new int[4];
        double[] shares = new double[4];
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            all.around(s.xMm(), s.yMm(), nodes, shares);
            double trust = trust(i, nodes, shares, 1);
            double z = 0;
            double bx = 0;
            double by = 0;
            for (int k = 0; k < 4; k++) {
                z += shares[k] * rise[nodes[k]];
                bx += shares[k] * stiff.dx[nodes[k]];
                by += shares[k] * stiff.dy[nodes[k]];
            }
            double rx = wantX[i] - z * (s.xMm() - footX) / heightMm;
            double ry = wantY[i] - z * (s.yMm() - footY) / heightMm;
            x.addSquare(nodes, shares, 4, rx, trust * s.wxx());
            y.addSquare(nodes, shares, 4, ry, trust * s.wyy());
            // The part that both directions share moves over to the right, from the last round.
            double cross = trust * s.wxy();
            for (int k = 0; k < 4; k++) {
                x.addRight(nodes[k], shares[k] * cross * (ry - by));
                y.addRight(nodes[k], shares[k] * cross * (rx - bx));
            }
        }
        Bending bending = new Bending(all.columns, all.rows, STIFF_BEND_MM);
        bending.charge(x, null);
        bending.charge(y, null);
        for (int p = 0; p < rise.length; p++) {
            x.add(p, p, 1e-2);
            y.add(p, p, 1e-2);
        }
        System.arraycopy(x.solve(), 0, stiff.dx, 0, rise.length);
        System.arraycopy(y.solve(), 0, stiff.dy, 0, rise.length);
    }

    /// Moves the foot to where the sightings and the rise agree best on it.
    private void foot() {
        double a = 0;
        double b = 0;
        double c = 0;
        double u = 0;
        double v = 0;
        int[] nodes = new int[4];
        double[] shares = new double[4];
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            all.around(s.xMm(), s.yMm(), nodes, shares);
            double trust = trust(i, nodes, shares, 1);
            double z = 0;
            double bx = 0;
            double by = 0;
            for (int k = 0; k < 4; k++) {
                z += shares[k] * rise[nodes[k]];
                bx += shares[k] * stiff.dx[nodes[k]];
                by += shares[k] * stiff.dy[nodes[k]];
            }
            double g = -z / heightMm;
            double rx = wantX[i] - bx + g * (s.xMm() - footX);
            double ry = wantY[i] - by + g * (s.yMm() - footY);
            a += trust * g * g * s.wxx();
            b += trust * g * g * s.wxy();
            c += trust * g * g * s.wyy();
            u += trust * g * (s.wxx() * rx + s.wxy() * ry);
            v += trust * g * (s.wxy() * rx + s.wyy() * ry);
        }
        // The perspective is worth something too: it holds the foot where nothing rises.
        double hold = 1 / (FOOT_MM * FOOT_MM);
        a += hold;
        c += hold;
        double det = a * c - b * b;
        footX += Math.clamp((c * u - b * v) / det, -FOOT_MM, FOOT_MM);
        footY += Math.clamp((a * v - b * u) / det, -FOOT_MM, FOOT_MM);
    }

    /// The direction across the creases: that in which the bends are.
    private void direction() {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        int w = all.columns;
        for (int row = 1; row + 1 < all.rows; row++) {
            for (int column = 1; column + 1 < w; column++) {
                int p = row * w + column;
                double a = rise[p - 1] - 2 * rise[p] + rise[p + 1];
                double c = rise[p - w] - 2 * rise[p] + rise[p + w];
                double b =
                        (rise[p + w + 1] - rise[p + w - 1] - rise[p - w + 1] + rise[p - w - 1]) / 4;
                xx += a * a + b * b;
                xy += a * b + b * c;
                yy += b * b + c * c;
            }
        }
        double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
        across = Math.cos(angle);
        down = Math.sin(angle);
        directed = true;
    }

    private static final double FOOT_MM = 25;
}
