package jp.kakehashi.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The fonts that come in the jar: BIZ UDPGothic for words, BIZ UDGothic for columns of figures.
public final class Fonts {
    /// Family for words.
    public static final String WORDS = "BIZ UDPGothic";

    /// Family whose figures are all of one width.
    public static final String FIGURES = "BIZ UDGothic";

    private static final List<String> FILES =
            List.of(
                    "BIZUDPGothic_400Regular.ttf",
                    "BIZUDPGothic_700Bold.ttf",
                    "BIZUDGothic_400Regular.ttf",
                    "BIZUDGothic_700Bold.ttf");

    private Fonts() {}

    /// Makes the fonts known to the toolkit. Calling it again does nothing new.
    public static void load() {
        if (Font.getFamilies().contains(FIGURES) && Font.getFamilies().contains(WORDS)) {
            return;
        }
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
                if (in == null || Font.loadFont(in, 14) == null) {
                    throw new IllegalStateException(
                            "The font " + file + " is missing or unreadable");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
