package jp.kakehashi.vision.register;

/// How far each place of a sheet is from where a flat one would be: millimetres on a grid of the
/// template, straight between its nodes.
final class Displacement {
    static final double GRID_MM = 9;

    final int columns;
    final int rows;
    final double[] dx;
    final double[] dy;

    Displacement(double widthMm, double heightMm) {
        columns = (int) Math.ceil(widthMm / GRID_MM) + 1;
        rows = (int) Math.ceil(heightMm / GRID_MM) + 1;
        dx = new double[columns * rows];
        dy = new double[columns * rows];
    }

    /// The four nodes around a place and their shares, which add up to 1; beyond the grid the
    /// outermost cell goes on.
    void around(double xMm, double yMm, int[] nodes, double[] shares) {
        double x = xMm / GRID_MM;
        double y = yMm / GRID_MM;
        int cx = Math.clamp((int) Math.floor(x), 0, columns - 2);
        int cy = Math.clamp((int) Math.floor(y), 0, rows - 2);
        double fx = x - cx;
        double fy = y - cy;
        int p = cy * columns + cx;
        nodes[0] = p;
        nodes[1] = p + 1;
        nodes[2] = p + columns;
        nodes[3] = p + columns + 1;
        shares[0] = (1 - fx) * (1 - fy);
        shares[1] = fx * (1 - fy);
        shares[2] = (1 - fx) * fy;
        shares[3] = fx * fy;
    }

    /// This on top of a flat sheet.
    PageMap over(PageMap flat) {
        return (xMm, yMm, px) -> {
            double x = xMm / GRID_MM;
            double y = yMm / GRID_MM;
            int cx = Math.clamp((int) Math.floor(x), 0, columns - 2);
            int cy = Math.clamp((int) Math.floor(y), 0, rows - 2);
            double fx = x - cx;
            double fy = y - cy;
            int p = cy * columns + cx;
            double a = (1 - fx) * (1 - fy);
            double b = fx * (1 - fy);
            double c = (1 - fx) * fy;
            double d = fx * fy;
            flat.map(
                    xMm + a * dx[p] + b * dx[p + 1] + c * dx[p + columns] + d * dx[p + columns + 1],
                    yMm + a * dy[p] + b * dy[p + 1] + c * dy[p + columns] + d * dy[p + columns + 1],
                    px);
        };
    }
}
