package jp.kakehashi.practice.writing;

import java.util.List;
import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.vision.form.MmBox;

/// Ticks and rings, as people make them. Each says what it drew.
final class Marks {
    private final Handwriting hand;
    private final Dice dice;

    Marks(Handwriting hand, Dice dice) {
        this.hand = hand;
        this.dice = dice;
    }

    /// A mark in a small printed box.
    String tick(MmBox box, Pen pen) {
        double s = Math.min(box.w(), box.h());
        double x = box.centreX() + dice.around(0.08 * s);
        double y = box.centreY() + dice.around(0.08 * s);
        double r = s * dice.between(0.35, 0.6);
        switch (dice.below(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> {
                double far = dice.chance(0.3) ? dice.between(1.5, 3) : dice.between(0.9, 1.5);
                hand.lines(
                        List.of(
                                curve(
                                        x - r,
                                        y - 0.1 * r + dice.around(0.1),
                                        x - 0.25 * r,
                                        y + 0.8 * r,
                                        x + far * r,
                                        y - far * r)),
                        pen);
                return "tick";
            }
            case 8, 9, 10, 11 -> {
                hand.lines(
                        List.of(bow(x - r, y - r, x + r, y + r), bow(x + r, y - r, x - r, y + r)),
                        pen);
                return "cross";
            }
            case 12, 13, 14 -> {
                double small = r * dice.between(0.5, 1.3);
                hand.lines(List.of(bow(x - small, y + small, x + small, y - small)), pen);
                return "slash";
            }
            case 15, 16 -> {
                filled(x, y, r, pen);
                return "filled";
            }
            case 17 -> {
                hand.lines(List.of(bow(x - 0.2 * r, y - 0.3 * r, x + 0.3 * r, y + 0.4 * r)), pen);
                return "dash";
            }
            default -> {
                hand.lines(List.of(round(box.centreX(), box.centreY(), 0.8 * s, 0.8 * s)), pen);
                return "ring";
            }
        }
    }

    private void filled(double x, double y, double r, Pen pen) {
        int n = (int) Math.clamp(2 * r / (pen.widthMm() * 0.8), 4, 12);
        double[] zigzag = new double[4 * n];
        for (int i = 0; i < n; i++) {
            double at = y - r + 2 * r * i / (n - 1.0);
            zigzag[4 * i] = x - r * dice.between(0.7, 1.05);
            zigzag[4 * i + 1] = at + dice.around(0.05);
            zigzag[4 * i + 2] = x + r * dice.between(0.7, 1.05);
            zigzag[4 * i + 3] = at + dice.around(0.05);
        }
        hand.lines(List.of(zigzag), pen);
    }

    /// A ring around printed words.
    String ring(MmBox box, Pen pen) {
        double x = box.centreX() + dice.around(0.5);
        double y = box.centreY() + dice.around(0.45);
        double wide = box.w() / 2 + dice.between(-0.05 * box.w(), Math.min(0.2 * box.w(), 2));
        double high = box.h() / 2 + dice.between(-0.07 * box.h(), Math.min(0.2 * box.h(), 1.5));
        if (dice.chance(0.05)) {
            return tick(box, pen);
        }
        hand.lines(List.of(round(x, y, wide, high)), pen);
        if (dice.chance(0.1)) {
            hand.lines(List.of(round(x, y, wide * 1.05, high * 1.05)), pen);
            return "circle twice";
        }
        return "circle";
    }

    private double[] round(double x, double y, double wide, double high) {
        double from = dice.between(0, 2 * Math.PI);
        double sweep = Math.toRadians(dice.chance(0.2) ? dice.between(285, 345) : 355);
        sweep += Math.abs(dice.around(0.3));
        double way = dice.chance(0.8) ? -1 : 1;
        double drift = dice.around(0.12);
        double wobble = dice.around(0.06);
        double phase = dice.between(0, 6);
        int n = 44;
        double[] ring = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double part = i / (n - 1.0);
            double a = from + way * sweep * part;
            double r = 1 + drift * (part - 0.5) + wobble * Math.sin(3 * a + phase);
            ring[2 * i] = x + wide * r * Math.cos(a);
            ring[2 * i + 1] = y + high * r * Math.sin(a);
        }
        return ring;
    }

    /// Strikes out what stands in a box.
    void strike(MmBox box, Pen pen) {
        double y = box.centreY();
        hand.lines(List.of(bow(box.x(), y - 0.3, box.right(), y - 0.1)), pen);
        if (dice.chance(0.7)) {
            hand.lines(List.of(bow(box.x(), y + 0.5, box.right(), y + 0.7)), pen);
        }
    }

    /// One slightly bent line.
    double[] bow(double x0, double y0, double x1, double y1) {
        double bend = dice.around(0.06);
        double mx = (x0 + x1) / 2 - bend * (y1 - y0);
        double my = (y0 + y1) / 2 + bend * (x1 - x0);
        int n = 8;
        double[] line = new double[2 * n + 2];
        for (int i = 0; i <= n; i++) {
            double u = i / (double) n;
            double w = 1 - u;
            line[2 * i] = w * w * x0 + 2 * u * w * mx + u * u * x1;
            line[2 * i + 1] = w * w * y0 + 2 * u * w * my + u * u * y1;
        }
        return line;
    }

    /// Through three points, hardly rounded.
    private static double[] curve(
            double x0, double y0, double x1, double y1, double x2, double y2) {
        int n = 6;
        double[] line = new double[4 * n + 2];
        for (int i = 0; i <= 2 * n; i++) {
            double u = i <= n ? i / (double) n : i / (double) n - 1;
            line[2 * i] = i <= n ? x0 + u * (x1 - x0) : x1 + u * (x2 - x1);
            line[2 * i + 1] = i <= n ? y0 + u * (y1 - y0) : y1 + u * (y2 - y1);
        }
        return line;
    }
}
