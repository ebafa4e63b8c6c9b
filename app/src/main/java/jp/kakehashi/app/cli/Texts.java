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
                        "jp.kakehashi.app.cli.messages",
                        locale,
                        Texts.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The words of `key`; with arguments they are a {@link MessageFormat}, without they are taken
    /// as they stand.
    ///
    /// @throws MissingResourceException when there is no such key
    public String of(String key, Object... args) {
        String words = bundle.getString(key);
        return args.length == 0 ? words : MessageFormat.format(words, args);
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }
}
