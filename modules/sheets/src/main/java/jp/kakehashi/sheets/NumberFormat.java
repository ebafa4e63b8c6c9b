package jp.kakehashi.sheets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a number format (ECMA-376 part 1, 18.8.30) makes of a number. Built-in formats have no
/// text in the file; 27 to 36 and 50 to 58 are the Japanese ones.
///
/// @param pattern of a `CODE`: what it shows, `000-0000`
/// @param sections those that hold for some numbers only, `[<43586]…;…`; mostly none
record NumberFormat(Shape shape, String pattern, List<Section> sections) {
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

    private static final int MOST_SECTIONS = 4;
    private static final Pattern CONDITION =
            Pattern.compile("\\[(<=|>=|<>|<|>|=)(-?[0-9]{1,15}(?:[.][0-9]{1,10})?)]");

    NumberFormat(Shape shape) {
        this(shape, "", List.of());
    }

    /// What a section makes of the numbers that it is for.
    ///
    /// @param holds as it is written, `<=`; empty when it is for all that are left
    record Section(String holds, BigDecimal than, NumberFormat format) {
        boolean holdsFor(BigDecimal value) {
            int compared = value.compareTo(than);
            return switch (holds) {
                case "<" -> compared < 0;
                case "<=" -> compared <= 0;
                case ">" -> compared > 0;
                case ">=" -> compared >= 0;
                case "=" -> compared == 0;
                case "<>" -> compared != 0;
                default -> true;
            };
        }
    }

    /// The format of one number.
    NumberFormat at(BigDecimal value) {
        for (Section section : sections) {
            if (section.holdsFor(value)) {
                return section.format();
            }
        }
        return this;
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
        List<String> parts = sections(text);
        String first = parts.getFirst();
        String code = code(first.startsWith("[<") ? parts.getLast() : first);
        if (!code.isEmpty()) {
            return new NumberFormat(Shape.CODE, code, List.of());
        }
        NumberFormat whole = ofSection(first);
        List<Section> some = new ArrayList<>();
        for (String part : parts) {
            Matcher condition = CONDITION.matcher(part);
            boolean bound = condition.find();
            some.add(
                    new Section(
                            bound ? condition.group(1) : "",
                            bound ? new BigDecimal(condition.group(2)) : BigDecimal.ZERO,
                            ofSection(part)));
        }
        boolean bound = some.stream().anyMatch(s -> !s.holds().isEmpty());
        return bound ? new NumberFormat(whole.shape(), "", List.copyOf(some)) : whole;
    }

    private static NumberFormat ofSection(String first) {
        String bare = bare(first).toLowerCase(Locale.ROOT);
        if (bare.matches("(?s).*\\[(h+|m+|s+)].*")) {
            return new NumberFormat(Shape.DURATION);
        }
        String letters =
                bare.replaceAll("\\[[^]]*]", "")
                        .replaceAll("g/標準|general|e[+-]", "")
                        .replaceAll("am/pm|a/p", "h");
        boolean day = letters.matches("(?s).*([ydge]|aaa).*");
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

    /// The parts between semicolons, without the one of texts.
    private static List<String> sections(String text) {
        List<String> found = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length() && found.size() < MOST_SECTIONS; i++) {
            char c = text.charAt(i);
            if (c == '\\' && !quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                found.add(text.substring(from, i));
                from = i + 1;
            }
        }
        if (found.size() < MOST_SECTIONS) {
            found.add(text.substring(from));
        }
        if (found.size() > 1 && bare(found.getLast()).strip().equals("@")) {
            found.removeLast();
        }
        return found;
    }

    /// Without quoted words, escaped characters, padding and fill.
    private static String bare(String section) {
        return section.replaceAll("\"[^\"]*\"?", "").replaceAll("[\\\\_*].", "");
    }
}
