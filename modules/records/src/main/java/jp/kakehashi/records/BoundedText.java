package jp.kakehashi.records;

import java.util.regex.Pattern;

/// A text that lets itself be read only so often, so that no expression of a definition can hold up
/// whoever checks a value: some expressions try more ways through a text than there is time.
final class BoundedText implements CharSequence {
    /// Readings allowed besides a hundred for each character.
    static final int STEPS = 100_000;

    private final String text;
    private final long limit;
    private long steps;

    BoundedText(String text) {
        this.text = text;
        this.limit = STEPS + 100L * text.length();
    }

    /// Whether `expression` matches the whole of `value`; not, when that takes too long to find
    /// out.
    static boolean matches(Pattern expression, String value) {
        return new BoundedText(value).matches(expression);
    }

    boolean matches(Pattern expression) {
        try {
            return expression.matcher(this).matches();
        } catch (TooManySteps | StackOverflowError e) {
            return false; // expressions also descend: `(a|b)*` once for each character
        }
    }

    /// How often it was read.
    long steps() {
        return steps;
    }

    @Override
    public char charAt(int index) {
        if (++steps > limit) {
            throw new TooManySteps();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }
}
