package jp.kakehashi.records.approval;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FiscalYear;

/// How a document number (文書番号) is written: `総務第R8-0012号` for `{section}第R{year}-{n:4}号`.
/// `{year}` is the fiscal year in 令和, `{n}` counts within it from 1, `{n:4}` with at least four
/// digits, `{section}` is the section's short name. A pattern has the year and the count once each.
public record DocumentNumbers(String pattern) {
    private static final int LONGEST = 60;
    private static final int MOST_DIGITS = 12;
    private static final int BEFORE_REIWA = 2018;
    private static final Pattern COUNT = Pattern.compile("\\{n(?::([1-9]))?}");

    /// @throws jp.kakehashi.kernel.ProblemException `problem.approval.number_pattern`
    public DocumentNumbers {
        Matcher count = COUNT.matcher(pattern);
        boolean once = count.find() && !count.find();
        String rest = pattern.replaceAll(COUNT.pattern(), "").replaceFirst("\\{year}", "");
        boolean year = pattern.contains("{year}");
        if (!once || !year || pattern.length() > LONGEST || unknown(rest)) {
            throw Problem.invalid("problem.approval.number_pattern", pattern).asException();
        }
    }

    private static boolean unknown(String rest) {
        String plain = rest.replace("{section}", "");
        return plain.contains("{") || plain.contains("}") || plain.contains("\n");
    }

    /// The `n`th number of a fiscal year for a section.
    public String number(String section, FiscalYear year, long n) {
        Matcher count = count();
        String digits = Long.toString(n);
        String width = count.group(1);
        int zeros = width == null ? 0 : Integer.parseInt(width) - digits.length();
        return framed(section, year)
                .replace(count.group(), "0".repeat(Math.max(0, zeros)) + digits);
    }

    /// What counts on together in a fiscal year: equal for all patterns that could give the same
    /// number, whatever the count's width.
    public String series(String section, FiscalYear year) {
        return framed(section, year).replace(count().group(), "{n}");
    }

    private Matcher count() {
        Matcher count = COUNT.matcher(pattern);
        if (!count.find()) {
            throw new IllegalStateException(pattern);
        }
        return count;
    }

    private String framed(String section, FiscalYear year) {
        return pattern.replace("{section}", section)
                .replace("{year}", Integer.toString(year.year() - BEFORE_REIWA));
    }

    /// Whether `number` is one that this pattern gives for a section and a fiscal year.
    public boolean gives(String number, String section, FiscalYear year) {
        Matcher count = count();
        String filled = framed(section, year);
        int at = filled.indexOf(count.group());
        String head = filled.substring(0, at);
        String tail = filled.substring(at + count.group().length());
        int digits = number.length() - head.length() - tail.length();
        if (digits < 1 || digits > MOST_DIGITS || !number.startsWith(head)) {
            return false;
        }
        String middle = number.substring(head.length(), head.length() + digits);
        return middle.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(middle) > 0
                && number(section, year, Long.parseLong(middle)).equals(number);
    }
}
