package jp.kakehashi.vision.score;

import java.util.Arrays;

/// The light on a sheet: a smooth surface over the brightness of its cells, which what is
/// darker than paper does not draw down.
final class Light {
    private static final int TERMS = 10;
    private static final int ROUNDS = 8;
    private static final double ABOVE = 0.04;
    private static final double BELOW = 0.04;

    private Light() {}

    /// A cubic in the logarithm of `bright`, for each cell.
    static double[] fit(double[] bright, int columns, int rows) {
        double[] logs = new double[bright.length];
        double[] weights = new double[bright.length];
        double[] sorted = bright.clone();
        Arrays.sort(sorted);
        double usual = Math.log(Math.max(1, sorted[sorted.length * 2 / 3]));
        double[] fitted = new double[bright.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(Math.max(1, bright[i]));
            fitted[i] = usual;
        }
        double wide = 8;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < logs.length; i++) {
                double off = logs[i] - fitted[i];
                double unit = off / (wide * (off > 0 ? ABOVE * 2 : BELOW));
                weights[i] = 1 / (1 + unit * unit * unit * unit);
            }
            solve(logs, weights, columns, rows, fitted);
            wide = Math.max(1, wide / 1.5);
        }
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = Math.exp(fitted[i]);
        }
        return fitted;
    }

    private static void terms(int cell, int columns, int rows, double[] t) {
        double x = 2.0 * (cell % columns) / (columns - 1) - 1;
        int row = cell / columns;
        double y = 2.0 * row / (rows - 1) - 1;
        t[0] = 1;
        t[1] = x;
        t[2] = y;
        t[3] = x * x;
        t[4] = x * y;
        t[5] = y * y;
        t[6] = x * x * x;
        t[7] = x * x * y;
        t[8] = x * y * y;
        t[9] = y * y * y;
    }

    private static void solve(
            double[] logs, double[] weights, int columns, int rows, double[] fitted) {
        double[] a = new double[TERMS * TERMS];
        double[] b = new double[TERMS];
        double[] t = new double[TERMS];
        for (int i = 0; i < logs.length; i++) {
            terms(i, columns, rows, t);
            for (int j = 0; j < TERMS; j++) {
                b[j] += weights[i] * t[j] * logs[i];
                for (int k = 0; k < TERMS; k++) {
                    a[j * TERMS + k] += weights[i] * t[j] * t[k];
                }
            }
        }
        for (int j = 0; j < TERMS; j++) {
            a[j * TERMS + j] += 1e-3;
        }
        double[] c = jp.kakehashi.vision.algebra.Slopes.solve(a, b, TERMS);
        if (c == null) {
            return;
        }
        for (int i = 0; i < logs.length; i++) {
            terms(i, columns, rows, t);
            double sum = 0;
            for (int j = 0; j < TERMS; j++) {
                sum += c[j] * t[j];
            }
            fitted[i] = sum;
        }
    }
}
