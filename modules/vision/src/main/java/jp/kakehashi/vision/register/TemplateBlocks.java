package jp.kakehashi.vision.register;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.vision.GrayImage;

/// The pieces of a blank that can be found again: those with print on them, each less its mean.
///
/// @param size of a piece in dots, both ways
final class TemplateBlocks {
    /// A piece.
    ///
    /// @param x its left edge on the template, in dots
    /// @param values its dots less their mean
    /// @param energy the sum of their squares
    @SuppressWarnings("ArrayRecordComponent") // read by the matching only
    record Block(int x, int y, short[] values, double energy) {}

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
        return new Block(left, top, values, energy);
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
