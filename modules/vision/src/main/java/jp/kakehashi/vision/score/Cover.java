package jp.kakehashi.vision.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.kakehashi.vision.form.MmBox;

/// What of a sheet is covered by something that is no paper: a hand, a sleeve, what lies beyond the
/// edge of the picture. Told by cells: paper is bright somewhere in every cell and of one colour; a
/// shadow darkens it and leaves its colour.
final class Cover {
    /// The side of a cell.
    static final double CELL_MM = 2;

    private static final int CELL = (int) (CELL_MM * ColourSheet.PER_MM);
    private static final double MOST_COLOUR = 0.14;
    private static final double COLOURED_BELOW = 0.93;
    private static final double DARK = 0.42;

    /// Larger than any seal.
    private static final int LARGE = 110;

    private static final int BORDER = 2;

    private final int columns;
    private final int rows;
    private final boolean[] covered;
    private final double[] bright;
    private final boolean[] outside;

    private Cover(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        covered = new boolean[columns * rows];
        outside = new boolean[columns * rows];
        bright = new double[columns * rows];
    }

    static Cover of(ColourSheet sheet) {
        Cover cover = new Cover(sheet.width() / CELL, sheet.height() / CELL);
        int count = cover.covered.length;
        double[] warm = new double[count];
        double[] cool = new double[count];
        for (int cell = 0; cell < count; cell++) {
            cover.look(sheet, cell, warm, cool);
        }
        double[] light = Light.fit(cover.bright, cover.columns, cover.rows);
        double paperWarm = middle(warm, cover.bright, light);
        double paperCool = middle(cool, cover.bright, light);
        boolean[] foreign = new boolean[count];
        for (int cell = 0; cell < count; cell++) {
            double share = cover.bright[cell] / light[cell];
            double colour =
                    Math.max(Math.abs(warm[cell] - paperWarm), Math.abs(cool[cell] - paperCool));
            foreign[cell] =
                    cover.outside[cell]
                            || share < DARK
                            || (share < COLOURED_BELOW && colour > MOST_COLOUR);
        }
        cover.gather(foreign);
        return cover;
    }

    /// The brightness and the colour of the brightest quarter of a cell.
    private void look(ColourSheet sheet, int cell, double[] warm, double[] cool) {
        int left = cell % columns * CELL;
        int top = cell / columns * CELL;
        int[] order = new int[CELL * CELL];
        for (int i = 0; i < order.length; i++) {
            int p = (top + i / CELL) * sheet.width() + left + i % CELL;
            int luma =
                    77 * (sheet.red()[p] & 0xFF)
                            + 150 * (sheet.green()[p] & 0xFF)
                            + 29 * (sheet.blue()[p] & 0xFF);
            order[i] = luma << 8 | i;
        }
        Arrays.sort(order);
        double r = 0;
        double g = 0;
        double b = 0;
        int from = order.length * 2 / 3;
        for (int i = from; i < order.length; i++) {
            int k = order[i] & 0xFF;
            int p = (top + k / CELL) * sheet.width() + left + k % CELL;
            r += sheet.red()[p] & 0xFF;
            g += sheet.green()[p] & 0xFF;
            b += sheet.blue()[p] & 0xFF;
        }
        double n = order.length - from;
        bright[cell] = (77 * r + 150 * g + 29 * b) / 256 / n;
        outside[cell] = bright[cell] < 1;
        warm[cell] = Math.log((r / n + 4) / (g / n + 4));
        cool[cell] = Math.log((b / n + 4) / (g / n + 4));
    }

    private static double middle(double[] values, double[] bright, double[] light) {
        double[] paper = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (bright[i] > 0.9 * light[i]) {
                paper[count++] = values[i];
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(paper, 0, count);
        return paper[count / 2];
    }

    /// A few cells that are no paper are a seal or a black bar; many together, or such as reach in
    /// from beyond the sheet, are a hand, and its edge reaches a little farther.
    private void gather(boolean[] foreign) {
        boolean[] solid = new boolean[foreign.length];
        for (int cell = 0; cell < foreign.length; cell++) {
            solid[cell] = foreign[cell] && around(foreign, cell) >= 7;
        }
        boolean[] seen = new boolean[foreign.length];
        for (int cell = 0; cell < foreign.length; cell++) {
            if (foreign[cell] && !seen[cell]) {
                List<Integer> patch = patch(foreign, seen, cell);
                if (patch.size() < LARGE && patch.stream().noneMatch(this::atBorder)) {
                    patch.forEach(c -> solid[c] = false);
                }
            }
        }
        for (int cell = 0; cell < foreign.length; cell++) {
            covered[cell] = outside[cell] || around(solid, cell) >= 1;
        }
    }

    private List<Integer> patch(boolean[] foreign, boolean[] seen, int first) {
        List<Integer> patch = new ArrayList<>();
        seen[first] = true;
        patch.add(first);
        for (int i = 0; i < patch.size(); i++) {
            int x = patch.get(i) % columns;
            int y = patch.get(i) / columns;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int nx = Math.clamp(x + dx, 0, columns - 1);
                    int ny = Math.clamp(y + dy, 0, rows - 1);
                    int next = ny * columns + nx;
                    if (foreign[next] && !seen[next]) {
                        seen[next] = true;
                        patch.add(next);
                    }
                }
            }
        }
        return patch;
    }

    private boolean atBorder(int cell) {
        int x = cell % columns;
        int y = cell / columns;
        return x < BORDER || y < BORDER || x >= columns - BORDER || y >= rows - BORDER;
    }

    private int around(boolean[] cells, int cell) {
        int count = 0;
        int x = cell % columns;
        int y = cell / columns;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int nx = Math.clamp(x + dx, 0, columns - 1);
                int ny = Math.clamp(y + dy, 0, rows - 1);
                count += cells[ny * columns + nx] ? 1 : 0;
            }
        }
        return count;
    }

    boolean at(double xMm, double yMm) {
        int x = Math.clamp((int) (xMm / CELL_MM), 0, columns - 1);
        int y = Math.clamp((int) (yMm / CELL_MM), 0, rows - 1);
        return covered[y * columns + x];
    }

    /// The share of what is in the picture that is covered, 0 to 1.
    double hand() {
        int hits = 0;
        int all = 1;
        for (int cell = 0; cell < covered.length; cell++) {
            all += outside[cell] ? 0 : 1;
            hits += covered[cell] && !outside[cell] ? 1 : 0;
        }
        return hits / (double) all;
    }

    /// Whether something lies over the sheet within a box.
    boolean handIn(MmBox box) {
        for (int cell = 0; cell < covered.length; cell++) {
            int column = cell % columns;
            int row = cell / columns;
            if (covered[cell]
                    && !outside[cell]
                    && box.contains((column + 0.5) * CELL_MM, (row + 0.5) * CELL_MM)) {
                return true;
            }
        }
        return false;
    }

    /// The covered share of a box, 0 to 1.
    double share(MmBox box) {
        int hits = 0;
        int all = 0;
        for (double y = box.y() + 0.25; y < box.bottom(); y += 0.5) {
            for (double x = box.x() + 0.25; x < box.right(); x += 0.5) {
                hits += at(x, y) ? 1 : 0;
                all++;
            }
        }
        return all == 0 ? 0 : hits / (double) all;
    }
}
