package jp.kakehashi.ui.control;

import javafx.scene.control.TextFormatter;

/// Keeps more text out of a field than it can have any use for: a control that is given a whole
/// file stands still for minutes. What was there stays.
public final class TextLimit {
    private TextLimit() {}

    /// A limit of `most` UTF-16 units; `tooLong` runs whenever something was kept out.
    public static TextFormatter<Object> of(int most, Runnable tooLong) {
        return new TextFormatter<>(
                change -> {
                    if (change.isContentChange() && change.getControlNewText().length() > most) {
                        int caret = change.getControlCaretPosition();
                        change.setText("");
                        change.setRange(caret, caret);
                        change.selectRange(change.getControlAnchor(), caret);
                        tooLong.run();
                    }
                    return change;
                });
    }
}
