package jp.kakehashi.practice.scene;

/// A form as it came out of a printer: the template's millimetres times `scale` plus an offset are
/// the paper's millimetres, from the paper's top left.
public record Print(double widthMm, double heightMm, double scale, double right, double down) {}
