package jp.kakehashi.records;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The form of an individual number (個人番号): twelve digits, the last a check digit by the
/// ministerial ordinance of 2014 (総務省令第85号, 第5条). Pure.
public final class IndividualNumber {
    private static final int DIGITS = 12;
    // Blanks, hyphens, dashes, the minus sign and the long vowel, narrow and full-width.
    private static final String SEPARATORS =
            " \t\u00a0\u3000-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\u30fc";
    private static final int MOST_SEPARATORS = 3;
    private static final Pattern YEARS = Pattern.compile("((19|20)[0-9]{2}){3}");
    private static final Pattern TIME =
            Pattern.compile(
                    "(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])([01][0-9]|2[0-3])[0-5][0-9]");

    private IndividualNumber() {}

    /// Whether `text` is twelve plain digits, the last of which checks the others.
    public static boolean valid(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int n = 1; n < DIGITS; n++) {
            int digit = text.charAt(DIGITS - 1 - n) - '0';
            sum += digit * (n <= 6 ? n + 1 : n - 5);
        }
        int remainder = sum % 11;
        int check = remainder <= 1 ? 0 : 11 - remainder;
        return text.charAt(DIGITS - 1) - '0' == check;
    }

    /// Whether one stands somewhere in `text`, in digits of any width: at a stretch or in groups of
    /// one length (`1234 5678 9012`) with blanks or hyphens between. Longer rows of digits, those
    /// next to a Latin letter, those behind a `+`, times (`202611220512`) and years (`2024 2025
    /// 2026`) are something else.
    public static boolean in(String text) {
        if (text.length() < DIGITS) {
            return false;
        }
        List<String> groups = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int digits = groupEnd(text, at);
            if (digits == at) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            boolean before = at > 0 && foreign(text.charAt(at - 1));
            boolean after = false;
            groups.clear();
            while (digits > at) {
                groups.add(plain(text, at, digits));
                at = separatorsEnd(text, digits);
                int next = groupEnd(text, at);
                after = at == digits && at < text.length() && foreign(text.charAt(at));
                digits = next;
            }
            int from = before ? 1 : 0;
            int to = Math.max(from, groups.size() - (after ? 1 : 0));
            if (among(groups.subList(from, to))) {
                return true;
            }
        }
        return false;
    }

    private static boolean foreign(char c) {
        return c == '+'
                || c == '\uff0b'
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
    }

    private static int groupEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static int separatorsEnd(String text, int from) {
        int at = from;
        while (at < text.length()
                && at - from < MOST_SEPARATORS
                && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static String plain(String text, int from, int to) {
        StringBuilder plain = new StringBuilder();
        text.substring(from, to)
                .codePoints()
                .forEach(c -> plain.append((char) ('0' + Character.digit(c, 10))));
        return plain.toString();
    }

    /// Looks through neighbouring groups of one length that make twelve digits, or several times
    /// twelve.
    private static boolean among(List<String> groups) {
        int from = 0;
        while (from < groups.size()) {
            int length = groups.get(from).length();
            int to = from;
            StringBuilder digits = new StringBuilder();
            while (to < groups.size() && groups.get(to).length() == length) {
                digits.append(groups.get(to));
                to++;
            }
            boolean fits = DIGITS % length == 0 && digits.length() % DIGITS == 0;
            for (int at = 0; fits && at < digits.length(); at += DIGITS) {
                String twelve = digits.substring(at, at + DIGITS);
                boolean time =
                        (length == DIGITS && TIME.matcher(twelve).matches())
                                || (length == 4 && YEARS.matcher(twelve).matches());
                if (valid(twelve) && !time) {
                    return true;
                }
            }
            from = to;
        }
        return false;
    }
}
