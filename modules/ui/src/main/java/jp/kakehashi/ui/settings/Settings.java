package jp.kakehashi.ui.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.theme.Appearance;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Language, colours and text size of this PC, kept in a small file. They are a convenience: a
/// file that cannot be read or written leaves the usual ones and a line in the log. On the
/// screen's thread.
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final Path file;
    private final Texts texts;
    private final Appearance appearance;

    /// Takes over what `file` holds, then writes every change to it.
    public Settings(Path file, Texts texts, Appearance appearance) {
        this.file = file;
        this.texts = texts;
        this.appearance = appearance;
        read();
        texts.languageProperty().addListener((source, was, now) -> write());
        appearance.themeProperty().addListener((source, was, now) -> write());
        appearance.textSizeProperty().addListener((source, was, now) -> write());
    }

    private void read() {
        Properties saved = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                saved.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("Settings could not be read, the usual ones are used", e);
            }
        }
        texts.languageProperty().set(Language.of(saved.getProperty("language", "ja")));
        appearance.themeProperty().set(theme(saved.getProperty("theme", "light")));
        appearance.textSizeProperty().set(size(saved.getProperty("textPercent", "100")));
    }

    private void write() {
        Properties saved = new Properties();
        saved.setProperty("language", texts.language().code());
        saved.setProperty("theme", appearance.themeProperty().get().fileName());
        saved.setProperty(
                "textPercent", Integer.toString(appearance.textSizeProperty().get().percent()));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
                saved.store(out, null);
            }
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("Settings could not be written", e);
        }
    }

    private static Theme theme(String name) {
        for (Theme theme : Theme.values()) {
            if (theme.fileName().equals(name.toLowerCase(Locale.ROOT))) {
                return theme;
            }
        }
        return Theme.LIGHT;
    }

    private static TextSize size(String percent) {
        return percent.matches("[0-9]{1,3}")
                ? TextSize.of(Integer.parseInt(percent))
                : TextSize.NORMAL;
    }
}
