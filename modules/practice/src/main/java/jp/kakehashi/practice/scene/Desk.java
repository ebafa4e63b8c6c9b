package jp.kakehashi.practice.scene;

import java.util.List;
import jp.kakehashi.practice.chance.Dice;

/// What a sheet lies on: a tile of colours that repeats. Immutable.
final class Desk {
    /// The kinds, by their numbers in the truth.
    static final List<String> KINDS =
            List.of(
                    "wood",
                    "white",
                    "mat",
                    "grey",
                    "dark",
                    "cloth",
                    "chequered",
                    "cream",
                    "speckled");

    private static final int SIDE = 1_024;
    private static final double DOTS = 3;

    private final int kind;
    private final byte[] rgb = new byte[3 * SIDE * SIDE];
    private final double turnX;
    private final double turnY;

    Desk(int kind, Dice dice) {
        this.kind = kind;
        double turn = dice.between(0, 2 * Math.PI);
        turnX = Math.cos(turn);
        turnY = Math.sin(turn);
        Noise coarse = new Noise(SIDE, 256, dice);
        Noise middle = new Noise(SIDE, 32, dice);
        Noise fine = new Noise(SIDE, 4, dice);
        double[] base = base(kind, dice);
        double[] other = base(kind, dice);
        double grid = dice.between(8, 30);
        double rough = dice.between(0.5, 1.5);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double light = light(kind, x, y, coarse, middle, fine) * rough;
                boolean second = second(kind, x / DOTS, y / DOTS, grid);
                for (int c = 0; c < 3; c++) {
                    double value = (second ? other[c] : base[c]) * (1 + light);
                    if (kind == 2 && second) {
                        value = base[c] * 1.25 + 14;
                    }
                    rgb[3 * (y * SIDE + x) + c] = (byte) Math.clamp(Math.round(value), 0, 255);
                }
            }
        }
    }

    /// Its number.
    int kind() {
        return kind;
    }

    private static double[] base(int kind, Dice dice) {
        double a = dice.around(8);
        double b = dice.around(8);
        return switch (kind) {
            case 0 -> {
                double deep = dice.between(0.45, 1.1);
                yield new double[] {190 * deep + a, 135 * deep + b, 85 * deep};
            }
            case 1 -> new double[] {238 + a / 2, 238 + a / 2, 236 + b / 2};
            case 2 -> new double[] {25 + a, 110 + b, 85 + a};
            case 3 -> new double[] {135 + 2 * a, 137 + 2 * a, 142 + 2 * a};
            case 4 -> new double[] {48 + a, 40 + b / 2, 42 + b};
            case 5, 6 -> {
                double grey = dice.between(50, 205);
                yield new double[] {
                    grey + dice.around(28), grey + dice.around(20), grey + dice.around(28)
                };
            }
            case 7 -> new double[] {222 + a, 210 + a, 182 + b};
            default -> new double[] {175 + a, 172 + a, 168 + b};
        };
    }

    private static double light(int kind, int x, int y, Noise coarse, Noise middle, Noise fine) {
        return switch (kind) {
            case 0 -> {
                double grain = middle.at(x / 24.0 + 6 * coarse.at(x, y), y * 1.5);
                double pore = fine.at(x / 12.0, y);
                yield 0.16 * grain + 0.07 * pore + 0.05 * coarse.at(x, y);
            }
            case 1, 7 -> 0.012 * coarse.at(x, y) + 0.008 * fine.at(x, y);
            case 2 -> 0.03 * coarse.at(x, y) + 0.03 * fine.at(x, y);
            case 5, 6 ->
                    0.06 * Math.sin(x * 2.2) * Math.sin(y * 2.2)
                            + 0.05 * fine.at(x, y)
                            + 0.05 * coarse.at(x, y);
            case 8 -> {
                double speck = fine.at(x, y) + 0.5 * middle.at(x, y);
                yield speck > 1.3 ? -0.4 : speck < -1.4 ? 0.3 : 0.03 * middle.at(x, y);
            }
            default -> 0.04 * coarse.at(x, y) + 0.035 * fine.at(x, y);
        };
    }

    private static boolean second(int kind, double x, double y, double grid) {
        return switch (kind) {
            case 2 -> x % 10.0 < 0.5 || y % 10.0 < 0.5 || x % 50 < 0.9 || y % 50 < 0.9;
            case 5 -> x % grid < grid * 0.35;
            case 6 -> ((int) (x / grid) + (int) (y / grid)) % 2 == 0;
            default -> false;
        };
    }

    /// Its colour at a place in millimetres, into `out`.
    void at(double x, double y, float[] out) {
        double u = (turnX * x - turnY * y) * DOTS;
        double v = (turnY * x + turnX * y) * DOTS;
        int i = (int) Math.floor(u);
        int j = (int) Math.floor(v);
        float fx = (float) (u - i);
        float fy = (float) (v - j);
        int a = 3 * ((j & (SIDE - 1)) * SIDE + (i & (SIDE - 1)));
        int b = 3 * ((j & (SIDE - 1)) * SIDE + (i + 1 & (SIDE - 1)));
        int c = 3 * ((j + 1 & (SIDE - 1)) * SIDE + (i & (SIDE - 1)));
        int d = 3 * ((j + 1 & (SIDE - 1)) * SIDE + (i + 1 & (SIDE - 1)));
        for (int k = 0; k < 3; k++) {
            float top = (rgb[a + k] & 0xFF) * (1 - fx) + (rgb[b + k] & 0xFF) * fx;
            float bottom = (rgb[c + k] & 0xFF) * (1 - fx) + (rgb[d + k] & 0xFF) * fx;
            out[k] = top * (1 - fy) + bottom * fy;
        }
    }
}
