package jp.kakehashi.vision.register;

import jp.kakehashi.vision.recognise.Homography;

/// A flat sheet through a real lens: a homography, then radial distortion about the middle of the
/// picture (one coefficient, Brown 1966).
///
/// @param plane onto the picture that a perfect lens would give
/// @param k1 of the distortion, over the square of the distance in half diagonals
record LensPlane(Homography plane, double k1, double centreX, double centreY, double reach)
        implements PageMap {

    static LensPlane of(Homography plane, int width, int height) {
        return new LensPlane(
                plane, 0, (width - 1) / 2.0, (height - 1) / 2.0, Math.hypot(width, height) / 2);
    }

    LensPlane with(Homography other, double otherK1) {
        return new LensPlane(other, otherK1, centreX, centreY, reach);
    }

    @Override
    public void map(double xMm, double yMm, double[] px) {
        plane.map(xMm, yMm, px);
        double x = (px[0] - centreX) / reach;
        double y = (px[1] - centreY) / reach;
        double bent = 1 + k1 * (x * x + y * y);
        px[0] = centreX + x * bent * reach;
        px[1] = centreY + y * bent * reach;
    }

    /// The change of the place in dots with each millimetre: `dx/dX, dx/dY, dy/dX, dy/dY`.
    void slopes(double xMm, double yMm, double[] jacobian) {
        slopes(this, xMm, yMm, jacobian);
    }

    static void slopes(PageMap map, double xMm, double yMm, double[] jacobian) {
        double step = 0.5;
        double[] a = new double[2];
        double[] b = new double[2];
        map.map(xMm + step, yMm, a);
        map.map(xMm - step, yMm, b);
        jacobian[0] = a[0] - b[0];
        jacobian[2] = a[1] - b[1];
        map.map(xMm, yMm + step, a);
        map.map(xMm, yMm - step, b);
        jacobian[1] = a[0] - b[0];
        jacobian[3] = a[1] - b[1];
    }
}
