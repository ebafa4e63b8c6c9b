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

    /// A pen of that kind.
    public static Pen of(PenKind kind, Dice dice) {
        return switch (kind) {
            case BALL_BLACK ->
                    new Pen(
                            kind,
                            dice.between(0.22, 0.45),
                            grey(dice.between(18, 55)),
                            dice.between(0.75, 0.97),
                            dice.between(0.1, 0.35),
                            0.25);
            case BALL_BLUE ->
                    new Pen(
                            kind,
                            dice.between(0.22, 0.45),
                            rgb(dice.between(20, 55), dice.between(35, 80), dice.between(130, 190)),
                            dice.between(0.7, 0.95),
                            dice.between(0.1, 0.35),
                            0.25);
            case GEL ->
                    new Pen(
                            kind,
                            dice.between(0.3, 0.6),
                            grey(dice.between(5, 30)),
                            dice.between(0.92, 1),
                            0.05,
                            0.12);
            case FELT ->
                    new Pen(
                            kind,
                            dice.between(0.7, 1.3),
                            grey(dice.between(15, 45)),
                            dice.between(0.88, 1),
                            0.08,
                            0.3);
            case PENCIL ->
                    new Pen(
                            kind,
                            dice.between(0.25, 0.5),
                            grey(dice.between(60, 105)),
                            dice.between(0.6, 0.95),
                            dice.between(0.35, 0.7),
                            0.35);
        };
    }

    private static int grey(double value) {
        return rgb(value, value, value + 3);
    }

    private static int rgb(double r, double g, double b) {
        return (int) r << 16 | (int) g << 8 | (int) b;
    }
}
