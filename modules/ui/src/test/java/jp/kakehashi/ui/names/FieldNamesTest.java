package jp.kakehashi.ui.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.Fonts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Names with variation selectors in a field that somebody writes in.
@ExtendWith(ToolkitExtension.class)
class FieldNamesTest {
    private static final String PLAIN = "葛城";
    private static final String NAME = "葛\uDB40\uDD00城";

    private TextField field;
    private FieldNames names;
    private Stage stage;

    @BeforeEach
    void open() {
        ToolkitExtension.doOnScreen(
                () -> {
                    assertTrue(Fonts.loadNames());
                    field = new TextField(NAME);
                    field.setFont(Font.font(Fonts.NAMES, 20));
                    names = new FieldNames(field);
                    stage = new Stage();
                    stage.setScene(new Scene(new StackPane(field, names), 400, 60));
                    stage.show();
                });
        ToolkitExtension.awaitPulses(stage.getScene(), 4);
    }

    @AfterEach
    void close() {
        ToolkitExtension.doOnScreen(stage::hide);
    }

    @Test
    void aSelectorTakesNoRoomInTheFontOfNames() {
        assertEquals(width(PLAIN), width(NAME), 0.01);
        assertEquals(width("葛"), width("葛\uDB40\uDDEF"), 0.01);
    }

    @Test
    void theKanjiIsPaintedInTheFormThatIsMeantAndFollowsWhatIsTyped() {
        assertEquals(1, glyphs().size());
        double first = glyphs().getFirst().getLayoutX();
        ToolkitExtension.doOnScreen(() -> field.insertText(0, "東"));
        ToolkitExtension.awaitPulses(stage.getScene(), 4);
        assertEquals(first + width("東"), glyphs().getFirst().getLayoutX(), 1);
        ToolkitExtension.doOnScreen(() -> field.setText(PLAIN));
        ToolkitExtension.awaitPulses(stage.getScene(), 4);
        assertEquals(List.of(), glyphs());
    }

    @Test
    void backspaceTakesTheKanjiWithItsSelector() {
        ToolkitExtension.doOnScreen(
                () -> {
                    field.positionCaret(NAME.length() - 1);
                    field.fireEvent(
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    KeyCode.BACK_SPACE,
                                    false,
                                    false,
                                    false,
                                    false));
                });
        assertEquals("城", ToolkitExtension.onScreen(field::getText));
    }

    private List<RareGlyph> glyphs() {
        return ToolkitExtension.onScreen(
                () ->
                        names.getChildren().stream()
                                .filter(RareGlyph.class::isInstance)
                                .map(RareGlyph.class::cast)
                                .toList());
    }

    private static double width(String words) {
        return ToolkitExtension.onScreen(
                () -> {
                    Text text = new Text(words);
                    text.setFont(Font.font(Fonts.NAMES, 20));
                    return text.getLayoutBounds().getWidth();
                });
    }
}
