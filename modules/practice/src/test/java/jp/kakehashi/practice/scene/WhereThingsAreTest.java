package jp.kakehashi.practice.scene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.practice.sheet.BentSheet;
import jp.kakehashi.practice.sheet.SheetBends;
import jp.kakehashi.practice.writing.PagePicture;
import jp.kakehashi.practice.writing.PageRaster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhereThingsAreTest {
    private static final double RADIUS = 0.7;
    private static final int REACH = 6;

    @ParameterizedTest
    @EnumSource(BentSheet.Kind.class)
    void dotsAreDrawnWhereTheTruthSaysThatTheyAre(BentSheet.Kind kind) {
        Print print = new Print(210, 297, 0.978, 3.1, 1.7);
        double worst = 0;
        for (int seed = 0; seed < 4; seed++) {
            Dice dice = new Dice(100 + seed);
            BentSheet sheet = SheetBends.of(kind, 210, 297, dice);
            if (seed == 3) {
                sheet = sheet.moved(0.4, 6, -9);
            }
            Layout layout = Layout.of(1920, 1080, sheet, print, dice);
            Scene scene = new Scene(layout, sheet, print, Setting.of(print, dice));
            PagePicture page = PagePicture.of(PageRaster.of(dotted()), layout.ppmm());
            float[] green = scene.draw(page)[1];
            worst = Math.max(worst, worst(scene, green));
        }
        double found = worst;
        System.out.println(kind + " worst " + found);
        assertTrue(worst < 0.3, () -> kind + ": " + found);
    }

    private static double worst(Scene scene, float[] green) {
        double worst = 0;
        int looked = 0;
        for (int y = 15; y < 297; y += 20) {
            for (int x = 15; x < 210; x += 20) {
                double[] told = scene.templateSeen(x, y);
                if (told[0] < 20 || told[1] < 20 || told[0] > 1900 || told[1] > 1060) {
                    continue;
                }
                double[] found = found(green, told);
                worst = Math.max(worst, Math.hypot(found[0] - told[0], found[1] - told[1]));
                looked++;
            }
        }
        int count = looked;
        assertTrue(count > 60, () -> "dots seen: " + count);
        return worst;
    }

    /// The middle of what is darker than the paper around.
    private static double[] found(float[] green, double[] near) {
        int cx = (int) Math.round(near[0]);
        int cy = (int) Math.round(near[1]);
        double paper = 0;
        for (int y = cy - REACH; y <= cy + REACH; y++) {
            for (int x = cx - REACH; x <= cx + REACH; x++) {
                paper = Math.max(paper, green[y * 1920 + x]);
            }
        }
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = cy - REACH; y <= cy + REACH; y++) {
            for (int x = cx - REACH; x <= cx + REACH; x++) {
                double dark = Math.max(0, 0.9 * paper - green[y * 1920 + x]);
                sum += dark;
                sumX += dark * x;
                sumY += dark * y;
            }
        }
        return new double[] {sumX / sum, sumY / sum};
    }

    private static BufferedImage dotted() {
        BufferedImage page = new BufferedImage(2520, 3564, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = page.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 2520, 3564);
        graphics.setColor(Color.BLACK);
        graphics.scale(12, 12);
        for (int y = 15; y < 297; y += 20) {
            for (int x = 15; x < 210; x += 20) {
                graphics.fill(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
            }
        }
        graphics.dispose();
        return page;
    }
}
