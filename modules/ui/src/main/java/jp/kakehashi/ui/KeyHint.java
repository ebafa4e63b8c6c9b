package jp.kakehashi.ui;

/// A line of the list of keys: what to press (`Ctrl N`) and the key of the text that says what it
/// does.
public record KeyHint(String press, String textKey) {}
