package jp.kakehashi.vision.form;

/// What an expression comes to. What cannot be told of a field makes whatever depends on it
/// `UNKNOWN`, and never true (Kleene's logic).
public enum Truth {
    /// It is so.
    TRUE,
    /// It is not so.
    FALSE,
    /// It cannot be told.
    UNKNOWN;

    /// So or not so.
    public static Truth of(boolean so) {
        return so ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == TRUE ? other : UNKNOWN;
    }

    Truth or(Truth other) {
        return not().and(other.not()).not();
    }
}
