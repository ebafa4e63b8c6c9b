package jp.kakehashi.ui.theme;

/// How large everything written is, in percent of 14 px.
public enum TextSize {
    NORMAL(100),
    LARGE(125),
    LARGEST(150);

    private final int percent;

    TextSize(int percent) {
        this.percent = percent;
    }

    /// 100, 125 or 150.
    public int percent() {
        return percent;
    }

    /// `size` at 100 % brought to this size, for the few widths that code has to set.
    public double scaled(double size) {
        return size * percent / 100;
    }

    /// The size of `percent`; the normal one for anything unknown.
    public static TextSize of(int percent) {
        for (TextSize size : values()) {
            if (size.percent == percent) {
                return size;
            }
        }
        return NORMAL;
    }
}
