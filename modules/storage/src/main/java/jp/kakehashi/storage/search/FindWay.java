package jp.kakehashi.storage.search;

import jp.kakehashi.records.FieldType;
import org.jspecify.annotations.Nullable;

/// How the values of a field are looked for.
public enum FindWay {
    /// By any part of it, however it is written.
    TEXT('\u0001'),
    /// By a day, a month or a year, in 和暦 or not.
    DATE('\u0002'),
    /// By its first digits.
    NUMBER('\u0003'),
    /// By some of its digits, with or without hyphens.
    PHONE('\u0004');

    /// Greater than every edge; folded text has no such characters.
    static final char AFTER_EDGES = '\u0005';

    private final char edge;

    FindWay(char edge) {
        this.edge = edge;
    }

    /// What stands before each field of this way in the text of a row.
    char edge() {
        return edge;
    }

    /// The way of a type; null for what nobody looks for.
    static @Nullable FindWay of(FieldType type) {
        return switch (type) {
            case TEXT, LONG_TEXT, PERSON, STAFF, AUTO_NUMBER, ADDRESS, ATTACHMENTS -> TEXT;
            case CHOICE, CHOICES -> TEXT;
            case DATE -> DATE;
            case NUMBER, YEN -> NUMBER;
            case PHONE -> PHONE;
            case TIME, CHECK, LINK, CALCULATED -> null;
        };
    }
}
