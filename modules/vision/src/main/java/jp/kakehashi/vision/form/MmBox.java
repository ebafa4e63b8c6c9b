package jp.kakehashi.vision.form;

/// A box on a sheet in millimetres from its top left corner.
public record MmBox(double x, double y, double w, double h) {
    /// The right edge.
    public double right() {
        return x + w;
    }

    /// The lower edge.
    public double bottom() {
        return y + h;
    }

    /// The middle, across.
    public double centreX() {
        return x + w / 2;
    }

    /// The middle, down.
    public double centreY() {
        return y + h / 2;
    }

    /// This box with `mm` more on every side; less where it is negative.
    public MmBox grown(double mm) {
        return new MmBox(x - mm, y - mm, w + 2 * mm, h + 2 * mm);
    }

    /// Whether the point lies in it.
    public boolean contains(double xMm, double yMm) {
        return xMm >= x && yMm >= y && xMm < right() && yMm < bottom();
    }
}
