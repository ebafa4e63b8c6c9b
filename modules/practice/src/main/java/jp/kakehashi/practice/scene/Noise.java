package jp.kakehashi.practice.scene;

import jp.kakehashi.practice.chance.Dice;

/// Smooth chance over a plane that repeats every `side`: around 0, mostly within -1.5 and 1.5.
/// Immutable.
final class Noise {
    private final int n;
    private final double cell;
    private final float[] node;

    /// With a value of its own every `cell`.
    Noise(int side, int cell, Dice dice) {
        this.n = Math.max(1, side / cell);
        this.cell = cell;
        this.node = new float[n * n];
        for (int i = 0; i < node.length; i++) {
            node[i] = (float) dice.around(1);
        }
    }

    double at(double x, double y) {
        double u = x / cell;
        double v = y / cell;
        int i = (int) Math.floor(u);
        int j = (int) Math.floor(v);
        double a = eased(u - i);
        double b = eased(v - j);
        int left = Math.floorMod(i, n);
        int right = (left + 1) % n;
        int top = Math.floorMod(j, n) * n;
        int bottom = Math.floorMod(j + 1, n) * n;
        return (1 - b) * ((1 - a) * node[top + left] + a * node[top + right])
                + b * ((1 - a) * node[bottom + left] + a * node[bottom + right]);
    }

    private static double eased(double x) {
        return x * x * (3 - 2 * x);
    }
}
