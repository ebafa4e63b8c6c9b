package jp.kakehashi.practice.sheet;

import java.util.function.DoubleUnaryOperator;
import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.practice.sheet.BentSheet.Kind;

/// Throws how a sheet lies.
public final class SheetBends {
    private SheetBends() {}

    /// A sheet of that size that lies as `kind`.
    public static BentSheet of(Kind kind, double width, double height, Dice dice) {
        return switch (kind) {
            case FLAT -> new BentSheet(kind, width, height, 0, Bend.FLAT, Bend.FLAT);
            case SINE -> {
                double turn = dice.around(0.3) + (dice.chance(0.5) ? Math.PI / 2 : 0);
                yield new BentSheet(kind, width, height, turn, wave(dice), Bend.FLAT);
            }
            case FOLD -> {
                double turn = dice.around(0.02) + (dice.chance(0.7) ? Math.PI / 2 : 0);
                double where = dice.chance(0.7) ? dice.around(2) : dice.around(30);
                Bend fold = creased(step(where, bend(dice), round(dice)), wave(dice, 0.25));
                yield new BentSheet(kind, width, height, turn, fold, Bend.FLAT);
            }
            case LETTER -> {
                double sixth = height / 6;
                double up = bend(dice);
                Bend fold =
                        creased(
                                thirds(-sixth + dice.around(2), sixth + dice.around(2), up, dice),
                                wave(dice, 0.15));
                yield new BentSheet(
                        kind, width, height, Math.PI / 2 + dice.around(0.01), fold, Bend.FLAT);
            }
            case CROSS ->
                    new BentSheet(
                            kind,
                            width,
                            height,
                            dice.around(0.015),
                            new Bend(step(dice.around(2), bend(dice) * 0.7, round(dice))),
                            new Bend(step(dice.around(2), bend(dice) * 0.7, round(dice))));
            case CORNER -> {
                double turn = Math.atan2(height, width) + dice.around(0.25);
                double way = dice.chance(0.5) ? 1 : -1;
                double reach = Math.hypot(width, height) / 2 - dice.between(25, 70);
                double up = dice.between(0.12, 0.4);
                double soft = dice.between(15, 50);
                Bend lift = new Bend(d -> up * smooth((d - reach) / soft));
                yield new BentSheet(
                        kind,
                        width,
                        height,
                        way * turn + (dice.chance(0.5) ? Math.PI : 0),
                        lift,
                        Bend.FLAT);
            }
        };
    }

    private static double bend(Dice dice) {
        double up = dice.between(0.03, 0.13);
        return dice.chance(0.65) ? up : -up;
    }

    private static double round(Dice dice) {
        return dice.between(0.5, 5);
    }

    private static Bend wave(Dice dice) {
        return creased(d -> 0, wave(dice, 1));
    }

    private static DoubleUnaryOperator wave(Dice dice, double share) {
        double length = dice.between(150, 420);
        double height = share * dice.between(0.6, 2.8);
        double at = dice.between(0, 2 * Math.PI);
        double rise = 2 * Math.PI * height / length;
        return d -> Math.atan(rise * Math.cos(2 * Math.PI * d / length + at));
    }

    private static Bend creased(DoubleUnaryOperator fold, DoubleUnaryOperator wave) {
        return new Bend(d -> fold.applyAsDouble(d) + wave.applyAsDouble(d));
    }

    /// Up on one side, down on the other.
    private static DoubleUnaryOperator step(double where, double up, double round) {
        return d -> up * (1 - 2 * smooth((d - where) / round + 0.5));
    }

    private static DoubleUnaryOperator thirds(double from, double to, double up, Dice dice) {
        double round = round(dice);
        double other = dice.chance(0.6) ? 1 : -1;
        double second = up * dice.between(0.5, 1.2);
        return d ->
                up * (1 - smooth((d - from) / round + 0.5))
                        - other * second * smooth((d - to) / round + 0.5);
    }

    private static double smooth(double at) {
        double x = Math.clamp(at, 0, 1);
        return x * x * (3 - 2 * x);
    }
}
