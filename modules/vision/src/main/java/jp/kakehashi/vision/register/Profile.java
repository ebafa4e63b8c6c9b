package jp.kakehashi.vision.register;

/// How a sheet rises along one direction, the same on every line askew to it: most sheets that were
/// rolled or folded do. Straight between knots.
final class Profile {
    static final double STEP_MM = 4;

    final double across;
    final double down;
    final double[] rise;
    private final double begin;

    /// A flat one, over a sheet.
    Profile(double angle, double widthMm, double heightMm) {
        across = Math.cos(angle);
        down = Math.sin(angle);
        double least = Math.min(0, across * widthMm) + Math.min(0, down * heightMm);
        double most = Math.max(0, across * widthMm) + Math.max(0, down * heightMm);
        begin = least - STEP_MM;
        rise = new double[(int) Math.ceil((most - least) / STEP_MM) + 3];
    }

    /// How far along the direction, in knots.
    double along(double xMm, double yMm) {
        return (across * xMm + down * yMm - begin) / STEP_MM;
    }

    int knot(double along) {
        return Math.clamp((int) Math.floor(along), 0, rise.length - 2);
    }

    double at(double xMm, double yMm) {
        double along = along(xMm, yMm);
        int knot = knot(along);
        return rise[knot] + (along - knot) * (rise[knot + 1] - rise[knot]);
    }

    double angle() {
        return Math.atan2(down, across);
    }
}
