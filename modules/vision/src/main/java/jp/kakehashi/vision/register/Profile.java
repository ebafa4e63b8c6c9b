package jp.kakehashi.vision.register;

/// How a sheet rises along one direction, the same on every line askew to it, and perhaps along the
/// direction across that, too: most sheets that were rolled or folded do. Straight between knots.
final class Profile {
    static final double STEP_MM = 4;

    final double across;
    final double down;

    /// The knots along the direction, then, if `crossed`, those along the other.
    final double[] rise;

    final boolean crossed;
    private final int first;
    private final double begin;
    private final double otherBegin;

    /// A flat one, over a sheet.
    Profile(double angle, boolean crossed, double widthMm, double heightMm) {
        across = Math.cos(angle);
        down = Math.sin(angle);
        this.crossed = crossed;
        begin = least(across, down, widthMm, heightMm) - STEP_MM;
        otherBegin = least(-down, across, widthMm, heightMm) - STEP_MM;
        first = knots(across, down, widthMm, heightMm);
        rise = new double[first + (crossed ? knots(-down, across, widthMm, heightMm) : 0)];
    }

    private static double least(double x, double y, double widthMm, double heightMm) {
        return Math.min(0, x * widthMm) + Math.min(0, y * heightMm);
    }

    private static int knots(double x, double y, double widthMm, double heightMm) {
        double length = Math.abs(x * widthMm) + Math.abs(y * heightMm);
        return (int) Math.ceil(length / STEP_MM) + 3;
    }

    /// The same direction, flat, with or without the other.
    Profile fresh(boolean alsoOther, double widthMm, double heightMm) {
        return new Profile(angle(), alsoOther, widthMm, heightMm);
    }

    /// Whether a bend at this knot and the two after it is one: they belong to one direction.
    boolean together(int knot) {
        return knot + 2 < first || (knot >= first && knot + 2 < rise.length);
    }

    double at(double xMm, double yMm) {
        double z = along(across * xMm + down * yMm - begin, 0, first);
        return crossed ? z + along(across * yMm - down * xMm - otherBegin, first, rise.length) : z;
    }

    private double along(double mm, int from, int end) {
        double along = mm / STEP_MM;
        int knot = Math.clamp((int) Math.floor(along), 0, end - from - 2);
        return rise[from + knot] + (along - knot) * (rise[from + knot + 1] - rise[from + knot]);
    }

    /// The knots that a place touches and their shares, `count` of which are there already.
    int share(double xMm, double yMm, double share, int[] knots, double[] shares, int count) {
        int now = share(across * xMm + down * yMm - begin, 0, first, share, knots, shares, count);
        return crossed
                ? share(
                        across * yMm - down * xMm - otherBegin,
                        first,
                        rise.length,
                        share,
                        knots,
                        shares,
                        now)
                : now;
    }

    private static int share(
            double mm, int from, int end, double share, int[] knots, double[] shares, int count) {
        double along = mm / STEP_MM;
        int knot = Math.clamp((int) Math.floor(along), 0, end - from - 2);
        double f = along - knot;
        int now = add(from + knot, (1 - f) * share, knots, shares, count);
        return add(from + knot + 1, f * share, knots, shares, now);
    }

    private static int add(int knot, double share, int[] knots, double[] shares, int count) {
        for (int k = 0; k < count; k++) {
            if (knots[k] == knot) {
                shares[k] += share;
                return count;
            }
        }
        knots[count] = knot;
        shares[count] = share;
        return count + 1;
    }

    double angle() {
        return Math.atan2(down, across);
    }
}
