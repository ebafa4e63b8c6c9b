package jp.kakehashi.practice.scene;

import jp.kakehashi.practice.chance.Dice;

/// A hand with its fingers and sleeve between the camera and the sheet: rounded limbs that melt
/// into each other. Works in dots of the picture.
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

    private final int width;
    private final int height;
    private final double scale;
    private final Limb[] limbs;
    private final Limb arm;
    private final double[] nails;
    private final int[] skin;
    private final int[] cloth;
    private final Noise texture;
    private final double blend;
    private final double deep;
    private final int[] box;

    private record Limb(double x0, double y0, double r0, double x1, double y1, double r1) {
        /// How far outside (or, below 0, inside) a place is.
        double out(double x, double y) {
            double dx = x1 - x0;
            double dy = y1 - y0;
            double part = Math.clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0, 1);
            return Math.hypot(x - x0 - part * dx, y - y0 - part * dy) - (r0 + part * (r1 - r0));
        }

        double reach(boolean across, boolean least) {
            double sign = least ? -1 : 1;
            double a = (across ? x0 : y0) + sign * r0;
            double b = (across ? x1 : y1) + sign * r1;
            return least ? Math.min(a, b) : Math.max(a, b);
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
        return new Hand(layout, tip, away, dice);
    }

    private Hand(Layout layout, double[] tip, double away, Dice dice) {
        width = layout.width();
        height = layout.height();
        scale = layout.ppmm() * dice.between(0.95, 1.15);
        int tone = dice.below(SKINS.length);
        skin = SKINS[tone];
        cloth =
                new int[] {
                    (int) dice.between(20, 235),
                    (int) dice.between(20, 235),
                    (int) dice.between(20, 235)
                };
        texture = new Noise(512, 3, dice);
        blend = 4.5 * scale;
        deep = dice.between(0.15, 0.5);
        int fingers = 1 + dice.below(4);
        limbs = new Limb[fingers + 3];
        nails = new double[3 * fingers];
        double cos = Math.cos(away);
        double sin = Math.sin(away);
        double palm = 72 * scale;
        double px = tip[0] + cos * palm;
        double py = tip[1] + sin * palm;
        for (int i = 0; i < fingers; i++) {
            double side = (i - (fingers - 1) / 2.0) * 17 * scale;
            double shorter = dice.between(0, 16) * scale;
            double spread = side * dice.between(1, 1.5);
            double tx = tip[0] + cos * shorter - sin * spread;
            double ty = tip[1] + sin * shorter + cos * spread;
            double r = dice.between(6.4, 8.2) * scale;
            limbs[i] = new Limb(tx, ty, r, px - sin * side, py + cos * side, r * 1.25);
            double toPalm = Math.atan2(py + cos * side - ty, px - sin * side - tx);
            nails[3 * i] = tx;
            nails[3 * i + 1] = ty;
            nails[3 * i + 2] = toPalm;
        }
        double half = Math.max(20, fingers * 7.5) * scale;
        limbs[fingers] =
                new Limb(
                        px + cos * 20 * scale,
                        py + sin * 20 * scale,
                        half * 1.05,
                        px + cos * 55 * scale,
                        py + sin * 55 * scale,
                        half * 0.95);
        double thumb = dice.chance(0.5) ? 1 : -1;
        limbs[fingers + 1] =
                new Limb(
                        px - cos * 12 * scale - sin * thumb * 38 * scale,
                        py - sin * 12 * scale + cos * thumb * 38 * scale,
                        8.5 * scale,
                        px + cos * 40 * scale - sin * thumb * 12 * scale,
                        py + sin * 40 * scale + cos * thumb * 12 * scale,
                        14 * scale);
        limbs[fingers + 2] =
                new Limb(
                        px + cos * 55 * scale,
                        py + sin * 55 * scale,
                        24 * scale,
                        px + cos * 900 * scale,
                        py + sin * 900 * scale,
                        36 * scale);
        double cuff = dice.between(95, 260);
        arm =
                new Limb(
                        px + cos * cuff * scale,
                        py + sin * cuff * scale,
                        34 * scale,
                        px + cos * 900 * scale,
                        py + sin * 900 * scale,
                        60 * scale);
        box = box();
    }

    private int[] box() {
        double grow = 14 * scale;
        double left = arm.reach(true, true);
        double top = arm.reach(false, true);
        double right = arm.reach(true, false);
        double bottom = arm.reach(false, false);
        for (Limb limb : limbs) {
            left = Math.min(left, limb.reach(true, true));
            top = Math.min(top, limb.reach(false, true));
            right = Math.max(right, limb.reach(true, false));
            bottom = Math.max(bottom, limb.reach(false, false));
        }
        return new int[] {
            Math.clamp((int) (left - grow), 0, width),
            Math.clamp((int) (top - grow), 0, height),
            Math.clamp((int) (right + grow), 0, width),
            Math.clamp((int) (bottom + grow), 0, height)
        };
    }

    private double skinOut(double x, double y) {
        double out = limbs[0].out(x, y);
        for (int i = 1; i < limbs.length; i++) {
            double other = limbs[i].out(x, y);
            double h = Math.clamp(0.5 + 0.5 * (other - out) / blend, 0, 1);
            out = other + h * (out - other) - blend * 0.35 * h * (1 - h);
        }
        return out;
    }

    boolean covers(double x, double y) {
        return skinOut(x, y) < 0 || arm.out(x, y) < 0;
    }

    /// Draws it over a picture: first the shadow, then the limbs.
    void draw(float[][] rgb, Lit lit, double[] white) {
        double round = 8 * scale;
        for (int y = box[1]; y < box[3]; y++) {
            for (int x = box[0]; x < box[2]; x++) {
                double bare = skinOut(x, y);
                double sleeve = arm.out(x, y);
                double out = Math.min(bare, sleeve);
                int at = y * width + x;
                if (out > 0.7) {
                    double soft = out / (6 * scale);
                    if (soft < 2.2) {
                        float dark = (float) (1 - deep * Math.exp(-soft * soft));
                        rgb[0][at] *= dark;
                        rgb[1][at] *= dark;
                        rgb[2][at] *= dark;
                    }
                    continue;
                }
                boolean dressed = sleeve < 0.7 && sleeve < bare + 30 * scale;
                double inner = Math.min(1, Math.max(0, -out) / round);
                double shape = 0.58 + 0.42 * Math.sqrt(inner * (2 - inner));
                double grain =
                        1
                                + (dressed ? 0.09 : 0.035)
                                        * texture.at(x / scale * 4, y / scale * 4)
                                + 0.05 * texture.at(x / scale * 0.4, y / scale * 0.4);
                double nail = dressed ? 0 : nail(x, y);
                double share = Math.clamp(0.7 - out, 0, 1);
                float falls = lit.at(x, y);
                for (int c = 0; c < 3; c++) {
                    double base = dressed ? cloth[c] : skin[c] + nail * (c == 0 ? 18 : 22);
                    double reddish = !dressed && c > 0 ? 1 - 0.12 * (1 - inner) : 1;
                    double value = Sensor.level(base * shape * grain * reddish * falls * white[c]);
                    rgb[c][at] += (float) (share * (value - rgb[c][at]));
                }
            }
        }
    }

    private double nail(double x, double y) {
        for (int i = 0; i < nails.length; i += 3) {
            double cos = Math.cos(nails[i + 2]);
            double sin = Math.sin(nails[i + 2]);
            double along = ((x - nails[i]) * cos + (y - nails[i + 1]) * sin) / scale - 1.5;
            double across = (-(x - nails[i]) * sin + (y - nails[i + 1]) * cos) / scale;
            double far = along * along / 36 + across * across / 20;
            if (far < 1) {
                return Math.min(1, 4 * (1 - far));
            }
        }
        return 0;
    }
}
