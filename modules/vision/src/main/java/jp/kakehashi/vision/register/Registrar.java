package jp.kakehashi.vision.register;

import java.util.List;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.recognise.Homography;

/// Finds where exactly a sheet lies: from where it lies about, in two rounds of block matching, a
/// coarse and a fine one. Safe for use from many threads.
public final class Registrar {
    private static final int COARSE_LOOKS = 4;

    /// As large a share of the pieces in the picture is enough.
    private static final double ENOUGH = 0.8;

    /// Another look is worth it when the last one found so many times as much.
    private static final double MORE = 1.03;

    private static final double COARSE_REACH_MM = 2.4;
    private static final double FINE_REACH_MM = 0.8;
    private static final double COARSE_TOLERANCE_MM = 0.15;
    private static final double FINE_TOLERANCE_MM = 0.05;
    private static final double COARSE_BEND_MM = 0.05;
    private static final double FINE_BEND_MM = 0.02;

    private Registrar() {}

    /// Where the sheet lies.
    ///
    /// @param about where it lies about, in dots of `picture`'s first level
    public static Registration register(
            PicturePyramid picture, SheetTemplate template, Homography about) {
        double width = template.form().widthMm();
        double height = template.form().heightMm();
        LensPlane flat = LensPlane.of(about, picture.full().width(), picture.full().height());
        Relief relief = new Relief(flat, width, height);
        int agreed = 0;
        for (int look = 0; look < COARSE_LOOKS; look++) {
            BlockMatching coarse =
                    look(picture, template, template.coarse(), relief, COARSE_REACH_MM);
            List<Sighting> seen = coarse.sightings();
            flat = LensPlaneFit.fit(relief.flat, seen, 4 * COARSE_TOLERANCE_MM);
            flat = LensPlaneFit.fit(flat, seen, COARSE_TOLERANCE_MM);
            ReliefFit fit =
                    new ReliefFit(
                            flat,
                            seen,
                            width,
                            height,
                            COARSE_TOLERANCE_MM,
                            SheetTemplate.COARSE_BLOCK_MM);
            Relief found = fit.withoutDirection(COARSE_BEND_MM);
            // A deep fold lies out of reach at first; what is found beside it leads there.
            int now = fit.agreeing();
            if (now > agreed) {
                relief = found;
            }
            if (now > ENOUGH * coarse.inside() || now < MORE * agreed) {
                break;
            }
            agreed = now;
        }
        BlockMatching fine = look(picture, template, template.fine(), relief, FINE_REACH_MM);
        List<Sighting> seen = fine.sightings();
        flat = LensPlaneFit.fit(relief.flat, seen, 4 * FINE_TOLERANCE_MM);
        relief =
                new ReliefFit(
                                flat,
                                seen,
                                width,
                                height,
                                FINE_TOLERANCE_MM,
                                SheetTemplate.FINE_BLOCK_MM)
                        .withDirection(relief.profile.angle(), 0.1, FINE_BEND_MM);
        double[][] corners = new SheetEdges(picture.full(), relief, width, height).corners();
        return new Registration(relief, seen, fine.inside(), corners);
    }

    private static BlockMatching look(
            PicturePyramid picture,
            SheetTemplate template,
            TemplateBlocks blocks,
            PageMap map,
            double reachMm) {
        double width = template.form().widthMm();
        double height = template.form().heightMm();
        double perMm = picture.dotsPerMm(map, width / 2, height / 2);
        int halves = picture.halvesFor(perMm / blocks.dotsPerMm());
        GrayImage level = picture.level(halves);
        GrayImage flat = Rectified.of(level, halves, map, width, height, blocks.dotsPerMm());
        return new BlockMatching(blocks, flat, map, picture.full(), reachMm);
    }
}
