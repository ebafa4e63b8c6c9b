package jp.kakehashi.vision.recognise;

/// A plane seen in perspective: millimetres of the template to dots of the picture.
///
/// @param m nine numbers row by row, the last one 1
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
public record Homography(double[] m) {

    /// Where a point of the template is seen.
    public void map(double xMm, double yMm, double[] px) {
        double w = m[6] * xMm + m[7] * yMm + m[8];
        px[0] = (m[0] * xMm + m[1] * yMm + m[2]) / w;
        px[1] = (m[3] * xMm + m[4] * yMm + m[5]) / w;
    }

    /// How many dots of the picture an area of one square millimetre covers there; negative when
    /// it is seen from behind.
    public double areaScale(double xMm, double yMm) {
        double w = m[6] * xMm + m[7] * yMm + m[8];
        double u = (m[0] * xMm + m[1] * yMm + m[2]) / w;
        double v = (m[3] * xMm + m[4] * yMm + m[5]) / w;
        double ux = (m[0] - u * m[6]) / w;
        double uy = (m[1] - u * m[7]) / w;
        double vx = (m[3] - v * m[6]) / w;
        double vy = (m[4] - v * m[7]) / w;
        return ux * vy - uy * vx;
    }

    /// The same for a picture that is `factor` times as large, dots counted by their middles.
    public Homography scaled(double factor) {
        double shift = (factor - 1) / 2;
        double[] s = m.clone();
        for (int i = 0; i < 3; i++) {
            s[i] = m[i] * factor + shift * m[6 + i];
            s[3 + i] = m[3 + i] * factor + shift * m[6 + i];
        }
        return new Homography(s);
    }

    /// First `other`, then this.
    public Homography after(Homography other) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    product[3 * row + column] += m[3 * row + k] * other.m[3 * k + column];
                }
            }
        }
        double last = product[8];
        for (int i = 0; i < 9; i++) {
            product[i] /= last;
        }
        return new Homography(product);
    }

    /// What leaves every point where it is.
    public static Homography still() {
        return new Homography(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
    }
}
