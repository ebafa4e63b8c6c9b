package jp.kakehashi.sheets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a number format (ECMA-376 part 1, 18.8.30) makes of a number. Built-in formats have no
/// text in the file; 27 to 36 and 50 to 58 are the Japanese ones.
///
/// @param pattern of a `CODE`: what it shows, `000-0000`
record NumberFormat(Shape shape, String pattern) {
    enum Shape {
        NUMBER,
        YEN,
        DATE,
        DATE_TIME,
        TIME,
        /// A count of hours or minutes, `[h]:mm`.
        DURATION,
        /// Digits with leading zeros, `0000`, `000-0000`.
        CODE
    }

    static final NumberFormat PLAIN = new NumberFormat(Shape.NUMBER);

    NumberFormat(Shape shape) {
        this(shape, "");
    }

    /// Whether a number means the same format in every workbook.
    static boolean isBuiltIn(int id) {
        return (id >= 0 && id <= 22) || (id >= 27 && id <= 58);
    }

    /// Whether its numbers are days.
    boolean isDay() {
        return shape == Shape.DATE || shape == Shape.DATE_TIME;
    }

    static NumberFormat of(@Nullable Integer id, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            return ofText(text);
        }
        return new NumberFormat(builtIn(id == null ? 0 : id));
    }

    private static Shape builtIn(int id) {
        return switch (id) {
            case 5, 6, 7, 8, 42, 44 -> Shape.YEN;
            case 18, 19, 20, 21, 32, 33, 45, 47 -> Shape.TIME;
            case 22 -> Shape.DATE_TIME;
            case 46 -> Shape.DURATION;
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36 -> Shape.DATE;
            case 50, 51, 52, 53, 54, 55, 56, 57, 58 -> Shape.DATE;
            default -> Shape.NUMBER;
        };
    }

    private static NumberFormat ofText(String text) {
        String first = firstSection(text);
        String code =
                code(first.startsWith("[<") ? text.substring(text.lastIndexOf(';') + 1) : first);
        if (!code.isEmpty()) {
            return new NumberFormat(Shape.CODE, code);
        }
        String bare = bare(first).toLowerCase(Locale.ROOT);
        if (bare.matches("(?s).*\\[(h+|m+|s+)].*")) {
            return new NumberFormat(Shape.DURATION);
        }
        String letters =
                bare.replaceAll("\\[[^]]*]", "")
                        .replaceAll("g/標準|general|e[+-]", "")
                        .replaceAll("am/pm|a/p", "h");
        boolean day = letters.matches("(?s).*[ydge].*");
        boolean time = letters.matches("(?s).*[hs].*");
        if (day || (letters.contains("m") && !time)) {
            return new NumberFormat(time ? Shape.DATE_TIME : Shape.DATE);
        }
        boolean yen = first.matches("(?s).*([¥￥円]|\\\\\\\\|JPY).*");
        return time ? new NumberFormat(Shape.TIME) : yen ? new NumberFormat(Shape.YEN) : PLAIN;
    }

    /// The digits and dashes of a format that pads with zeros; empty for every other format.
    private static String code(String section) {
        String plain = section.replaceAll("\"([-() ])\"|\\\\([-() ])", "$1$2");
        return plain.matches("0{2,15}|\\(?0{1,6}[-() ]{1,2}[-() 0]{1,15}") ? plain : "";
    }

    /// The digits of `plain`, which has none but digits, in a `CODE`'s pattern.
    String fill(String plain) {
        StringBuilder out = new StringBuilder();
        int at = plain.length();
        for (int i = pattern.length() - 1; i >= 0; i--) {
            char c = pattern.charAt(i);
            boolean digit = c == '0';
            out.append(!digit ? c : at > 0 ? plain.charAt(--at) : '0');
        }
        while (at > 0) {
            out.append(plain.charAt(--at));
        }
        return out.reverse().toString();
    }

    private static String firstSection(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /// Without quoted words, escaped characters, padding and fill.
    private static String bare(String section) {
        return section.replaceAll("\"[^\"]*\"?", "").replaceAll("[\\\\_*].", "");
    }
}
