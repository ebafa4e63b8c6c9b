package jp.kakehashi.practice.scene;

import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.practice.writing.PagePicture;

/// The paper itself: its colour, its edge, the shadow it throws, and a white sheet that may lie
/// below it. Not for use from two threads.
final class Paper {
    private static final float[][] PLACES = {
        {-0.25f, -0.25f}, {0.25f, -0.25f}, {-0.25f, 0.25f}, {0.25f, 0.25f}
    };

    private final Print print;
    private final float halfWidth;
    private final float halfHeight;
    private final float[] tint;
    private final Noise mottle;
    private final boolean sheetBelow;
    private final double[] lower;
    private final double shadowDeep;
    private final double shadowX;
    private final double shadowY;

    Paper(Print print, Dice dice) {
        this.print = print;
        this.halfWidth = (float) (print.widthMm() / 2);
        this.halfHeight = (float) (print.heightMm() / 2);
        double white = dice.between(0.9, 0.99);
        this.tint = tint(white, dice);
        this.mottle = new Noise(512, 2, dice);
        this.sheetBelow = dice.chance(0.1);
        this.lower =
                new double[] {
                    dice.around(25), dice.around(25), Math.toRadians(dice.around(8)), white
                };
        this.shadowDeep = dice.between(0.1, 0.5);
        this.shadowX = dice.around(1.2);
        this.shadowY = dice.around(1.2);
    }

    private static float[] tint(double white, Dice dice) {
        double[] colour =
                switch (dice.below(12)) {
                    case 0 -> new double[] {1, 0.98, 0.9};
                    case 1 -> new double[] {0.93, 1, 0.94};
                    case 2 -> new double[] {1, 0.94, 0.94};
                    case 3 -> new double[] {0.94, 0.97, 1};
                    case 4 -> new double[] {0.9, 0.89, 0.86};
                    default -> new double[] {1, 1, 0.99};
                };
        return new float[] {
            (float) (white * colour[0]), (float) (white * colour[1]), (float) (white * colour[2])
        };
    }

    boolean sheetBelow() {
        return sheetBelow;
    }

    /// The share of a dot that the paper fills, with its colour times that share in `dot`.
    double see(PagePicture page, float[] look, float[] dot) {
        float near = 2 * Math.max(Math.abs(look[2]) + Math.abs(look[4]), 0.1f);
        if (Math.abs(look[0]) > halfWidth + near || Math.abs(look[1]) > halfHeight + near) {
            return 0;
        }
        dot[0] = 0;
        dot[1] = 0;
        dot[2] = 0;
        int inside = 0;
        for (float[] place : PLACES) {
            float s = look[0] + place[0] * look[2] + place[1] * look[4];
            float t = look[1] + place[0] * look[3] + place[1] * look[5];
            if (Math.abs(s) <= halfWidth && Math.abs(t) <= halfHeight) {
                inside++;
                page.add(
                        (s + halfWidth - print.right()) / print.scale(),
                        (t + halfHeight - print.down()) / print.scale(),
                        dot);
            }
        }
        if (inside == 0) {
            return 0;
        }
        float cover = inside / 4f;
        float cloudy = (float) (1 + 0.006 * mottle.at(look[0], look[1]));
        for (int c = 0; c < 3; c++) {
            dot[c] = dot[c] / inside * tint[c] * cloudy;
        }
        return cover;
    }

    /// What the sheet does to the desk beside it.
    void around(float[] look, float[] ground) {
        if (sheetBelow) {
            lower(look, ground);
        }
        double ds = Math.abs(look[0] - shadowX) - halfWidth;
        double dt = Math.abs(look[1] - shadowY) - halfHeight;
        double far = Math.hypot(Math.max(0, ds), Math.max(0, dt));
        if (far < 8) {
            float dark = (float) (1 - shadowDeep * Math.exp(-far * far / 5));
            for (int c = 0; c < 3; c++) {
                ground[c] *= dark;
            }
        }
    }

    private void lower(float[] look, float[] ground) {
        double cos = Math.cos(lower[2]);
        double sin = Math.sin(lower[2]);
        double x = look[6] - lower[0];
        double y = look[7] - lower[1];
        double s = Math.abs(cos * x + sin * y) - 105;
        double t = Math.abs(-sin * x + cos * y) - 148.5;
        double out = Math.max(s, t);
        if (out < 0) {
            for (int c = 0; c < 3; c++) {
                ground[c] = (float) (255 * lower[3]);
            }
        } else if (out < 1.5) {
            for (int c = 0; c < 3; c++) {
                ground[c] *= (float) (0.75 + 0.25 * out / 1.5);
            }
        }
    }
}
