package jp.kakehashi.ui;

import java.util.Locale;

/// The languages of the screens. Japanese is the one every text exists in.
public enum Language {
    JAPANESE("ja"),
    ENGLISH("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /// ISO 639-1 code, as kept in the settings file.
    public String code() {
        return code;
    }

    /// The locale that numbers and plurals are written in.
    public Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /// The language of `code`; Japanese for anything unknown.
    public static Language of(String code) {
        return ENGLISH.code.equals(code) ? ENGLISH : JAPANESE;
    }
}
