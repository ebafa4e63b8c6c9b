package jp.kakehashi.vision.register;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.vision.GrayImage;

/// The pieces of a blank that can be found again: those with print on them, each less its mean.
final class TemplateBlocks {
    /// A piece.
    ///
    /// @param x its left edge on the template, in dots
    /// @param values its dots less their mean
    /// @param energy the sum of their squares
    /// @param tellsX whether it is unlike itself a little to the side; a row of dashes is not, and
    ///     where its dashes begin is up to the program that draws the PDF
    /// @param tellsY the same for a little up or down
    @SuppressWarnings("ArrayRecordComponent") // read by the matching only
    record Block(int x, int y, short[] values, double energy, boolean tellsX, boolean tellsY) {}

    /// How like itself a piece may be when it is moved by one of these distances.
    private static final double MOST_LIKE_ITSELF = 0.6;

    private static final double LEAST_MOVE_MM = 0.8;
    private static final double MOST_MOVE_MM = 2.8;

    private static final double LEAST_CONTRAST = 5;

    private final double dotsPerMm;
    private final int size;
    private final List<Block> blocks;
    private final GrayImage page;

    TemplateBlocks(GrayImage page, double dotsPerMm, double sizeMm, double strideMm) {
        this.page = page;
        this.dotsPerMm = dotsPerMm;
        size = (int) Math.round(sizeMm * dotsPerMm);
        blocks = new ArrayList<>();
        int across = steps(page.width(), strideMm);
        int down = steps(page.height(), strideMm);
        for (int row = 0; row <= down; row++) {
            for (int column = 0; column <= across; column++) {
                int x = (page.width() - size) * column / across;
                int y = (page.height() - size) * row / down;
                Block block = block(page, x, y);
                if (block.energy() > LEAST_CONTRAST * LEAST_CONTRAST * size * size) {
                    blocks.add(block);
                }
            }
        }
    }

    private int steps(int length, double strideMm) {
        return Math.max(1, (int) Math.ceil((length - size) / (strideMm * dotsPerMm)));
    }

    private Block block(GrayImage from, int left, int top) {
        long sum = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                sum += from.at(left + x, top + y);
            }
        }
        int mean = (int) Math.round((double) sum / (size * size));
        short[] values = new short[size * size];
        double energy = 0;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int value = from.at(left + x, top + y) - mean;
                values[y * size + x] = (short) value;
                energy += value * value;
            }
        }
        return new Block(
                left,
                top,
                values,
                energy,
                !likeItself(values, energy, 1),
                !likeItself(values, energy, size));
    }

    /// @param stride from one dot to the next in the direction in which it is moved
    private boolean likeItself(short[] values, double energy, int stride) {
        int other = stride == 1 ? size : 1;
        int least = (int) Math.ceil(LEAST_MOVE_MM * dotsPerMm);
        int most = Math.min(size / 2, (int) Math.ceil(MOST_MOVE_MM * dotsPerMm));
        for (int move = least; move <= most; move++) {
            double product = 0;
            double a = 0;
            double b = 0;
            for (int line = 0; line < size; line++) {
                int p = line * other;
                for (int i = 0; i + move < size; i++) {
                    double here = values[p + i * stride];
                    double there = values[p + (i + move) * stride];
                    product += here * there;
                    a += here * here;
                    b += there * there;
                }
            }
            if (product > MOST_LIKE_ITSELF * Math.sqrt(a * b) && a > 0.3 * energy) {
                return true;
            }
        }
        return false;
    }

    double dotsPerMm() {
        return dotsPerMm;
    }

    int size() {
        return size;
    }

    List<Block> blocks() {
        return blocks;
    }

    GrayImage page() {
        return page;
    }
}
