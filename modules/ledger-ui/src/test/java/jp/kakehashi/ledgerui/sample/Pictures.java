package jp.kakehashi.ledgerui.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;

/// Pictures of a window in `target/screenshots`, to be looked at; nothing on them may be cut off.
public final class Pictures {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private static final long FITTING_NANOS = 2_000_000_000L;

    private Pictures() {}

    /// The largest text, dark, in English: what is longest and least tried.
    public static void dressLarge(SampleWindow window) {
        dress(window, Theme.DARK, TextSize.LARGEST, Language.ENGLISH);
    }

    /// Any look.
    public static void dress(SampleWindow window, Theme theme, TextSize size, Language language) {
        window.on(
                () -> {
                    window.appearance.themeProperty().set(theme);
                    window.appearance.textSizeProperty().set(size);
                    window.texts.languageProperty().set(language);
                });
        window.settle();
    }

    /// Draws the window as it is.
    public static void take(SampleWindow window, String file) {
        window.settle();
        // The status bar fits itself to longer words within a second.
        long end = System.nanoTime() + FITTING_NANOS;
        while (!cut(window).isEmpty() && System.nanoTime() < end) {
            window.settle();
        }
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, file));
        assertTrue(Files.exists(FOLDER.resolve(file + ".png")));
        assertEquals(List.of(), cut(window), file);
    }

    private static List<String> cut(SampleWindow window) {
        return ToolkitExtension.onScreen(() -> CutOff.in(window.scene));
    }
}
