package jp.kakehashi.practice.writing;

/// What was done in a field.
///
/// @param how in words: what was written, which mark; empty when nothing
public record Filled(boolean filled, String how, Pen pen) {}
