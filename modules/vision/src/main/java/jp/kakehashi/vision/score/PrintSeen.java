package jp.kakehashi.vision.score;

import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.register.SheetTemplate;

/// How well a sheet's print is that of a blank.
///
/// @param seen the share of the print that is there
/// @param besides what is there beside it and outside all fields, beside how much is printed
record PrintSeen(double seen, double besides) {
    private static final float PRINTED = 0.4f;
    private static final float THERE = 0.4f;
    private static final double AROUND_MM = 3;

    static PrintSeen of(InkMap ink, SheetTemplate template, Cover cover) {
        int width = ink.width();
        int height = ink.height();
        double perMm = SheetTemplate.FINE_PER_MM;
        float darkest = 0;
        for (float print : ink.print()) {
            darkest = Math.max(darkest, print);
        }
        float least = PRINTED * darkest;
        boolean[] written = fields(template, width, height);
        double there = 0;
        double all = 1e-9;
        double more = 0;
        for (int y = 1; y < height - 1; y += 2) {
            for (int x = 1; x < width - 1; x += 2) {
                int p = y * width + x;
                boolean printed = ink.print()[p] > least;
                boolean extra = !written[p] && ink.ink()[p] > 0.2f;
                if ((printed || extra) && !cover.at(x / perMm, y / perMm)) {
                    if (printed) {
                        all++;
                        there += darkest(ink, p) > THERE * ink.print()[p] ? 1 : 0;
                    } else {
                        more++;
                    }
                }
            }
        }
        return new PrintSeen(there / all, more / all);
    }

    private static float darkest(InkMap ink, int p) {
        float most = 0;
        for (int q = p - ink.width(); q <= p + ink.width(); q += ink.width()) {
            most =
                    Math.max(
                            most,
                            Math.max(
                                    ink.dark()[q - 1], Math.max(ink.dark()[q], ink.dark()[q + 1])));
        }
        return most;
    }

    private static boolean[] fields(SheetTemplate template, int width, int height) {
        boolean[] written = new boolean[width * height];
        double perMm = SheetTemplate.FINE_PER_MM;
        for (FormField field : template.form().fields()) {
            MmBox box = field.box().grown(AROUND_MM);
            int right = Math.min(width, (int) (box.right() * perMm));
            int bottom = Math.min(height, (int) (box.bottom() * perMm));
            for (int y = Math.max(0, (int) (box.y() * perMm)); y < bottom; y++) {
                for (int x = Math.max(0, (int) (box.x() * perMm)); x < right; x++) {
                    written[y * width + x] = true;
                }
            }
        }
        return written;
    }
}
