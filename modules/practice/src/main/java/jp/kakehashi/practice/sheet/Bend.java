package jp.kakehashi.practice.sheet;

import java.util.function.DoubleUnaryOperator;

/// A section through bent paper: where each millimetre of paper comes to lie, along and above. Arc
/// length is kept, so that paper neither stretches nor shrinks.
final class Bend {
    /// Paper that lies flat.
    static final Bend FLAT = new Bend(d -> 0);

    private static final double STEP = 0.2;
    private static final int HALF = 1_500;

    private final double[] along = new double[2 * HALF + 1];
    private final double[] above = new double[2 * HALF + 1];
    private final double[] slope = new double[2 * HALF + 1];
    private final double[] paper = new double[2 * HALF + 1];

    /// Of the angle against the desk at each millimetre of paper from its middle, in radians,
    /// between -1 and 1.
    Bend(DoubleUnaryOperator angle) {
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 1; i <= HALF; i++) {
                double middle = angle.applyAsDouble(side * (i - 0.5) * STEP);
                int at = HALF + side * i;
                along[at] = along[at - side] + side * STEP * Math.cos(middle);
                above[at] = above[at - side] + side * STEP * Math.sin(middle);
            }
        }
        for (int i = 0; i < slope.length; i++) {
            slope[i] = Math.tan(angle.applyAsDouble((i - HALF) * STEP));
        }
        int at = 0;
        for (int i = 0; i < paper.length; i++) {
            double wanted = (i - HALF) * STEP;
            while (at < along.length - 2 && along[at + 1] < wanted) {
                at++;
            }
            double part = (wanted - along[at]) / (along[at + 1] - along[at]);
            paper[i] = (at - HALF + part) * STEP;
        }
    }

    /// Where the millimetre `d` of paper lies along the desk.
    double along(double d) {
        return read(along, d);
    }

    /// How high the millimetre `d` of paper lies.
    double above(double d) {
        return read(above, d);
    }

    /// Which millimetre of paper lies at `x` along the desk.
    double paper(double x) {
        return read(paper, x);
    }

    /// How steep the millimetre `d` of paper is.
    double slope(double d) {
        return read(slope, d);
    }

    private static double read(double[] table, double at) {
        double place = at / STEP + HALF;
        int i = Math.clamp((int) Math.floor(place), 0, table.length - 2);
        return table[i] + (place - i) * (table[i + 1] - table[i]);
    }
}
