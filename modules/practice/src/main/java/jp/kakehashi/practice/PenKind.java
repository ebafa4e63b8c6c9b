package jp.kakehashi.practice;

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
    PENCIL
}
