package jp.kakehashi.vision.score;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kakehashi.vision.CoveredSheet;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.register.PageMap;
import jp.kakehashi.vision.register.PicturePyramid;
import jp.kakehashi.vision.register.Rectified;
import jp.kakehashi.vision.register.SheetTemplate;

/// What is on the fields of a sheet whose place is known, and how well its print is that of the
/// blank.
///
/// @param fields by id, in the form's order
/// @param print the share of the blank's print that is seen where nothing covers it, 0 to 1
/// @param besides how much is on the sheet that is neither print nor in a field, beside how much is
///     printed
/// @param cover what lies over it
public record SheetScore(
        Map<String, FieldReading> fields, double print, double besides, CoveredSheet cover) {
    private static final double BESIDE_MM = 15;
    private static final Calibration CALIBRATION = Calibration.shipped();

    /// Scores a sheet.
    public static SheetScore of(
            RgbImage picture, PicturePyramid gray, SheetTemplate template, PageMap map) {
        double width = template.form().widthMm();
        double height = template.form().heightMm();
        int halves =
                gray.halvesFor(
                        gray.dotsPerMm(map, width / 2, height / 2) / SheetTemplate.FINE_PER_MM);
        GrayImage flat =
                Rectified.of(
                        gray.level(halves), halves, map, width, height, SheetTemplate.FINE_PER_MM);
        ColourSheet colours =
                ColourSheet.of(
                        picture.dots(), picture.width(), picture.height(), map, width, height);
        Cover cover = Cover.of(colours);
        InkMap ink = InkMap.of(flat, template.page(), template.dashes());
        FieldEvidence.Found[] found =
                FieldEvidence.of(
                        template.form(), ink, RedMap.of(colours), cover, SheetTemplate.FINE_PER_MM);
        PrintSeen print = PrintSeen.of(ink, template, cover);
        Map<String, FieldReading> fields = new LinkedHashMap<>();
        for (int i = 0; i < found.length; i++) {
            FormField field = template.form().fields().get(i);
            fields.put(
                    field.id(),
                    print.inPlace(field.box()) && inPicture(field.box(), map, picture)
                            ? Answers.of(field, found[i], CALIBRATION)
                            : new FieldReading(FieldReading.State.UNSURE, 0));
        }
        return new SheetScore(
                fields, print.seen(), print.besides(), covered(cover, template.form()));
    }

    private static CoveredSheet covered(Cover cover, PaperForm form) {
        return new CoveredSheet(
                cover.hand(),
                form.fields().stream()
                        .filter(f -> cover.handIn(f.box().grown(BESIDE_MM)))
                        .map(FormField::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// What the picture cuts off is not known.
    private static boolean inPicture(MmBox box, PageMap map, RgbImage picture) {
        double[] px = new double[2];
        for (int corner = 0; corner < 4; corner++) {
            map.map(box.x() + (corner & 1) * box.w(), box.y() + (corner >> 1) * box.h(), px);
            if (!(px[0] >= 0
                    && px[1] >= 0
                    && px[0] < picture.width() - 1
                    && px[1] < picture.height() - 1)) {
                return false;
            }
        }
        return true;
    }
}
