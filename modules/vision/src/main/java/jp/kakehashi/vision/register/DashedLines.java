package jp.kakehashi.vision.register;

import jp.kakehashi.vision.GrayImage;

/// Where dashed or dotted rules are on a blank: where their dashes begin is up to the program that
/// draws the PDF, so a printed dash may stand where the blank has a gap.
final class DashedLines {
    private static final int DARK = 215;
    private static final int LIGHT = 245;
    private static final double LONGEST_GAP_MM = 2.2;
    private static final double THICKEST_MM = 0.8;
    private static final int LEAST_GAPS = 6;
    private static final int AROUND = 2;

    private DashedLines() {}

    /// For each dot whether it belongs to such a rule.
    static boolean[] of(GrayImage page, double dotsPerMm) {
        boolean[] dashes = new boolean[page.dots().length];
        int gap = (int) Math.ceil(LONGEST_GAP_MM * dotsPerMm);
        int thick = (int) Math.ceil(THICKEST_MM * dotsPerMm);
        for (int y = thick; y < page.height() - thick; y++) {
            line(page, dashes, y, true, page.width(), gap, thick);
        }
        for (int x = thick; x < page.width() - thick; x++) {
            line(page, dashes, x, false, page.height(), gap, thick);
        }
        return dashes;
    }

    /// Marks a row or column from its first dash to its last, where dashes follow one another.
    private static void line(
            GrayImage page, boolean[] dashes, int at, boolean row, int length, int gap, int thick) {
        int begin = -1;
        int last = -1;
        int gaps = 0;
        for (int i = 0; i <= length; i++) {
            boolean dark = i < length && dash(page, at, i, row, thick);
            if (dark) {
                if (begin < 0) {
                    begin = i;
                    gaps = 0;
                } else if (i - last > 1) {
                    gaps++;
                }
                last = i;
            } else if (begin >= 0 && (i - last > gap || i == length)) {
                if (gaps >= LEAST_GAPS) {
                    mark(page, dashes, at, begin, last, row);
                }
                begin = -1;
            }
        }
    }

    /// Dark, and light on both sides of the line.
    private static boolean dash(GrayImage page, int at, int i, boolean row, int thick) {
        int here = row ? page.at(i, at) : page.at(at, i);
        int before = row ? page.at(i, at - thick) : page.at(at - thick, i);
        int after = row ? page.at(i, at + thick) : page.at(at + thick, i);
        return here < DARK && before > LIGHT && after > LIGHT;
    }

    private static void mark(
            GrayImage page, boolean[] dashes, int at, int begin, int end, boolean row) {
        for (int i = Math.max(0, begin - AROUND); i <= end + AROUND; i++) {
            for (int k = at - AROUND; k <= at + AROUND; k++) {
                int x = row ? i : k;
                int y = row ? k : i;
                if (x >= 0 && y >= 0 && x < page.width() && y < page.height()) {
                    dashes[y * page.width() + x] = true;
                }
            }
        }
    }
}
