package jp.kakehashi.practice.scene;

/// A pinhole with a lens: from millimetres over the desk (x right, y down the sheet, height) to
/// dots, and back along the ray. The middle of the first dot is 0, 0.
public final class Camera {
    private final double[] turn;
    private final double[] shift;
    private final double f;
    private final double k1;
    private final double cx;
    private final double cy;

    /// How a camera stands.
    ///
    /// @param tilt of the desk against the camera, radians
    /// @param towards in which direction of the picture it leans
    /// @param rotation of the sheet in the picture, clockwise, radians
    /// @param distance from the lens to the middle of the sheet, mm
    /// @param focal length in dots
    /// @param k1 of the lens: barrel below 0
    public record Stand(
            double tilt,
            double towards,
            double rotation,
            double distance,
            double focal,
            double k1) {}

    /// A camera whose picture is `width` by `height`; the sheet's middle appears `right`, `down`
    /// dots from the picture's middle.
    public Camera(Stand stand, int width, int height, double right, double down) {
        this.f = stand.focal();
        this.k1 = stand.k1();
        this.cx = (width - 1) / 2.0;
        this.cy = (height - 1) / 2.0;
        this.turn = times(leaning(stand.tilt(), stand.towards()), aboutZ(stand.rotation()));
        double scale = stand.distance() / f;
        this.shift = new double[] {right * scale, down * scale, stand.distance()};
    }

    private static double[] aboutZ(double a) {
        double c = Math.cos(a);
        double s = Math.sin(a);
        return new double[] {c, -s, 0, s, c, 0, 0, 0, 1};
    }

    private static double[] leaning(double tilt, double towards) {
        double c = Math.cos(tilt);
        double s = Math.sin(tilt);
        double[] about = {1, 0, 0, 0, c, -s, 0, s, c};
        return times(times(aboutZ(towards), about), aboutZ(-towards));
    }

    private static double[] times(double[] a, double[] b) {
        double[] product = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    product[3 * i + j] += a[3 * i + k] * b[3 * k + j];
                }
            }
        }
        return product;
    }

    /// Where a point over the desk is seen: `out` is x and y in dots.
    public void see(double x, double y, double height, double[] out) {
        double z = -height;
        double px = turn[0] * x + turn[1] * y + turn[2] * z + shift[0];
        double py = turn[3] * x + turn[4] * y + turn[5] * z + shift[1];
        double pz = turn[6] * x + turn[7] * y + turn[8] * z + shift[2];
        double u = px / pz;
        double v = py / pz;
        double lens = 1 + k1 * (u * u + v * v);
        out[0] = cx + f * u * lens;
        out[1] = cy + f * v * lens;
    }

    /// The ray through a dot: `out` is a point on the desk (x, y) and how x and y change per
    /// millimetre of height.
    public void ray(double column, double row, double[] out) {
        double u = (column - cx) / f;
        double v = (row - cy) / f;
        double seen = Math.hypot(u, v);
        double r = seen;
        for (int i = 0; i < 6; i++) {
            r -= (r * (1 + k1 * r * r) - seen) / (1 + 3 * k1 * r * r);
        }
        double lens = seen == 0 ? 1 : r / seen;
        double dx = u * lens;
        double dy = v * lens;
        double wx = turn[0] * dx + turn[3] * dy + turn[6];
        double wy = turn[1] * dx + turn[4] * dy + turn[7];
        double wz = turn[2] * dx + turn[5] * dy + turn[8];
        double ox = -(turn[0] * shift[0] + turn[3] * shift[1] + turn[6] * shift[2]);
        double oy = -(turn[1] * shift[0] + turn[4] * shift[1] + turn[7] * shift[2]);
        double oz = -(turn[2] * shift[0] + turn[5] * shift[1] + turn[8] * shift[2]);
        double far = -oz / wz;
        out[0] = ox + far * wx;
        out[1] = oy + far * wy;
        out[2] = -wx / wz;
        out[3] = -wy / wz;
    }
}
