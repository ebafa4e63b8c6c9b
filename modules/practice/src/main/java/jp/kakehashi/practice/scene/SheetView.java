package jp.kakehashi.practice.scene;

import jp.kakehashi.practice.sheet.BentSheet;

/// Where each part of a picture looks: worked out exactly every few dots, in between in straight
/// lines. Immutable.
final class SheetView {
    /// Dots between two places that are worked out.
    static final int STEP = 4;

    private static final int ROUNDS = 6;

    private final int columns;
    private final float[] s;
    private final float[] t;
    private final float[] x;
    private final float[] y;
    private final float[] slopeX;
    private final float[] slopeY;

    SheetView(Camera camera, BentSheet sheet, int width, int height) {
        columns = width / STEP + 3;
        int rows = height / STEP + 3;
        int n = columns * rows;
        s = new float[n];
        t = new float[n];
        x = new float[n];
        y = new float[n];
        slopeX = new float[n];
        slopeY = new float[n];
        double[] ray = new double[4];
        double[] over = new double[5];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                camera.ray((column - 1) * STEP, (row - 1) * STEP, ray);
                x[at] = (float) ray[0];
                y[at] = (float) ray[1];
                double above = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    sheet.over(ray[0] + above * ray[2], ray[1] + above * ray[3], over);
                    above = over[2];
                }
                s[at] = (float) over[0];
                t[at] = (float) over[1];
                slopeX[at] = (float) over[3];
                slopeY[at] = (float) over[4];
            }
        }
    }

    /// The place of the table for a dot: its upper left neighbour's.
    int node(int column, int row) {
        return (row / STEP + 1) * columns + column / STEP + 1;
    }

    /// Reads one of the tables in between.
    private float read(float[] table, int column, int row) {
        int at = node(column, row);
        float u = (column % STEP) / (float) STEP;
        float v = (row % STEP) / (float) STEP;
        float top = table[at] + u * (table[at + 1] - table[at]);
        float bottom = table[at + columns] + u * (table[at + columns + 1] - table[at + columns]);
        return top + v * (bottom - top);
    }

    /// What a dot sees: the paper's s and t, how they change per dot to the right and down, the
    /// desk's x and y, and the paper's slopes, into `out` (10).
    void look(int column, int row, float[] out) {
        int at = node(column, row);
        float v = (row % STEP) / (float) STEP;
        float u = (column % STEP) / (float) STEP;
        out[0] = read(s, column, row);
        out[1] = read(t, column, row);
        out[2] = right(s, at, v);
        out[3] = right(t, at, v);
        out[4] = down(s, at, u);
        out[5] = down(t, at, u);
        out[6] = read(x, column, row);
        out[7] = read(y, column, row);
        out[8] = slopeX[at];
        out[9] = slopeY[at];
    }

    private float right(float[] table, int at, float v) {
        float top = table[at + 1] - table[at];
        float bottom = table[at + columns + 1] - table[at + columns];
        return (top + v * (bottom - top)) / STEP;
    }

    private float down(float[] table, int at, float u) {
        float left = table[at + columns] - table[at];
        float right = table[at + columns + 1] - table[at + 1];
        return (left + u * (right - left)) / STEP;
    }
}
