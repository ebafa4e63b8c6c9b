package jp.kakehashi.kernel.text;

import java.util.OptionalInt;

/// Whole numbers up to 9999 as they are written on papers: 23, 二十三, 二三, 弐拾参, 二〇, 廿三.
/// Expects text in NFKC, so that full-width digits are already plain.
final class KanjiNumber {
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String FORMAL = "零壱弐参肆伍陸漆捌玖";
    private static final String OLD = "○壹貳參亖五六柒八九";
    private static final String ROUND = "◯弌弎三四五六七八九";

    /// Every character that can stand in a number, for use inside a character class.
    static final String NUMERALS = "0-9" + DIGITS + FORMAL + OLD + ROUND + "十拾百佰千仟阡廿卄卅丗";

    // 元 is the first year of an era
    private static final String KANJI = NUMERALS + "元";
    private static final int LONGEST = 12;

    private KanjiNumber() {}

    /// Whether `text` may hold a number: false only where every letter is known to be none.
    static boolean mayBeIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            boolean kana = c >= '\u3041' && c <= '\u30FF';
            boolean kanji = c >= '\u4E00' && c <= '\u9FFF' && KANJI.indexOf(c) < 0;
            if (!letter && !kana && !kanji && c != ' ' && c != '\u3000') {
                return true;
            }
        }
        return false;
    }

    /// Whether `c` can stand in a number at all.
    static boolean isNumeral(char c) {
        return (c >= '0' && c <= '9') || digit(c) >= 0 || unit(c) > 0 || tens(c) > 0;
    }

    /// The number that the whole of `text` writes, or empty.
    static OptionalInt parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return OptionalInt.empty();
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > 4 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
        }
        if (text.chars().allMatch(c -> digit((char) c) >= 0)) {
            return text.length() > 4 ? OptionalInt.empty() : positional(text);
        }
        return structured(text);
    }

    private static OptionalInt positional(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            value = value * 10 + digit(text.charAt(i));
        }
        return OptionalInt.of(value);
    }

    /// 千, 百, 十 in falling order, each at most once, each after at most one digit from 一 to 九.
    private static OptionalInt structured(String text) {
        int total = 0;
        int waiting = 0;
        int last = 10_000;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int unit = unit(c);
            if (unit > 0 && unit < last) {
                total += unit * Math.max(waiting, 1);
                last = unit;
                waiting = 0;
            } else if (tens(c) > 0 && last > 10 && waiting == 0) {
                total += tens(c);
                last = 10;
            } else if (digit(c) > 0 && waiting == 0) {
                waiting = digit(c);
            } else {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(total + waiting);
    }

    private static int digit(char c) {
        for (String row : new String[] {DIGITS, FORMAL, OLD, ROUND}) {
            int at = row.indexOf(c);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }

    private static int unit(char c) {
        return switch (c) {
            case '十', '拾' -> 10;
            case '百', '佰' -> 100;
            case '千', '仟', '阡' -> 1000;
            default -> 0;
        };
    }

    private static int tens(char c) {
        return switch (c) {
            case '廿', '卄' -> 20;
            case '卅', '丗' -> 30;
            default -> 0;
        };
    }
}
