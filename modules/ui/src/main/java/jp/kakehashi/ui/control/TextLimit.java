package jp.kakehashi.ui.control;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Keeps more text out of a field than it can have any use for: a control that is given a whole
/// file stands still for minutes. What was there stays.
public final class TextLimit {
    private TextLimit() {}

    /// Lets `control` hold `most` UTF-16 units; `tooLong` runs whenever something was kept out.
    public static void set(TextInputControl control, int most, Runnable tooLong) {
        control.setTextFormatter(new TextFormatter<>(change -> limited(change, most, tooLong)));
        if (control instanceof TextField) {
            control.addEventHandler(KeyEvent.KEY_PRESSED, event -> escape(control, event));
        }
    }

    private static TextFormatter.Change limited(
            TextFormatter.Change change, int most, Runnable tooLong) {
        if (change.isContentChange() && change.getControlNewText().length() > most) {
            int caret = change.getControlCaretPosition();
            change.setText("");
            change.setRange(caret, caret);
            change.selectRange(change.getControlAnchor(), caret);
            tooLong.run();
        }
        return change;
    }

    // A text field with a formatter keeps Escape to itself, and nothing around it would close.
    private static void escape(Node field, KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && field.getParent() != null) {
            event.consume();
            field.getParent().fireEvent(event.copyFor(field.getParent(), field.getParent()));
        }
    }
}
