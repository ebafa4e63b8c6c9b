package jp.kakehashi.ui.theme;

import java.util.Locale;

/// The three sets of colours. Each has a stylesheet of the same name and one for the training
/// world.
public enum Theme {
    LIGHT,
    DARK,
    CONTRAST;

    /// Name of its stylesheet and of its entry in the settings file.
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Key of its name on screen.
    public String labelKey() {
        return "ui.settings.theme." + fileName();
    }
}
