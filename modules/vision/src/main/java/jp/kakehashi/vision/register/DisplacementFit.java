package jp.kakehashi.vision.register;

import java.util.List;

/// Fits a {@link Displacement} to sightings. A sheet bends little nearly everywhere and much along
// a
/// few lines, its creases: bending is charged by its logarithm (Cauchy), so that it gathers where
/// the sightings want it, and sightings that do not agree with their neighbours lose their say.
final class DisplacementFit {
    private static final int ROUNDS = 7;

    /// No piece knows its place better than this.
    private static final double BEST_MM = 0.02;

    private DisplacementFit() {}

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
        Displacement fitted = new Displacement(widthMm, heightMm);
        int count = sightings.size();
        double[] wantX = new double[count];
        double[] wantY = new double[count];
        double[] px = new double[2];
        double[] slopes = new double[4];
        double[] off = new double[2];
        for (int i = 0; i < count; i++) {
            Sighting s = sightings.get(i);
            flat.map(s.xMm(), s.yMm(), px);
            flat.slopes(s.xMm(), s.yMm(), slopes);
            Slopes.toMm(slopes, s.xPx() - px[0], s.yPx() - px[1], off);
            wantX[i] = off[0];
            wantY[i] = off[1];
        }
        for (int round = 0; round < ROUNDS; round++) {
            // Begun soft, so that the first rounds are not caught by outliers.
            double soft = Math.max(1, 4.0 / (1 << round));
            solve(fitted, sightings, wantX, wantY, toleranceMm * soft, bendMm * soft);
        }
        return fitted;
    }

    private static void solve(
            Displacement d,
            List<Sighting> sightings,
            double[] wantX,
            double[] wantY,
            double tolerance,
            double bend) {
        int n = d.columns * d.rows;
        int band = 2 * d.columns;
        BandSystem x = new BandSystem(n, band);
        BandSystem y = new BandSystem(n, band);
        int[] nodes = new int[4];
        double[] shares = new double[4];
        for (int i = 0; i < wantX.length; i++) {
            Sighting s = sightings.get(i);
            d.around(s.xMm(), s.yMm(), nodes, shares);
            double nowX = 0;
            double nowY = 0;
            for (int k = 0; k < 4; k++) {
                nowX += shares[k] * d.dx[nodes[k]];
                nowY += shares[k] * d.dy[nodes[k]];
            }
            double rx = wantX[i] - nowX;
            double ry = wantY[i] - nowY;
            double cap = cap(s);
            double trust = cap / (1 + LensPlaneFit.unlikely(s, rx, ry, tolerance));
            // The part that both directions share moves over to the right, from the last round.
            double wx = trust * s.wxx();
            double wy = trust * s.wyy();
            double cross = trust * s.wxy();
            x.addSquare(nodes, shares, 4, wantX[i], wx);
            y.addSquare(nodes, shares, 4, wantY[i], wy);
            for (int k = 0; k < 4; k++) {
                x.addRight(nodes[k], shares[k] * cross * ry);
                y.addRight(nodes[k], shares[k] * cross * rx);
            }
        }
        smooth(d, x, y, bend);
        System.arraycopy(x.solve(), 0, d.dx, 0, n);
        System.arraycopy(y.solve(), 0, d.dy, 0, n);
    }

    private static double cap(Sighting s) {
        double most = Math.max(s.wxx(), s.wyy());
        return Math.min(1, 1 / (BEST_MM * BEST_MM * Math.max(most, 1e-9)));
    }

    private static void smooth(Displacement d, BandSystem x, BandSystem y, double bend) {
        int[] nodes = new int[4];
        double[] across = {1, -2, 1, 0};
        double[] twist = {1, -1, -1, 1};
        for (int row = 0; row < d.rows; row++) {
            for (int column = 0; column < d.columns; column++) {
                int p = row * d.columns + column;
                if (column + 2 < d.columns) {
                    set(nodes, p, p + 1, p + 2, p);
                    charge(d, x, y, nodes, across, 3, bend, 1);
                }
                if (row + 2 < d.rows) {
                    set(nodes, p, p + d.columns, p + 2 * d.columns, p);
                    charge(d, x, y, nodes, across, 3, bend, 1);
                }
                if (column + 1 < d.columns && row + 1 < d.rows) {
                    set(nodes, p, p + 1, p + d.columns, p + d.columns + 1);
                    charge(d, x, y, nodes, twist, 4, bend, 2);
                }
                x.add(p, p, 1e-4);
                y.add(p, p, 1e-4);
            }
        }
    }

    private static void set(int[] nodes, int a, int b, int c, int e) {
        nodes[0] = a;
        nodes[1] = b;
        nodes[2] = c;
        nodes[3] = e;
    }

    private static void charge(
            Displacement d,
            BandSystem x,
            BandSystem y,
            int[] nodes,
            double[] factors,
            int count,
            double bend,
            double times) {
        double bentX = 0;
        double bentY = 0;
        for (int k = 0; k < count; k++) {
            bentX += factors[k] * d.dx[nodes[k]];
            bentY += factors[k] * d.dy[nodes[k]];
        }
        double weight =
                times / (bend * bend) / (1 + (bentX * bentX + bentY * bentY) / (bend * bend));
        x.addSquare(nodes, factors, count, 0, weight);
        y.addSquare(nodes, factors, count, 0, weight);
    }
}
