package jp.kakehashi.records;

/// A name in both languages of the product; `en` falls back to `ja` when a pack gives none.
public record Label(String ja, String en) {
    /// The name in `language` (`ja` or `en`).
    public String in(String language) {
        return language.equals("ja") ? ja : en;
    }
}
