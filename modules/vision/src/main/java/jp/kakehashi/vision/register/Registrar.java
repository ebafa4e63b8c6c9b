package jp.kakehashi.vision.register;

import java.util.List;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.recognise.Homography;

/// Finds where exactly a sheet lies: from where it lies about, in two rounds of block matching, a
/// coarse and a fine one. Safe for use from many threads.
public final class Registrar {
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
        LensPlane flat = LensPlane.of(about, picture.full().width(), picture.full().height());
        List<Sighting> seen =
                look(picture, template, template.coarse(), flat, COARSE_REACH_MM).sightings();
        flat = LensPlaneFit.fit(flat, seen, 4 * COARSE_TOLERANCE_MM);
        flat = LensPlaneFit.fit(flat, seen, COARSE_TOLERANCE_MM);
        double width = template.form().widthMm();
        double height = template.form().heightMm();
        Relief relief =
                new ReliefFit(
                                flat,
                                seen,
                                width,
                                height,
                                0,
                                COARSE_TOLERANCE_MM,
                                SheetTemplate.COARSE_BLOCK_MM)
                        .withoutDirection(COARSE_BEND_MM);
        BlockMatching fine = look(picture, template, template.fine(), relief, FINE_REACH_MM);
        seen = fine.sightings();
        flat = LensPlaneFit.fit(flat, seen, 4 * FINE_TOLERANCE_MM);
        relief =
                new ReliefFit(
                                flat,
                                seen,
                                width,
                                height,
                                0,
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
