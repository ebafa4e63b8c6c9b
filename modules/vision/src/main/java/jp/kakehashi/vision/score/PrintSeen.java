package jp.kakehashi.vision.score;

import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.register.SheetTemplate;

/// How well a sheet's print is that of a blank.
///
/// @param seen the share of the print that is there
/// @param besides what is there beside it and outside all fields, beside how much is printed
/// @param cells for places every few millimetres, how much print there is and how much of it
///     is seen
@SuppressWarnings("ArrayRecordComponent") // read by the scoring only
record PrintSeen(double seen, double besides, int columns, int[] cells, int[] seenCells) {
    private static final double CELL_MM = 5;

    /// Around a field so much of the print has to be seen where it belongs.
    private static final double IN_PLACE = 0.8;

    private static final double NEAR_MM = 9;
    private static final int ENOUGH = 40;
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
        int columns = (int) Math.ceil(width / perMm / CELL_MM);
        int[] cells = new int[columns * (int) Math.ceil(height / perMm / CELL_MM)];
        int[] seenCells = new int[cells.length];
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
                        int cell = cell(x / perMm, y / perMm, columns);
                        int one = darkest(ink, p) > THERE * ink.print()[p] ? 1 : 0;
                        all++;
                        there += one;
                        cells[cell]++;
                        seenCells[cell] += one;
                    } else {
                        more++;
                    }
                }
            }
        }
        return new PrintSeen(there / all, more / all, columns, cells, seenCells);
    }

    private static int cell(double xMm, double yMm, int columns) {
        int column = (int) (xMm / CELL_MM);
        int row = (int) (yMm / CELL_MM);
        return row * columns + Math.min(columns - 1, column);
    }

    /// Whether the print around a box is seen where it belongs; if not, the sheet lies otherwise
    /// there than was found, and nothing can be said of the box. True where too little is printed.
    boolean inPlace(MmBox box) {
        int all = 0;
        int there = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            int row = cell / columns;
            double x = (cell % columns + 0.5) * CELL_MM;
            double y = (row + 0.5) * CELL_MM;
            if (box.grown(NEAR_MM).contains(x, y)) {
                all += cells[cell];
                there += seenCells[cell];
            }
        }
        return all < ENOUGH || there >= IN_PLACE * all;
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
