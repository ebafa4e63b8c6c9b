package jp.kakehashi.ledgerui.desk;

/// What a screen can show now.
public enum Phase {
    /// Nothing has come yet.
    LOADING,
    /// There is something, possibly nothing but the word that it is empty.
    READY,
    /// It could not be loaded.
    FAILED
}
