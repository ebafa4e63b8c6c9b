package jp.kakehashi.vision.register;

/// A sheet that is not flat: what rises out of its plane by `z` is seen moved by `z / h` of
/// its way from the camera's foot. It rises along one direction by a profile, and beside that
/// a little as it likes; what perspective does not explain (prints that shrank, lenses) is a
/// stiff displacement.
final class Relief implements PageMap {
    LensPlane flat;
    final NodeGrid grid;
    final double heightMm;
    double footX;
    double footY;
    Profile profile;
    final double[] rest;
    final double[] stiffX;
    final double[] stiffY;

    Relief(LensPlane flat, double widthMm, double heightMm) {
        this.flat = flat;
        grid = new NodeGrid(widthMm, heightMm);
        CameraFoot foot = CameraFoot.of(flat);
        footX = foot.xMm();
        footY = foot.yMm();
        this.heightMm = foot.heightMm();
        profile = new Profile(0, false, widthMm, heightMm);
        rest = new double[grid.count()];
        stiffX = new double[grid.count()];
        stiffY = new double[grid.count()];
    }

    /// How far a place is moved by rising one millimetre.
    double leanX(double xMm) {
        return (xMm - footX) / heightMm;
    }

    double leanY(double yMm) {
        return (yMm - footY) / heightMm;
    }

    @Override
    public void map(double xMm, double yMm, double[] px) {
        double z = profile.at(xMm, yMm) + grid.at(rest, xMm, yMm);
        flat.map(
                xMm + grid.at(stiffX, xMm, yMm) + z * leanX(xMm),
                yMm + grid.at(stiffY, xMm, yMm) + z * leanY(yMm),
                px);
    }
}
