package jp.kakehashi.documents.page;

import java.nio.charset.StandardCharsets;

/// The operators of a page's content (ISO 32000-2, 8 and 9) as text. Points from the top left
/// corner, y downwards; numbers are written with two decimals.
final class Drawing {
    private final StringBuilder out = new StringBuilder(8192);
    private final double height;

    Drawing(double height) {
        this.height = height;
    }

    Drawing x(double x) {
        return number(x);
    }

    Drawing y(double y) {
        return number(height - y);
    }

    Drawing number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            out.append('-');
            hundredths = -hundredths;
        }
        out.append(hundredths / 100);
        if (hundredths % 100 != 0) {
            out.append('.').append(hundredths / 10 % 10);
            if (hundredths % 10 != 0) {
                out.append(hundredths % 10);
            }
        }
        out.append(' ');
        return this;
    }

    Drawing operator(String operator) {
        out.append(operator).append('\n');
        return this;
    }

    Drawing raw(String text) {
        out.append(text);
        return this;
    }

    Drawing hex(int number) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append("0123456789ABCDEF".charAt(number >> shift & 15));
        }
        return this;
    }

    Drawing box(double x, double y, double width, double boxHeight) {
        return x(x).y(y + boxHeight).number(width).number(boxHeight).operator("re");
    }

    Drawing gray(double level, boolean stroke) {
        return number(level).operator(stroke ? "G" : "g");
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
