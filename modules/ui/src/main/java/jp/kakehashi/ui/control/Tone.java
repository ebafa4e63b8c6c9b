package jp.kakehashi.ui.control;

import java.util.Locale;
import jp.kakehashi.ui.Icon;

/// What a colour means. Each has an icon too, because colour never speaks alone.
public enum Tone {
    NEUTRAL(Icon.INFO),
    ACCENT(Icon.INFO),
    OK(Icon.SUCCESS),
    WARN(Icon.ALERT),
    BAD(Icon.STOP);

    private final Icon icon;

    Tone(Icon icon) {
        this.icon = icon;
    }

    /// The sign that usually goes with it.
    public Icon icon() {
        return icon;
    }

    /// The class in the stylesheet.
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
