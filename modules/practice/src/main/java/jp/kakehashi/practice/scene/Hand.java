package jp.kakehashi.practice.scene;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.practice.chance.Dice;
import org.jspecify.annotations.Nullable;

/// A hand with its fingers and sleeve between the camera and the sheet: rounded limbs that melt
/// into each other. Placed in dots of the picture, itself in
/// millimetres. Immutable.
final class Hand {
    private static final int[][] SKINS = {
        {245, 214, 190},
        {232, 190, 160},
        {214, 168, 135},
        {190, 140, 105},
        {150, 105, 78},
        {108, 74, 55},
        {80, 55, 42}
    };

    private static final double BLEND = 4.5;
    private static final double ROUND = 8;
    private static final double SOFT = 6;

    private final int width;
    private final int height;
    private final double tipX;
    private final double tipY;
    private final double cos;
    private final double sin;
    private final double scale;
    private final List<Limb> limbs;
    private final Limb sleeve;
    private final int fingers;
    private final @Nullable Limb pen;
    private final int penColour;
    private final int[] skin;
    private final int[] cloth;
    private final Noise texture;
    private final double deep;

    private record Limb(double x0, double y0, double r0, double x1, double y1, double r1) {
        /// How far outside (or, below 0, inside) a place is.
        double out(double x, double y) {
            double dx = x1 - x0;
            double dy = y1 - y0;
            double part = Math.clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0, 1);
            return Math.hypot(x - x0 - part * dx, y - y0 - part * dy) - (r0 + part * (r1 - r0));
        }
    }

    /// A hand whose fingertips lie somewhere on the sheet and whose arm comes from outside.
    static Hand over(Scene scene, Dice dice) {
        Print print = scene.print();
        double u = dice.chance(0.6) ? dice.between(0, 1) : dice.chance(0.5) ? 0.03 : 0.97;
        double v = dice.between(0.05, 1);
        double[] tip = scene.paperSeen(u * print.widthMm(), v * print.heightMm());
        Layout layout = scene.layout();
        double away =
                Math.atan2(tip[1] - layout.height() / 2.0, tip[0] - layout.width() / 2.0)
                        + dice.around(0.6);
        return new Hand(layout, tip, away, dice, dice.chance(0.35));
    }

    /// A hand with a pen whose point is at `tip`; the arm comes from below.
    static Hand writing(Layout layout, double[] tip, Dice dice) {
        return new Hand(layout, tip, 1.1 + dice.around(0.15), dice, true);
    }

    private Hand(Layout layout, double[] tip, double away, Dice dice, boolean writes) {
        width = layout.width();
        height = layout.height();
        cos = Math.cos(away);
        sin = Math.sin(away);
        scale = layout.ppmm() * dice.between(0.95, 1.15);
        double back = writes ? 24 * scale : 0;
        tipX = tip[0] + back * cos - (writes ? 4 * scale * sin : 0);
        tipY = tip[1] + back * sin + (writes ? 4 * scale * cos : 0);
        skin = SKINS[dice.below(SKINS.length)];
        cloth =
                new int[] {
                    (int) dice.between(20, 235),
                    (int) dice.between(20, 235),
                    (int) dice.between(20, 235)
                };
        texture = new Noise(512, 3, dice);
        deep = dice.between(0.15, 0.5);
        fingers = writes ? 2 : 1 + dice.below(4);
        pen = writes ? new Limb(-24, -4, 0.6, 70, 28, 5) : null;
        penColour = (int) dice.between(15, 230);
        limbs = limbs(fingers, dice);
        sleeve = new Limb(72 + dice.between(95, 260), 0, 34, 1_000, 0, 60);
    }

    /// Fingers first; in millimetres, the arm along x, the longest fingertip near 0, 0.
    private static List<Limb> limbs(int fingers, Dice dice) {
        List<Limb> limbs = new ArrayList<>();
        for (int i = 0; i < fingers; i++) {
            double side = (i - (fingers - 1) / 2.0) * 17;
            double r = dice.between(6.4, 8.2);
            limbs.add(
                    new Limb(
                            dice.between(0, 16),
                            side * dice.between(1, 1.5),
                            r,
                            72,
                            side,
                            r * 1.25));
        }
        double half = Math.max(20, fingers * 7.5);
        limbs.add(new Limb(92, 0, half * 1.05, 127, 0, half * 0.95));
        double thumb = dice.chance(0.5) ? 1 : -1;
        limbs.add(new Limb(60, thumb * 38, 8.5, 112, thumb * 12, 14));
        limbs.add(new Limb(127, 0, 24, 1_000, 0, 36));
        return limbs;
    }

    private double along(double x, double y) {
        return ((x - tipX) * cos + (y - tipY) * sin) / scale;
    }

    private double across(double x, double y) {
        return ((y - tipY) * cos - (x - tipX) * sin) / scale;
    }

    private double skinOut(double x, double y) {
        double out = limbs.getFirst().out(x, y);
        for (int i = 1; i < limbs.size(); i++) {
            double other = limbs.get(i).out(x, y);
            double h = Math.clamp(0.5 + 0.5 * (other - out) / BLEND, 0, 1);
            out = other + h * (out - other) - BLEND * 0.35 * h * (1 - h);
        }
        return out;
    }

    boolean covers(double x, double y) {
        double along = along(x, y);
        double across = across(x, y);
        return skinOut(along, across) < 0
                || sleeve.out(along, across) < 0
                || (pen != null && pen.out(along, across) < 0);
    }

    /// Draws it over a picture, with the shadow beside it.
    void draw(float[][] rgb, Lit lit, double[] white) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double along = along(x, y);
                double across = across(x, y);
                if (along < -30 || Math.abs(across) > 90) {
                    continue;
                }
                double bare = skinOut(along, across);
                double dressed = sleeve.out(along, across);
                double out = Math.min(bare, dressed) * scale;
                int at = y * width + x;
                double held = pen == null ? 99 : pen.out(along, across);
                if (held * scale < 0.7 && bare > -4) {
                    barrel(rgb, at, held, lit.at(x, y));
                } else if (out > 0.7) {
                    shadow(rgb, at, out / (SOFT * scale));
                } else {
                    boolean cloth = dressed * scale < 0.7 && dressed < bare + 30;
                    limb(rgb, at, new double[] {along, across, out}, cloth, lit.at(x, y), white);
                }
            }
        }
    }

    private void barrel(float[][] rgb, int at, double held, float falls) {
        double share = Math.clamp(0.7 - held * scale, 0, 1);
        double shine = Math.exp(-(held + 2) * (held + 2) * 2);
        for (int c = 0; c < 3; c++) {
            double value = Sensor.level(falls * (penColour * 0.8 + 90 * shine));
            rgb[c][at] += (float) (share * (value - rgb[c][at]));
        }
    }

    private void shadow(float[][] rgb, int at, double far) {
        if (far < 2.2) {
            float dark = (float) (1 - deep * Math.exp(-far * far));
            rgb[0][at] *= dark;
            rgb[1][at] *= dark;
            rgb[2][at] *= dark;
        }
    }

    private void limb(
            float[][] rgb, int at, double[] where, boolean dressed, float falls, double[] white) {
        double inner = Math.min(1, Math.max(0, -where[2] / scale) / ROUND);
        double shape = 0.58 + 0.42 * Math.sqrt(inner * (2 - inner));
        double grain =
                1
                        + (dressed ? 0.09 : 0.035) * texture.at(where[0] * 4, where[1] * 4)
                        + 0.05 * texture.at(where[0] * 0.4, where[1] * 0.4);
        double nail = dressed ? 0 : nail(where[0], where[1]);
        double share = Math.clamp(0.7 - where[2], 0, 1);
        for (int c = 0; c < 3; c++) {
            double base = dressed ? cloth[c] : skin[c] + nail * (c == 0 ? 18 : 22);
            double reddish = !dressed && c > 0 ? 1 - 0.12 * (1 - inner) : 1;
            double value = Sensor.level(base * shape * grain * reddish * falls * white[c]);
            rgb[c][at] += (float) (share * (value - rgb[c][at]));
        }
    }

    private double nail(double x, double y) {
        for (int i = 0; i < fingers; i++) {
            Limb finger = limbs.get(i);
            double along = x - finger.x0() - 1.5;
            double across = y - finger.y0();
            double far = along * along / 36 + across * across / 20;
            if (far < 1) {
                return Math.min(1, 4 * (1 - far));
            }
        }
        return 0;
    }
}
