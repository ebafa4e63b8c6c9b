package jp.kakehashi.ledger.twins;

/// How two rows agree in one field.
public enum Agreement {
    /// Letter for letter.
    SAME,
    /// In another writing: a variant of a character, width, spaces.
    VARIANT,
    /// But for little: one character, one figure, a part of an address.
    CLOSE,
    /// They contradict one another.
    DIFFERENT,
    /// One of them says nothing.
    UNKNOWN
}
