package jp.kakehashi.vision.register;

/// Where a point of the template lies in a picture.
@FunctionalInterface
public interface PageMap {
    /// Puts the place of a point, given in millimetres of the template, into `px`, in dots of the
    /// picture.
    void map(double xMm, double yMm, double[] px);
}
