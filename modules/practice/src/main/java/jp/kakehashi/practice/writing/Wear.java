package jp.kakehashi.practice.writing;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import jp.kakehashi.practice.chance.Dice;

/// What a sheet has gone through: dirt, a cup's ring, a grey smear, the other side shining through.
public final class Wear {
    private final PageRaster page;
    private final Letters letters;
    private final Dice dice;
    private final double width;
    private final double height;

    /// Of that page.
    public Wear(PageRaster page, Letters letters, Dice dice) {
        this.page = page;
        this.letters = letters;
        this.dice = dice;
        this.width = page.width() / (double) PageRaster.DOTS;
        this.height = page.height() / (double) PageRaster.DOTS;
    }

    /// Wears the page, most pages hardly.
    public void apply() {
        if (dice.chance(0.12)) {
            throughFromBehind();
        }
        if (dice.chance(0.25)) {
            specks(1 + dice.below(12));
        }
        if (dice.chance(0.06)) {
            cup();
        }
        if (dice.chance(0.1)) {
            smear();
        }
    }

    private void specks(int count) {
        for (int i = 0; i < count; i++) {
            double r = dice.between(0.05, 0.28);
            double x = dice.between(0, width);
            double y = dice.between(0, height);
            Shape speck = new Ellipse2D.Double(x - r, y - r, 2 * r, r * dice.between(1, 2.4));
            page.ink(
                    speck.getBounds2D(), 0x46403A, dice.between(0.2, 0.8), 0.3, g -> g.fill(speck));
        }
    }

    private void cup() {
        double r = dice.between(30, 42);
        double x = dice.between(0, width);
        double y = dice.between(0, height);
        Shape ring =
                new BasicStroke((float) dice.between(0.8, 2.5))
                        .createStrokedShape(
                                new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r * 0.98));
        page.ink(ring.getBounds2D(), 0xA07845, dice.between(0.1, 0.35), 0.7, g -> g.fill(ring));
    }

    private void smear() {
        double x = dice.between(0, width);
        double y = dice.between(0, height);
        double turn = dice.between(0, Math.PI);
        for (int i = 0; i < 5; i++) {
            Shape spot =
                    AffineTransform.getRotateInstance(turn, x, y)
                            .createTransformedShape(
                                    new Ellipse2D.Double(
                                            x - 4 * i - 4, y - i - 1, 8 * i + 8, 2 * i + 2));
            page.ink(spot.getBounds2D(), 0x7A7A78, 0.025, 0.9, g -> g.fill(spot));
        }
    }

    /// Mirrored, pale and soft.
    private void throughFromBehind() {
        double cover = dice.between(0.015, 0.05);
        for (double y = dice.between(20, 60); y < height - 20; y += dice.between(6, 16)) {
            String line = Words.line(dice, 8 + dice.below(22));
            Shape words = letters.outline(line, dice.between(3, 4.2), dice.chance(0.3));
            AffineTransform mirror = new AffineTransform(-1, 0, 0, 1, width - 20, y);
            Shape seen = mirror.createTransformedShape(words);
            Rectangle2D part = seen.getBounds2D();
            for (double soft : new double[] {0, 0.15, 0.3}) {
                Shape wide = Letters.moved(seen, soft, soft / 2);
                page.ink(
                        new Rectangle2D.Double(
                                part.getX(),
                                part.getY(),
                                part.getWidth() + 1,
                                part.getHeight() + 1),
                        0x505058,
                        cover,
                        0.3,
                        g -> g.fill(wide));
            }
        }
    }
}
