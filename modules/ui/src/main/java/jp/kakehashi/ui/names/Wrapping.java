package jp.kakehashi.ui.names;

import java.text.Bidi;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/// Words that go on in the next line where there is no room. The one place that lets them: the
/// layout of JavaFX 26 throws where text that runs from right to left is wrapped, and whatever
// comes
/// after it in the window is not drawn any more, so such text keeps to its own lines. Screen's
/// thread only.
public final class Wrapping {
    private Wrapping() {}

    /// Lets the words of `label` wrap.
    public static <L extends Labeled> L of(L label) {
        follow(label.textProperty(), label.wrapTextProperty());
        return label;
    }

    /// Lets the words in `area` wrap.
    public static TextArea of(TextArea area) {
        follow(area.textProperty(), area.wrapTextProperty());
        return area;
    }

    private static void follow(ObservableValue<String> text, BooleanProperty wrap) {
        wrap.set(!rightToLeft(text.getValue()));
        text.addListener((source, was, now) -> wrap.set(!rightToLeft(now)));
    }

    static boolean rightToLeft(@Nullable String text) {
        return text != null && Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }
}
