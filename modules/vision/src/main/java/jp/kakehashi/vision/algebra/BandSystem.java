package jp.kakehashi.vision.algebra;

/// A symmetric positive system whose numbers only meet others near them: solved by Cholesky within
/// the band.
public final class BandSystem {
    private final int n;
    private final int band;
    private final double[] a;
    private final double[] b;

    /// @param band how far apart two numbers that meet may be
    public BandSystem(int n, int band) {
        this.n = n;
        this.band = band;
        a = new double[n * (band + 1)];
        b = new double[n];
    }

    /// Adds to the coefficient of a pair; each pair of different numbers once.
    public void add(int i, int j, double value) {
        int row = Math.max(i, j);
        int column = Math.min(i, j);
        a[row * (band + 1) + column - row + band] += value;
    }

    public void addRight(int i, double value) {
        b[i] += value;
    }

    /// Adds the square of a sum of a few numbers, `weight` times, that ought to be `value`.
    public void addSquare(int[] numbers, double[] factors, int count, double value, double weight) {
        for (int i = 0; i < count; i++) {
            addRight(numbers[i], weight * factors[i] * value);
            for (int j = 0; j <= i; j++) {
                add(numbers[i], numbers[j], weight * factors[i] * factors[j]);
            }
        }
    }

    /// The numbers; the system is used up.
    public double[] solve() {
        int w = band + 1;
        for (int i = 0; i < n; i++) {
            int first = Math.max(0, i - band);
            int row = i * w + band - i;
            for (int j = first; j <= i; j++) {
                int other = j * w + band - j;
                double sum = a[row + j];
                for (int k = Math.max(first, j - band); k < j; k++) {
                    sum -= a[row + k] * a[other + k];
                }
                a[row + j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[other + j];
            }
        }
        for (int i = 0; i < n; i++) {
            int row = i * w + band - i;
            double sum = b[i];
            for (int k = Math.max(0, i - band); k < i; k++) {
                sum -= a[row + k] * b[k];
            }
            b[i] = sum / a[row + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            b[i] /= a[i * w + band];
            int row = i * w + band - i;
            for (int k = Math.max(0, i - band); k < i; k++) {
                b[k] -= a[row + k] * b[i];
            }
        }
        return b;
    }
}
