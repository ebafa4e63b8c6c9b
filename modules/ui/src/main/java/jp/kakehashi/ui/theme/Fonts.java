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

    /// Family that has every kanji of the family registers; known after {@link #loadNames}.
    public static final String NAMES = "IPAmjMincho";

    private static final List<String> FILES =
            List.of(
                    "BIZUDPGothic_400Regular.ttf",
                    "BIZUDPGothic_700Bold.ttf",
                    "BIZUDGothic_400Regular.ttf",
                    "BIZUDGothic_700Bold.ttf");

    private Fonts() {}

    /// Makes {@link #NAMES} known to the toolkit, for fields in which such a name is written; its
    /// variation selectors take no room. False when it cannot be read here.
    public static boolean loadNames() {
        if (Font.getFamilies().contains(NAMES)) {
            return true;
        }
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/ipamjm.ttf")) {
            return in != null && Font.loadFont(SelectorFont.of(in), 14) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
