package jp.kakehashi.vision.register;

/// The point of a sheet's plane straight below the camera: whatever rises out of the plane is seen
/// moved away from it (Zhang 2000 for the focal length of one plane).
///
/// @param xMm on the template
/// @param heightMm how far the camera is above it
record CameraFoot(double xMm, double yMm, double heightMm) {
    /// Focal lengths of document cameras and telephones, in widths of the picture.
    private static final double SHORTEST = 0.65;

    private static final double LONGEST = 1.25;
    private static final double USUAL = 0.9;

    /// How much the usual focal length counts beside what the perspective tells.
    private static final double USUAL_COUNTS = 2e-3;

    static CameraFoot of(LensPlane sheet) {
        double[] m = sheet.plane().m();
        double s = sheet.reach();
        double[] a = new double[3];
        double[] b = new double[3];
        double[] c = new double[3];
        column(m, 0, sheet, a);
        column(m, 1, sheet, b);
        column(m, 2, sheet, c);
        double width = 2 * sheet.centreX() / s;
        double f = width * focal(a, b, width);
        double[] ra = {a[0] / f, a[1] / f, a[2]};
        double[] rb = {b[0] / f, b[1] / f, b[2]};
        double[] t = {c[0] / f, c[1] / f, c[2]};
        double la = Math.sqrt(dot(ra, ra));
        double lb = Math.sqrt(dot(rb, rb));
        double scale = Math.sqrt(la * lb);
        double[] normal = {
            (ra[1] * rb[2] - ra[2] * rb[1]) / (la * lb),
            (ra[2] * rb[0] - ra[0] * rb[2]) / (la * lb),
            (ra[0] * rb[1] - ra[1] * rb[0]) / (la * lb)
        };
        double x = -dot(ra, t) / (la * la);
        double y = -dot(rb, t) / (lb * lb);
        return new CameraFoot(x, y, Math.abs(dot(normal, t)) / scale);
    }

    /// A column of the plane's matrix, about the middle of the picture, in half diagonals.
    private static void column(double[] m, int column, LensPlane sheet, double[] to) {
        double w = m[6 + column];
        to[0] = (m[column] - sheet.centreX() * w) / sheet.reach();
        to[1] = (m[3 + column] - sheet.centreY() * w) / sheet.reach();
        to[2] = w;
    }

    /// In widths of the picture: that for which the sides of the sheet are square and of one scale.
    private static double focal(double[] a, double[] b, double width) {
        double norm = a[0] * a[0] + a[1] * a[1] + b[0] * b[0] + b[1] * b[1];
        double p1 = (a[0] * b[0] + a[1] * b[1]) / norm;
        double q1 = a[2] * b[2] / norm;
        double p2 = (a[0] * a[0] + a[1] * a[1] - b[0] * b[0] - b[1] * b[1]) / norm;
        double q2 = (a[2] * a[2] - b[2] * b[2]) / norm;
        // p + f² q = 0 for both; the usual focal length holds where neither says anything.
        double usual = USUAL * width * USUAL * width;
        double scale = 1 / usual;
        double weight = USUAL_COUNTS * scale * scale;
        double f2 =
                (-(p1 * q1 + p2 * q2) + weight * usual * 1e-2)
                        / (q1 * q1 + q2 * q2 + weight * 1e-2);
        double f = f2 > 0 ? Math.sqrt(f2) / width : USUAL;
        return Math.clamp(f, SHORTEST, LONGEST);
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
