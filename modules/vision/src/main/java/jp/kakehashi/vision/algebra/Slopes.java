package jp.kakehashi.vision.algebra;

import org.jspecify.annotations.Nullable;

/// The small algebra of fitting.
public final class Slopes {
    private Slopes() {}

    /// Turns a way in dots into millimetres, through the slopes of a map (see
    /// `LensPlane`).
    public static void toMm(double[] slopes, double dx, double dy, double[] mm) {
        double det = slopes[0] * slopes[3] - slopes[1] * slopes[2];
        double safe = Math.abs(det) < 1e-9 ? 1e-9 : det;
        mm[0] = (slopes[3] * dx - slopes[1] * dy) / safe;
        mm[1] = (slopes[0] * dy - slopes[2] * dx) / safe;
    }

    /// Solves a symmetric system of `n` by Cholesky, each number scaled by its own diagonal first;
    /// null when it has no single solution.
    public static double @Nullable [] solve(double[] a, double[] b, int n) {
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            if (!(a[i * n + i] > 0)) {
                return null;
            }
            scale[i] = 1 / Math.sqrt(a[i * n + i]);
        }
        double[] l = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j] * scale[i] * scale[j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i * n + k] * l[j * n + k];
                }
                if (i == j) {
                    if (!(sum > 1e-14)) {
                        return null;
                    }
                    l[i * n + i] = Math.sqrt(sum);
                } else {
                    l[i * n + j] = sum / l[j * n + j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = b[i] * scale[i];
            for (int k = 0; k < i; k++) {
                sum -= l[i * n + k] * x[k];
            }
            x[i] = sum / l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) {
                sum -= l[k * n + i] * x[k];
            }
            x[i] = sum / l[i * n + i];
        }
        for (int i = 0; i < n; i++) {
            x[i] *= scale[i];
        }
        return x;
    }
}
