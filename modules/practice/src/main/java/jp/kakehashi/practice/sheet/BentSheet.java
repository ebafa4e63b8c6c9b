package jp.kakehashi.practice.sheet;

/// A sheet of paper as it lies: two sections at right angles to each other, turned against the
/// sheet. With one of them flat it is a developable surface; with both (folded crosswise) nearly.
/// Millimetres from the middle of the sheet; heights from the desk.
public final class BentSheet {
    private final Kind kind;
    private final double curlMm;
    private final double cos;
    private final double sin;
    private final Bend first;
    private final Bend second;
    private final double lowest;
    private final double turnCos;
    private final double turnSin;
    private final double right;
    private final double down;

    /// How a sheet lies.
    public enum Kind {
        /// Flat on the desk.
        FLAT,
        /// In waves, as paper that was rolled or carried.
        SINE,
        /// Folded once.
        FOLD,
        /// Folded twice, as for an envelope.
        LETTER,
        /// Folded in four.
        CROSS,
        /// One corner stands up.
        CORNER
    }

    /// A sheet of that size; `turn` is the angle of the first section against its width.
    BentSheet(Kind kind, double widthMm, double heightMm, double turn, Bend first, Bend second) {
        this.kind = kind;
        this.cos = Math.cos(turn);
        this.sin = Math.sin(turn);
        this.first = first;
        this.second = second;
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i <= 24; i++) {
            for (int j = 0; j <= 24; j++) {
                double above = raw((i / 24.0 - 0.5) * widthMm, (j / 24.0 - 0.5) * heightMm);
                least = Math.min(least, above);
                most = Math.max(most, above);
            }
        }
        this.lowest = least;
        this.curlMm = most - least;
        this.turnCos = 1;
        this.turnSin = 0;
        this.right = 0;
        this.down = 0;
    }

    private BentSheet(BentSheet of, double turn, double right, double down) {
        this.kind = of.kind;
        this.curlMm = of.curlMm;
        this.cos = of.cos;
        this.sin = of.sin;
        this.first = of.first;
        this.second = of.second;
        this.lowest = of.lowest;
        this.turnCos = Math.cos(turn);
        this.turnSin = Math.sin(turn);
        this.right = right;
        this.down = down;
    }

    /// The same sheet, turned on the desk by `turn` (clockwise, radians), its middle moved by
    /// `right`, `down` millimetres.
    public BentSheet moved(double turn, double right, double down) {
        return new BentSheet(this, turn, right, down);
    }

    private double raw(double s, double t) {
        return first.above(cos * s + sin * t) + second.above(-sin * s + cos * t);
    }

    /// How it lies.
    public Kind kind() {
        return kind;
    }

    /// How far its highest place stands above its lowest.
    public double curlMm() {
        return curlMm;
    }

    /// Where a place of the paper lies: x, y over the desk and the height into `out`.
    public void place(double s, double t, double[] out) {
        double d = cos * s + sin * t;
        double e = -sin * s + cos * t;
        double a = first.along(d);
        double b = second.along(e);
        double x = cos * a - sin * b;
        double y = sin * a + cos * b;
        out[0] = turnCos * x - turnSin * y + right;
        out[1] = turnSin * x + turnCos * y + down;
        out[2] = first.above(d) + second.above(e) - lowest;
    }

    /// What lies over a place of the desk: the paper's s and t, its height and its slopes along x
    /// and y into `out`.
    public void over(double x, double y, double[] out) {
        double px = turnCos * (x - right) + turnSin * (y - down);
        double py = turnCos * (y - down) - turnSin * (x - right);
        double d = first.paper(cos * px + sin * py);
        double e = second.paper(-sin * px + cos * py);
        out[0] = cos * d - sin * e;
        out[1] = sin * d + cos * e;
        out[2] = first.above(d) + second.above(e) - lowest;
        double along = first.slope(d);
        double across = second.slope(e);
        double slopeX = cos * along - sin * across;
        double slopeY = sin * along + cos * across;
        out[3] = turnCos * slopeX - turnSin * slopeY;
        out[4] = turnSin * slopeX + turnCos * slopeY;
    }
}
