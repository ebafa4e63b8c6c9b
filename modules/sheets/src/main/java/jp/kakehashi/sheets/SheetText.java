package jp.kakehashi.sheets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text in cells: what XML cannot hold is written `_x0001_` (ECMA-376 part 1, 22.9.2.19), and
/// what a spreadsheet would run as a formula is marked as text in CSV.
final class SheetText {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final String FORMULA_STARTS = "=+-@＝＋－＠﹦﹢﹣﹫";

    private SheetText() {}

    static String decode(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher matcher = ESCAPE.matcher(text);
        return matcher.replaceAll(
                m ->
                        Matcher.quoteReplacement(
                                Character.toString((char) Integer.parseInt(m.group(1), 16))));
    }

    static String encode(String text) {
        if (isPlain(text)) {
            return text;
        }
        String escaped = ESCAPE.matcher(text).replaceAll("_x005F_x$1_");
        StringBuilder out = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); ) {
            int c = escaped.codePointAt(i);
            i += Character.charCount(c);
            boolean allowed =
                    c == '\t'
                            || c == '\n'
                            || (c >= 0x20 && c < 0xD800)
                            || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
            if (allowed) {
                out.appendCodePoint(c);
            } else {
                out.append("_x%04X_".formatted(c));
            }
        }
        return out.toString();
    }

    /// Whether a text holds nothing that might have to be escaped; most texts do not.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '_' || (c >= 0xD800 && c < 0xE000) || c >= 0xFFFE) {
                return false;
            }
        }
        return true;
    }

    /// Text that a spreadsheet opening a CSV would calculate gets an apostrophe before it.
    static String disarm(String text) {
        return isFormula(text) || text.startsWith("'") ? "'" + text : text;
    }

    /// Undoes {@link #disarm}.
    static String rearm(String text) {
        boolean marked = text.startsWith("'") && text.length() > 1;
        return marked && (text.charAt(1) == '\'' || isFormula(text.substring(1)))
                ? text.substring(1)
                : text;
    }

    /// Programs differ in what they skip before a formula: blanks of any width, line ends, marks
    /// without width.
    private static boolean isFormula(String text) {
        int at = 0;
        while (at < text.length() && isSkipped(text.charAt(at))) {
            at++;
        }
        boolean calculates = at < text.length() && FORMULA_STARTS.indexOf(text.charAt(at)) >= 0;
        return text.length() > 1 && (calculates || "\t\r\n".indexOf(text.charAt(0)) >= 0);
    }

    private static boolean isSkipped(char c) {
        int type = Character.getType(c);
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || type == Character.CONTROL
                || type == Character.FORMAT;
    }
}
