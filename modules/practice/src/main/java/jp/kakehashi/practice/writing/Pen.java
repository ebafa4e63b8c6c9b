package jp.kakehashi.practice.writing;

import jp.kakehashi.practice.chance.Dice;

/// A pen: how wide its line is and what it leaves on paper.
///
/// @param widthMm of a line of usual pressure
/// @param colour `0xRRGGBB` where the ink is thickest
/// @param cover how much of the paper a line covers, 0 to 1
/// @param grain how much of the paper's grain shows in a line, 0 to 1
/// @param pressure how much the width changes along a line, 0 to 1
public record Pen(
        PenKind kind, double widthMm, int colour, double cover, double grain, double pressure) {

    /// A pen of that kind; one in twelve writes badly.
    public static Pen of(PenKind kind, Dice dice) {
        Pen good = good(kind, dice);
        double left = dice.chance(0.08) ? dice.between(0.6, 0.85) : 1;
        return new Pen(
                kind,
                good.widthMm,
                good.colour,
                good.cover * left,
                Math.min(0.7, good.grain / left),
                good.pressure);
    }

    private static Pen good(PenKind kind, Dice dice) {
        return switch (kind) {
            case BALL_BLACK -> {
                int black = grey(dice.between(12, 45));
                yield thrown(kind, dice, new double[] {0.28, 0.5, 0.88, 1, 0.05, 0.25}, black);
            }
            case BALL_BLUE -> {
                int blue = rgb(dice.between(12, 42), dice.between(25, 62), dice.between(105, 170));
                yield thrown(kind, dice, new double[] {0.28, 0.5, 0.88, 1, 0.05, 0.25}, blue);
            }
            case GEL -> {
                int black = grey(dice.between(5, 30));
                yield thrown(kind, dice, new double[] {0.35, 0.65, 0.93, 1, 0.02, 0.08}, black);
            }
            case FELT -> {
                int black = grey(dice.between(12, 45));
                yield thrown(kind, dice, new double[] {0.7, 1.3, 0.9, 1, 0.04, 0.1}, black);
            }
            case PENCIL -> {
                int lead = grey(dice.between(50, 95));
                yield thrown(kind, dice, new double[] {0.28, 0.5, 0.75, 1, 0.25, 0.55}, lead);
            }
        };
    }

    /// Width, cover and grain from and to.
    private static Pen thrown(PenKind kind, Dice dice, double[] range, int colour) {
        return new Pen(
                kind,
                dice.between(range[0], range[1]),
                colour,
                dice.between(range[2], range[3]),
                dice.between(range[4], range[5]),
                kind == PenKind.GEL ? 0.12 : 0.3);
    }

    private static int grey(double value) {
        return rgb(value, value, value + 3);
    }

    private static int rgb(double r, double g, double b) {
        return (int) r << 16 | (int) g << 8 | (int) b;
    }
}
