package jp.kakehashi.app.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The command line's words: Japanese, or English where the system speaks English.
public final class Texts {
    private final ResourceBundle bundle;

    /// Words for `locale`; Japanese when there are none.
    public Texts(Locale locale) {
        bundle =
                ResourceBundle.getBundle(
                        "jp.kakehashi.app.texts",
                        locale,
                        Texts.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The words of `key`, a {@link MessageFormat} filled in with `args`.
    ///
    /// @throws MissingResourceException when there is no such key
    public String of(String key, Object... args) {
        return MessageFormat.format(bundle.getString(key), args);
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }
}
