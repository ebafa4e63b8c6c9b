package jp.kakehashi.vision.register;

/// A grid of nodes over a sheet, straight between them; beyond the sheet its outermost cells go on.
final class NodeGrid {
    static final double STEP_MM = 9;

    final int columns;
    final int rows;

    NodeGrid(double widthMm, double heightMm) {
        columns = (int) Math.ceil(widthMm / STEP_MM) + 1;
        rows = (int) Math.ceil(heightMm / STEP_MM) + 1;
    }

    int count() {
        return columns * rows;
    }

    /// Numbers that meet in a 3 × 3 neighbourhood of two rows each are this far apart.
    int band() {
        return 2 * columns + 2;
    }

    /// The four nodes around a place and their shares, which add up to 1.
    void around(double xMm, double yMm, int[] nodes, double[] shares) {
        double x = xMm / STEP_MM;
        double y = yMm / STEP_MM;
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

    /// The value at a place of numbers that stand at the nodes.
    double at(double[] values, double xMm, double yMm) {
        double x = xMm / STEP_MM;
        double y = yMm / STEP_MM;
        int cx = Math.clamp((int) Math.floor(x), 0, columns - 2);
        int cy = Math.clamp((int) Math.floor(y), 0, rows - 2);
        double fx = x - cx;
        double fy = y - cy;
        int p = cy * columns + cx;
        double upper = values[p] + fx * (values[p + 1] - values[p]);
        double lower = values[p + columns] + fx * (values[p + columns + 1] - values[p + columns]);
        return upper + fy * (lower - upper);
    }
}
