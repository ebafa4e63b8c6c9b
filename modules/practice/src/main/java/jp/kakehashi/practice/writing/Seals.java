package jp.kakehashi.practice.writing;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;
import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.vision.form.MmBox;

/// Seals as they are pressed: round or square, tilted, faint on one side, partly outside.
final class Seals {
    private static final String FAMILY = "佐藤田中本間齋小林山口松大石川村井上木下野原森池橋";

    private final Letters letters;
    private final PageRaster page;
    private final Dice dice;

    Seals(Letters letters, PageRaster page, Dice dice) {
        this.letters = letters;
        this.page = page;
        this.dice = dice;
    }

    /// Presses a seal into a box and says which.
    String press(MmBox box) {
        double most = Math.max(4, Math.min(Math.min(box.w(), box.h()) / 2, 10));
        double r = Math.min(dice.between(4, 9.5), most * dice.between(0.8, 1.05));
        boolean square = dice.chance(0.15);
        double out = dice.chance(0.12) ? 0.6 : 0.12;
        double x = box.centreX() + dice.around(out * Math.max(1, box.w() / 2 - r));
        double y = box.centreY() + dice.around(out * Math.max(1, box.h() / 2 - r));
        int colour =
                (int) dice.between(175, 235) << 16
                        | (int) dice.between(22, 70) << 8
                        | (int) dice.between(20, 60);
        double cover = dice.chance(0.15) ? dice.between(0.3, 0.5) : dice.between(0.72, 1);
        double turn = dice.chance(0.1) ? dice.around(1.2) : dice.around(0.2);
        AffineTransform place = new AffineTransform();
        place.translate(x, y);
        place.rotate(turn);
        Area cut = new Area(carved(r, square));
        cut.transform(place);
        double faint = dice.chance(0.3) ? dice.between(0.2, 0.7) : 0;
        double side = dice.between(0, 2 * Math.PI);
        double texture = dice.between(0.1, 0.45);
        Rectangle2D part = cut.getBounds2D();
        page.ink(
                part,
                colour,
                cover,
                texture,
                g -> {
                    if (faint > 0) {
                        g.setPaint(
                                new java.awt.GradientPaint(
                                        (float) (x - r * Math.cos(side)),
                                        (float) (y - r * Math.sin(side)),
                                        java.awt.Color.WHITE,
                                        (float) (x + r * Math.cos(side)),
                                        (float) (y + r * Math.sin(side)),
                                        new java.awt.Color(1f, 1f, 1f, (float) (1 - faint))));
                    }
                    g.fill(cut);
                });
        return String.format(
                Locale.ROOT, "%s r=%.1f a=%.2f", square ? "square" : "round", r, cover);
    }

    private Shape carved(double r, boolean square) {
        double rim = dice.between(0.35, 0.7);
        Area seal = new Area(frame(r, square));
        seal.subtract(new Area(frame(r - rim, square)));
        int count = dice.chance(0.75) ? 2 : dice.chance(0.5) ? 1 : 3;
        double room = (square ? 1.8 : 1.45) * (r - rim);
        double high = room / count;
        double wide = count == 1 ? high : Math.min(high * dice.between(1, 1.5), room);
        for (int i = 0; i < count; i++) {
            Shape letter =
                    letters.outline(String.valueOf(dice.character(FAMILY)), 1, dice.chance(0.6));
            Rectangle2D is = letter.getBounds2D();
            AffineTransform fit = new AffineTransform();
            fit.translate(-wide / 2, -room / 2 + i * high);
            fit.scale(wide / is.getWidth(), 0.95 * high / is.getHeight());
            fit.translate(-is.getX(), -is.getY());
            seal.add(new Area(fit.createTransformedShape(letter)));
        }
        return seal;
    }

    private static Shape frame(double r, boolean square) {
        return square
                ? new RoundRectangle2D.Double(-r, -r, 2 * r, 2 * r, r / 6, r / 6)
                : new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
    }
}
