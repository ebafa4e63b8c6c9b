package jp.kakehashi.documents;

/// Millimetres to the points of PDF (1/72 inch) and back. Pure.
public final class Mm {
    private static final double POINTS = 72 / 25.4;

    private Mm() {}

    /// `mm` in points.
    public static double points(double mm) {
        return mm * POINTS;
    }

    /// `points` in millimetres.
    public static double of(double points) {
        return points / POINTS;
    }
}
