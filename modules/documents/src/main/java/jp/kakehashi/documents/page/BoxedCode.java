package jp.kakehashi.documents.page;

import java.util.Locale;

/// The box that stands for a character no font has: a frame with the code point in strokes, so that
/// the box itself is no text. Sizes are points.
final class BoxedCode {
    /// Segments a to g of each hexadecimal digit, a the lowest bit.
    private static final int[] SEGMENTS = {
        0x3F, 0x06, 0x5B, 0x4F, 0x66, 0x6D, 0x7D, 0x07, 0x7F, 0x6F, 0x77, 0x7C, 0x39, 0x5E, 0x79,
        0x71
    };

    /// Start and end of each segment on a digit of 1 × 2.
    private static final double[][] ENDS = {
        {0, 0, 1, 0},
        {1, 0, 1, 1},
        {1, 1, 1, 2},
        {0, 2, 1, 2},
        {0, 1, 0, 2},
        {0, 0, 0, 1},
        {0, 1, 1, 1}
    };

    private BoxedCode() {}

    /// Draws the box of an em of `size` at the pen's place on the baseline.
    static void draw(Drawing to, int codePoint, double x, double baseline, double size) {
        double edge = size * 0.86;
        double left = x + size * 0.07;
        double top = baseline - size * 0.78;
        to.raw("q ").gray(0, true).number(Math.max(0.3, size * 0.04)).operator("w");
        to.box(left, top, edge, edge).operator("S");
        String code = String.format(Locale.ROOT, codePoint > 0xFFFF ? "%06X" : "%04X", codePoint);
        int columns = code.length() / 2;
        double cell = edge / (columns + 0.6);
        double width = cell * 0.55;
        double height = edge * 0.16;
        to.number(Math.max(0.15, size * 0.02)).operator("w");
        for (int i = 0; i < code.length(); i++) {
            double atX = left + cell * (0.3 + 0.22 + i % columns);
            double atY = top + edge * (i < columns ? 0.11 : 0.56);
            digit(to, Character.digit(code.charAt(i), 16), atX, atY, width, height);
        }
        to.operator("Q");
    }

    private static void digit(
            Drawing to, int digit, double x, double y, double width, double height) {
        for (int segment = 0; segment < ENDS.length; segment++) {
            if ((SEGMENTS[digit] >> segment & 1) == 1) {
                double[] ends = ENDS[segment];
                to.x(x + ends[0] * width).y(y + ends[1] * height).raw("m ");
                to.x(x + ends[2] * width).y(y + ends[3] * height).operator("l");
            }
        }
        to.operator("S");
    }
}
