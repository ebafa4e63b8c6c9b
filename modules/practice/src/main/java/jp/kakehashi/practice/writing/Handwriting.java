package jp.kakehashi.practice.writing;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.practice.chance.Dice;

/// How one person writes: slant, size, carelessness. Draws words and bare lines on a page.
final class Handwriting {
    private final Letters letters;
    private final PageRaster page;
    private final Dice dice;
    private final double slant;
    private final double rise;
    private final double broad;
    private final double careless;
    private final boolean joined;
    private final boolean printed;
    private final boolean figures;

    Handwriting(Letters letters, PageRaster page, Dice dice) {
        this.letters = letters;
        this.page = page;
        this.dice = dice;
        this.slant = dice.around(0.12);
        this.rise = dice.around(0.03);
        this.broad = dice.between(0.75, 1.1);
        this.careless = dice.between(0.5, 2.3);
        this.joined = dice.chance(0.25);
        this.printed = dice.chance(0.12);
        this.figures = dice.chance(0.75);
    }

    /// How wide `words` become, in millimetres.
    double width(String words, double size) {
        return words.chars().mapToDouble(c -> letters.width(c) * size * broad * 1.04).sum();
    }

    /// Writes `words` with letters of `size` from a left end and a top, in millimetres.
    void write(String words, double left, double top, double size, Pen pen) {
        double at = left;
        for (int letter : words.codePoints().toArray()) {
            double wide = letters.width(letter) * size * broad;
            double y = top + rise * (at - left) + dice.around(0.03 * size * careless);
            if (letter != ' ') {
                letter(letter, at, y, size * (1 + dice.around(0.05 * careless)), pen);
            }
            at += wide * 1.04 + dice.around(0.02 * size * careless);
        }
    }

    private void letter(int letter, double x, double y, double size, Pen pen) {
        AffineTransform place = new AffineTransform();
        place.translate(x, y);
        place.translate(0.5 * size, 0.5 * size);
        place.rotate(dice.around(0.035 * careless));
        place.shear(-slant, dice.around(0.03));
        place.scale(size * broad * (1 + dice.around(0.05)), size * (1 + dice.around(0.05)));
        place.translate(-0.5, -0.5);
        if (printed) {
            outline(letter, place, pen);
            return;
        }
        List<double[]> lines = new ArrayList<>();
        double[] bend = {dice.around(1), dice.between(0, 6), dice.around(1), dice.between(0, 6)};
        double[] last = {};
        List<double[]> own = figures ? HandDigits.of(letter, dice) : List.of();
        for (double[] line : own.isEmpty() ? letters.lines(letter) : own) {
            double[] drawn = bent(line, bend);
            place.transform(drawn, 0, drawn, 0, drawn.length / 2);
            if (joined && last.length > 0 && near(last, drawn, 0.45 * size) && dice.chance(0.4)) {
                lines.add(joining(last, drawn));
            }
            lines.add(drawn);
            last = drawn;
        }
        lines(lines, pen);
    }

    private void outline(int letter, AffineTransform place, Pen pen) {
        place.translate(0, 0.88);
        Shape shape =
                place.createTransformedShape(
                        letters.outline(Character.toString(letter), 1, dice.chance(0.3)));
        Rectangle2D part = shape.getBounds2D();
        page.ink(part, pen.colour(), pen.cover(), pen.grain(), g -> g.fill(shape));
    }

    private double[] bent(double[] line, double[] bend) {
        double by = 0.022 * careless;
        double[] out = new double[line.length];
        double dx = dice.around(by * 0.7);
        double dy = dice.around(by * 0.7);
        for (int i = 0; i < line.length; i += 2) {
            double x = line[i];
            double y = line[i + 1];
            out[i] = x + dx + by * bend[0] * Math.sin(4 * y + bend[1]);
            out[i + 1] = y + dy + by * bend[2] * Math.sin(4 * x + bend[3]);
        }
        return out;
    }

    private static boolean near(double[] from, double[] to, double far) {
        return Math.hypot(from[from.length - 2] - to[0], from[from.length - 1] - to[1]) < far;
    }

    private static double[] joining(double[] from, double[] to) {
        return new double[] {from[from.length - 2], from[from.length - 1], to[0], to[1]};
    }

    /// Draws lines with a pen: x, y, x, y … in millimetres.
    void lines(List<double[]> lines, Pen pen) {
        Path2D all = new Path2D.Double();
        for (double[] line : lines) {
            all.moveTo(line[0], line[1]);
            for (int i = 2; i < line.length; i += 2) {
                all.lineTo(line[i], line[i + 1]);
            }
        }
        Rectangle2D part = all.getBounds2D();
        double grow = 2 * pen.widthMm();
        part.setRect(
                part.getX() - grow,
                part.getY() - grow,
                part.getWidth() + 2 * grow,
                part.getHeight() + 2 * grow);
        page.ink(
                part,
                pen.colour(),
                pen.cover() * (1 - Math.abs(dice.around(0.05))),
                pen.grain(),
                g -> lines.forEach(line -> line(g, line, pen)));
    }

    private void line(Graphics2D g, double[] line, Pen pen) {
        double phase = dice.between(0, 6);
        double pressed = 1 + dice.around(0.08);
        int n = line.length / 2;
        for (int i = 0; i + 1 < n; i++) {
            double wave = Math.sin(phase + 3.0 * i / Math.max(4, n));
            double end = i + 2 >= n ? 0.75 : 1;
            double width = pen.widthMm() * pressed * end * (1 + pen.pressure() * 0.6 * wave);
            g.setStroke(
                    new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(
                    new Line2D.Double(
                            line[2 * i], line[2 * i + 1], line[2 * i + 2], line[2 * i + 3]));
        }
    }
}
