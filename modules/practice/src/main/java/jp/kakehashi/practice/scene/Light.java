package jp.kakehashi.practice.scene;

import jp.kakehashi.practice.chance.Dice;

/// The light over a desk, never even: stronger on one side, perhaps a lamp's spot, perhaps the soft
/// shadow of somebody who bends over it. In shares of the picture's width. Immutable.
final class Light {
    private final double level;
    private final double[] white;
    private final double gradientX;
    private final double gradientY;
    private final double vignette;
    private final double[] spot;
    private final double[] shadow;
    private final double fromX;
    private final double fromY;
    private final double steep;

    Light(Dice dice) {
        level = dice.between(0.68, 1.02);
        double warm = dice.around(0.05);
        double green = dice.around(0.015);
        white = new double[] {1 + warm, 1 + green, 1 - warm};
        gradientX = dice.around(0.16);
        gradientY = dice.around(0.16);
        vignette = dice.chance(0.5) ? dice.between(0.1, 0.7) : 0;
        double strength = dice.chance(0.3) ? dice.between(0.1, 0.35) : 0;
        spot =
                new double[] {
                    dice.between(0.1, 0.9), dice.between(0, 0.56), dice.between(0.1, 0.4), strength
                };
        double deep = dice.chance(0.4) ? dice.between(0.12, 0.45) : 0;
        double way = dice.between(0, 2 * Math.PI);
        shadow =
                new double[] {
                    dice.between(0.1, 0.9),
                    dice.between(0.05, 0.5),
                    Math.cos(way),
                    Math.sin(way),
                    dice.between(0.04, 0.2),
                    dice.between(0.01, 0.09),
                    deep
                };
        double from = dice.between(0, 2 * Math.PI);
        steep = dice.between(0.3, 1.1);
        fromX = Math.cos(from);
        fromY = Math.sin(from);
    }

    /// How much light falls on a place of the picture, in shares of its width.
    double at(double x, double y) {
        double light = level * (1 + gradientX * (x - 0.5) + gradientY * (y - 0.28));
        double far = Math.hypot(x - spot[0], y - spot[1]) / spot[2];
        light *= 1 + spot[3] * Math.exp(-far * far);
        double corner = Math.hypot(x - 0.5, y - 0.28);
        light *= 1 - vignette * corner * corner;
        if (shadow[6] > 0) {
            double along = (x - shadow[0]) * shadow[2] + (y - shadow[1]) * shadow[3];
            double across = Math.abs((y - shadow[1]) * shadow[2] - (x - shadow[0]) * shadow[3]);
            double beside = along < 0 ? Math.hypot(along, across) : across;
            light *= 1 - shadow[6] / (1 + Math.exp((beside - shadow[4]) / shadow[5]));
        }
        return light;
    }

    /// How much brighter or darker paper is that slopes like this.
    double shade(double slopeX, double slopeY) {
        double lit = 1 - steep * (fromX * slopeX + fromY * slopeY);
        return Math.max(0.2, lit / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY));
    }

    /// The light's colour: what red, green and blue are multiplied with.
    double[] white() {
        return white;
    }
}
