package jp.kakehashi.counterui.board;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;

/// A box on the page, with its number where there is room for it.
final class BoxNode extends Pane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final double EDGE = 3;

    private final Text number;

    BoxNode(FormField.Kind kind, MmBox box, String number, String words, double perMm) {
        this.number = new Text(number);
        this.number.getStyleClass().add("form-box-number");
        this.number.setTextOrigin(VPos.TOP);
        this.number.setManaged(false);
        getChildren().add(this.number);
        getStyleClass().setAll("form-box", "form-box-" + kind.name().toLowerCase(Locale.ROOT));
        setAccessibleText(words);
        setManaged(false);
        resizeRelocate(box.x() * perMm, box.y() * perMm, box.w() * perMm, box.h() * perMm);
    }

    @Override
    protected void layoutChildren() {
        double wide = number.getLayoutBounds().getWidth();
        double high = number.getLayoutBounds().getHeight();
        number.setVisible(wide + 2 * EDGE <= getWidth() && high <= getHeight() + EDGE);
        number.relocate(EDGE, Math.min(1, (getHeight() - high) / 2));
    }

    void chosen(boolean on) {
        pseudoClassStateChanged(CHOSEN, on);
    }

    void wrong(boolean on) {
        pseudoClassStateChanged(WRONG, on);
    }
}
