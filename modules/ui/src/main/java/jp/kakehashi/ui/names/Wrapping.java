package jp.kakehashi.ui.names;

import java.text.Bidi;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/// Words that go on in the next line where there is no room. The one place that lets them: the
/// layout of JavaFX 26 throws where text that runs from right to left is wrapped, and what comes
/// after it in the window is not drawn any more. Such text is broken here instead, at spaces and
/// after some characters; in a field it keeps to the lines it was typed in. Screen's thread only.
public final class Wrapping {
    private static final int LINE = 36;
    /// Behind each space and each end of a line.
    private static final Pattern PARTS = Pattern.compile("(?<=[ \n])");

    private Wrapping() {}

    /// Lets the words of `label` wrap.
    public static <L extends Labeled> L of(L label) {
        follow(label.textProperty(), label.wrapTextProperty());
        label.textProperty().addListener((source, was, now) -> breakLines(label));
        breakLines(label);
        return label;
    }

    private static void breakLines(Labeled label) {
        String text = label.getText();
        if (rightToLeft(text) && !label.textProperty().isBound()) {
            String broken = broken(text);
            if (!broken.equals(text)) {
                label.setText(broken);
            }
        }
    }

    /// `text` in lines of some words each; a word that is longer stands alone.
    static String broken(String text) {
        StringBuilder all = new StringBuilder();
        int line = 0;
        for (String part : PARTS.split(text, -1)) {
            String word = part.strip();
            if (line > 0 && line + word.length() > LINE) {
                all.setLength(all.length() - Math.min(1, trailing(all)));
                all.append('\n');
                line = 0;
            }
            all.append(part);
            line = part.endsWith("\n") ? 0 : line + part.length();
        }
        return all.toString();
    }

    private static int trailing(StringBuilder text) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == ' ' ? 1 : 0;
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
