package jp.kakehashi.sheets;

import java.util.Locale;

/// What a column of a found table holds.
public enum SheetFieldType {
    /// One line of text.
    TEXT,
    /// Text of several lines or more than 400 characters.
    LONG_TEXT,
    /// Numbers, plain, without exponent.
    NUMBER,
    /// Whole yen.
    YEN,
    /// Days, ISO 8601.
    DATE,
    /// Times of day, `HH:MM` or `HH:MM:SS`.
    TIME,
    /// `true` or `false`.
    CHECK,
    /// Few words that come again and again.
    CHOICE,
    /// Names of persons.
    PERSON,
    /// Telephone numbers.
    PHONE;

    /// The name in JSON: `long_text`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
