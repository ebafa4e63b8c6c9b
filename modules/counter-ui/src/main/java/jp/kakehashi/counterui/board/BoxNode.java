package jp.kakehashi.counterui.board;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;

/// A box on the page, with its number where there is room.
final class BoxNode extends Label {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double ROOM_MM = 4;

    BoxNode(FormField.Kind kind, MmBox box, String number, String words, double perMm) {
        super(box.w() >= ROOM_MM && box.h() >= ROOM_MM ? number : "");
        getStyleClass()
                .setAll("form-box", "form-box-" + kind.name().toLowerCase(java.util.Locale.ROOT));
        setAccessibleText(words);
        setMinSize(1, 1);
        resizeRelocate(box.x() * perMm, box.y() * perMm, box.w() * perMm, box.h() * perMm);
        setManaged(false);
    }

    void chosen(boolean on) {
        pseudoClassStateChanged(CHOSEN, on);
    }

    void wrong(boolean on) {
        pseudoClassStateChanged(WRONG, on);
    }
}
