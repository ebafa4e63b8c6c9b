package jp.kakehashi.ui.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ToolkitExtension.class)
class WrappingTest {
    private static final String ARABIC = "ثم نفس سقطت وبالتحديد، جزيرتي باستخدام أن دنو. إذ هنا؟";
    private static final double NARROW = 80;

    @Test
    void textFromRightToLeftIsDrawnAndSoIsWhatComesAfterIt() {
        ToolkitExtension.doOnScreen(
                () -> {
                    Label label = Wrapping.of(new Label());
                    TextArea area = Wrapping.of(new TextArea());
                    Label after = new Label("次の行");
                    VBox box = new VBox(label, area, after);
                    new Scene(box, NARROW, NARROW);
                    for (String text : new String[] {ARABIC, "\u202Eabc def ghi", "道路", ARABIC}) {
                        label.setText(text);
                        area.setText(text);
                        box.applyCss();
                        box.layout();
                        assertTrue(after.getWidth() > 0);
                    }
                });
    }

    @Test
    void nothingOfALongTextIsLeftOut() {
        ToolkitExtension.doOnScreen(
                () -> {
                    Label label = Wrapping.of(new Label());
                    label.setText(ARABIC + "\n" + ARABIC);
                    assertTrue(label.getText().lines().allMatch(line -> line.length() <= 37));
                    assertEquals(
                            (ARABIC + " " + ARABIC).split(" ").length,
                            label.getText().split("[ \n]+").length);
                });
    }

    @Test
    void otherTextGoesOnInTheNextLine() {
        ToolkitExtension.doOnScreen(
                () -> {
                    Label label = Wrapping.of(new Label(ARABIC));
                    assertFalse(label.isWrapText());
                    label.setText("道路占用許可台帳の「住所」に書きかけがあります");
                    assertTrue(label.isWrapText());
                    label.setText(null);
                    assertTrue(label.isWrapText());
                });
    }
}
