package jp.kakehashi.vision.register;

/// The direction in which a sheet is bent.
final class Creases {
    private Creases() {}

    /// The angle across its creases: that in which the second differences of its rise are largest.
    static double across(NodeGrid grid, double[] rise) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        int w = grid.columns;
        for (int row = 1; row + 1 < grid.rows; row++) {
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
        return 0.5 * Math.atan2(2 * xy, xx - yy);
    }
}
