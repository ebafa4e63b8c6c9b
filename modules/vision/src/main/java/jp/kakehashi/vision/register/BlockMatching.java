package jp.kakehashi.vision.register;

import java.util.List;
import java.util.Objects;
import jp.kakehashi.vision.GrayImage;
import org.jspecify.annotations.Nullable;

/// Finds the pieces of a template on a rectified picture: normalised cross-correlation around
/// where each is expected, its peak to a fraction of a dot, and by the curvature of the peak
/// how sure each direction is.
final class BlockMatching {
    private static final double LEAST_LIKENESS = 0.3;

    /// Dots of a picture are alike over about this length; so many tell something each.
    private static final double ALIKE_MM = 0.6;

    private final TemplateBlocks template;
    private final GrayImage seen;
    private final PageMap map;
    private final GrayImage picture;
    private final int[] dots;
    private final int[] sums;
    private final long[] squares;
    private final int reach;

    /// @param map by which `seen` was rectified out of `picture`
    BlockMatching(
            TemplateBlocks template,
            GrayImage seen,
            PageMap map,
            GrayImage picture,
            double reachMm) {
        this.template = template;
        this.seen = seen;
        this.map = map;
        this.picture = picture;
        reach = (int) Math.ceil(reachMm * template.dotsPerMm());
        dots = new int[seen.dots().length];
        for (int i = 0; i < dots.length; i++) {
            dots[i] = seen.dots()[i] & 0xFF;
        }
        int stride = seen.width() + 1;
        sums = new int[stride * (seen.height() + 1)];
        squares = new long[stride * (seen.height() + 1)];
        for (int y = 0; y < seen.height(); y++) {
            int sum = 0;
            long square = 0;
            for (int x = 0; x < seen.width(); x++) {
                int dot = dots[y * seen.width() + x];
                sum += dot;
                square += (long) dot * dot;
                int p = (y + 1) * stride + x + 1;
                sums[p] = sums[p - stride] + sum;
                squares[p] = squares[p - stride] + square;
            }
        }
    }

    /// The pieces that were found. A piece that lies partly outside the picture is not looked for.
    List<Sighting> sightings() {
        return template.blocks().parallelStream()
                .map(this::sighting)
                .filter(Objects::nonNull)
                .toList();
    }

    /// How many pieces lie in the picture, found or not.
    long inside() {
        return template.blocks().stream().filter(this::inPicture).count();
    }

    private boolean inPicture(TemplateBlocks.Block block) {
        double[] px = new double[2];
        for (int corner = 0; corner < 4; corner++) {
            int x = block.x() + (corner & 1) * template.size();
            int y = block.y() + (corner >> 1) * template.size();
            map.map(x / template.dotsPerMm(), y / template.dotsPerMm(), px);
            if (!(px[0] >= 0
                    && px[1] >= 0
                    && px[0] < picture.width()
                    && px[1] < picture.height())) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Sighting sighting(TemplateBlocks.Block block) {
        if (!inPicture(block)) {
            return null;
        }
        int size = template.size();
        int fromX = Math.max(-reach, -block.x());
        int toX = Math.min(reach, seen.width() - size - block.x());
        int fromY = Math.max(-reach, -block.y());
        int toY = Math.min(reach, seen.height() - size - block.y());
        int columns = toX - fromX + 1;
        int rows = toY - fromY + 1;
        double[] likeness = new double[columns * rows];
        int[] values = new int[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = block.values()[i];
        }
        int best = 0;
        for (int dy = fromY; dy <= toY; dy++) {
            for (int dx = fromX; dx <= toX; dx++) {
                int p = (dy - fromY) * columns + dx - fromX;
                likeness[p] = likeness(block.energy(), values, block.x() + dx, block.y() + dy);
                best = likeness[p] > likeness[best] ? p : best;
            }
        }
        int bx = best % columns;
        int by = best / columns;
        if (likeness[best] < LEAST_LIKENESS
                || bx == 0
                || by == 0
                || bx == columns - 1
                || by == rows - 1) {
            return null;
        }
        return peak(block, likeness, columns, best, bx + fromX, by + fromY);
    }

    private double likeness(double blockEnergy, int[] values, int left, int top) {
        int size = template.size();
        int stride = seen.width() + 1;
        int a = top * stride + left;
        int b = a + size * stride;
        double n = (double) size * size;
        double sum = sums[b + size] - sums[b] - sums[a + size] + sums[a];
        double square = squares[b + size] - squares[b] - squares[a + size] + squares[a];
        double energy = square - sum * sum / n;
        if (energy < n) {
            return 0;
        }
        long product = 0;
        for (int y = 0; y < size; y++) {
            product += product(values, y * size, dots, (top + y) * seen.width() + left, size);
        }
        return product / Math.sqrt(energy * blockEnergy);
    }

    /// Of whole numbers, which the compiler multiplies many at a time.
    private static int product(int[] a, int p, int[] b, int q, int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[p + i] * b[q + i];
        }
        return sum;
    }

    private Sighting peak(
            TemplateBlocks.Block block, double[] c, int columns, int at, int dx, int dy) {
        double gx = (c[at + 1] - c[at - 1]) / 2;
        double gy = (c[at + columns] - c[at - columns]) / 2;
        double hxx = c[at + 1] - 2 * c[at] + c[at - 1];
        double hyy = c[at + columns] - 2 * c[at] + c[at - columns];
        double hxy =
                (c[at + columns + 1]
                                - c[at + columns - 1]
                                - c[at - columns + 1]
                                + c[at - columns - 1])
                        / 4;
        double sx = hxx < -1e-6 ? Math.clamp(-gx / hxx, -0.5, 0.5) : 0;
        double sy = hyy < -1e-6 ? Math.clamp(-gy / hyy, -0.5, 0.5) : 0;
        double det = hxx * hyy - hxy * hxy;
        if (det > 0.05 * hxx * hyy) {
            double jx = (-hyy * gx + hxy * gy) / det;
            double jy = (hxy * gx - hxx * gy) / det;
            if (Math.abs(jx) < 1 && Math.abs(jy) < 1) {
                sx = jx;
                sy = jy;
            }
        }
        double likeness = c[at];
        double perMm = template.dotsPerMm();
        double sizeMm = template.size() / perMm;
        double told =
                sizeMm
                        * sizeMm
                        / (ALIKE_MM * ALIKE_MM)
                        * likeness
                        / Math.max(0.02, 1 - likeness * likeness)
                        * perMm
                        * perMm;
        double xMm = block.x() / perMm + sizeMm / 2;
        double yMm = block.y() / perMm + sizeMm / 2;
        double[] px = new double[2];
        map.map(xMm + (dx + sx) / perMm, yMm + (dy + sy) / perMm, px);
        double wxx = block.tellsX() ? Math.max(0, -hxx) * told : 0;
        double wyy = block.tellsY() ? Math.max(0, -hyy) * told : 0;
        double wxy = -hxy * told;
        double most = Math.sqrt(wxx * wyy);
        return new Sighting(
                xMm, yMm, px[0], px[1], wxx, Math.clamp(wxy, -most, most), wyy, likeness);
    }
}
