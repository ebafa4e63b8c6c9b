package jp.kakehashi.vision.digits;

/// A figure as it was read.
///
/// @param value `0` to `9`
/// @param confidence 0 to 1
public record Digit(char value, double confidence) {}
