package jp.kakehashi.practice.writing;

import java.util.Locale;

/// What a practice page is written with.
public enum PenKind {
    /// Black ball pen.
    BALL_BLACK,
    /// Blue ball pen.
    BALL_BLUE,
    /// Gel pen.
    GEL,
    /// Felt pen.
    FELT,
    /// Pencil.
    PENCIL;

    /// Its name in the truth.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
