package jp.kakehashi.ui.names;

import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import jp.kakehashi.ui.theme.FontCharacters;
import org.jspecify.annotations.Nullable;

/// Draws names as they are written in the family register, whatever font the screen has: the
/// characters that BIZ UDPGothic lacks are painted from IPAmj Mincho, with a tooltip that names
/// them. The text of a label stays its text, for screen readers and for the program. Screen's
/// thread, except {@link #rare} and {@link #prepare}.
public final class NameText {
    // U+20BB7, the 吉 with a long lower stroke
    private static final int ANY_RARE = 0x20BB7;

    private NameText() {}

    private static final class Held {
        static final Characters CHARACTERS =
                new Characters(new FontCharacters("BIZUDPGothic_400Regular.ttf"));
    }

    private static final class HeldFont {
        static final NameFont FONT = new NameFont();
    }

    /// Reads the font ahead of the first name that needs it; takes up to a second.
    public static void prepare() {
        HeldFont.FONT.outline(Character.toString(ANY_RARE));
    }

    /// Whether some character of `text` has to be painted.
    public static boolean rare(@Nullable String text) {
        return text != null && Held.CHARACTERS.rare(text);
    }

    /// Lets `label` paint the rare characters of whatever its text becomes.
    public static <L extends Labeled> L follow(L label) {
        label.textProperty().addListener((source, was, now) -> show(label, now));
        show(label, label.getText());
        return label;
    }

    private static void show(Labeled label, @Nullable String text) {
        if (rare(text)) {
            label.setGraphic(line(label, text));
            label.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        } else if (label.getGraphic() instanceof RareLine) {
            label.setGraphic(null);
            label.setContentDisplay(ContentDisplay.LEFT);
        }
    }

    /// How a character with its selector is drawn, or nothing when the font lacks it.
    static Optional<NameFont.Outline> outline(String character) {
        return HeldFont.FONT.outline(character);
    }

    /// `text` in the colour and size of `owner`.
    public static RareLine line(Labeled owner, @Nullable String text) {
        String shown = text == null ? "" : text;
        return new RareLine(owner, shown, Held.CHARACTERS.runs(shown), HeldFont.FONT);
    }
}
