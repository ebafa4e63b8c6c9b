package jp.kakehashi.practice.writing;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import jp.kakehashi.practice.chance.Dice;

/// Sheets that are none of the forms: letters, other offices' forms, lined and blank paper.
public final class StrangePage {
    private static final List<String> TITLES =
            List.of(
                    "住民票の写し等交付請求書",
                    "印鑑登録証明書交付申請書",
                    "戸籍全部事項証明書請求書",
                    "転入届",
                    "国民健康保険資格届",
                    "お知らせ",
                    "ご請求書",
                    "調査票");

    private final PageRaster page;
    private final Letters letters;
    private final Dice dice;
    private final double width;
    private final double height;

    /// Drawn on an empty page.
    public StrangePage(PageRaster page, Letters letters, Dice dice) {
        this.page = page;
        this.letters = letters;
        this.dice = dice;
        this.width = page.width() / (double) PageRaster.DOTS;
        this.height = page.height() / (double) PageRaster.DOTS;
    }

    /// Draws one and says which kind.
    public String draw() {
        switch (dice.below(8)) {
            case 0 -> {
                return "blank";
            }
            case 1 -> {
                for (double y = 22; y < height - 12; y += 8) {
                    rule(8, y, width - 8, y, 0.15, 0x8898B8);
                }
                scribble(dice.below(8));
                return "lined";
            }
            case 2, 3 -> {
                text(20, 20, width - 20, height - 25);
                return "letter";
            }
            default -> {
                form();
                scribble(dice.below(6));
                return "form";
            }
        }
    }

    private void form() {
        words(dice.one(TITLES), width / 2 - 35, 22, dice.between(5, 7), true);
        double y = dice.between(32, 48);
        double left = dice.between(12, 20);
        double right = width - left;
        while (y < height - 40) {
            double high = dice.between(7, 14);
            int rows = 1 + dice.below(6);
            double label = left + dice.between(20, 45);
            for (int i = 0; i <= rows; i++) {
                boolean outer = i == 0 || i == rows;
                rule(left, y + i * high, right, y + i * high, outer ? 0.5 : 0.2, 0x181818);
                if (i < rows) {
                    words(
                            Words.line(dice, 2 + dice.below(4)),
                            left + 2,
                            y + (i + 0.65) * high,
                            dice.between(2.8, 3.8),
                            false);
                    if (dice.chance(0.3)) {
                        choices(label + 4, y + (i + 0.65) * high, right);
                    }
                }
            }
            for (double x : new double[] {left, label, right}) {
                rule(x, y, x, y + rows * high, x == label ? 0.2 : 0.5, 0x181818);
            }
            y += rows * high + dice.between(5, 14);
        }
        words(Words.line(dice, 25), left, height - 12, 2.6, false);
    }

    private void choices(double from, double y, double to) {
        for (double x = from; x < to - 25; x += dice.between(20, 32)) {
            words("□" + Words.line(dice, 2 + dice.below(3)), x, y, 3.2, false);
        }
    }

    private void text(double left, double top, double right, double bottom) {
        double size = dice.between(3, 4.2);
        for (double y = top; y < bottom; y += size * 1.7) {
            int most = (int) ((right - left) / size);
            int count = dice.chance(0.15) ? dice.below(most) : most;
            if (count > 0) {
                words(Words.line(dice, count), left, y, size, false);
            }
        }
    }

    private void scribble(int count) {
        Dice own = dice.of("scribble");
        Handwriting hand = new Handwriting(letters, page, own);
        Pen pen = Pen.of(own.one(List.of(PenKind.values())), own);
        for (int i = 0; i < count; i++) {
            hand.write(
                    Words.line(own, 2 + own.below(8)),
                    own.between(30, width / 2),
                    own.between(30, height - 30),
                    own.between(3.5, 7),
                    pen);
        }
    }

    private void words(String line, double x, double y, double size, boolean heavy) {
        Shape shape = Letters.moved(letters.outline(line, size, heavy), x, y);
        page.ink(shape.getBounds2D(), 0x181818, 1, 0.02, g -> g.fill(shape));
    }

    private void rule(double x0, double y0, double x1, double y1, double wide, int colour) {
        Path2D line = new Path2D.Double();
        line.moveTo(x0, y0);
        line.lineTo(x1, y1);
        Rectangle2D part =
                new Rectangle2D.Double(
                        x0 - wide, y0 - wide, x1 - x0 + 2 * wide, y1 - y0 + 2 * wide);
        page.ink(
                part,
                colour,
                1,
                0.02,
                g -> {
                    g.setStroke(new BasicStroke((float) wide));
                    g.draw(line);
                });
    }
}
