package jp.kakehashi.ui.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import jp.kakehashi.kernel.text.CodePoints;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.FontCharacters;
import jp.kakehashi.ui.theme.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ToolkitExtension.class)
class NameTextTest {
    private static final String KATSU_2 = "葛\uDB40\uDD02";
    private static final String TSUJI = "辻\uDB40\uDD00";

    @ParameterizedTest
    @ValueSource(strings = {"𠮷田", "葛\uDB40\uDD00城", "辻\uDB40\uDD01", "一\uFE00"})
    void namesTheFontForWordsLacksArePainted(String name) {
        assertTrue(NameText.rare(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"髙橋 一郎", "渡邉", "令和8年12月20日", "R8-0044", "", "①㈱〒", "🙂"})
    void everythingElseIsLeftToTheToolkit(String text) {
        assertFalse(NameText.rare(text));
    }

    @Test
    void aTextIsCutAtItsRareCharactersAndLosesNothing() {
        Characters characters = new Characters(new FontCharacters("BIZUDPGothic_400Regular.ttf"));
        List<Characters.Run> runs = characters.runs("大" + KATSU_2 + "城　𠮷");
        assertEquals(
                List.of(
                        new Characters.Run("大", false),
                        new Characters.Run(KATSU_2, true),
                        new Characters.Run("城　", false),
                        new Characters.Run("𠮷", true)),
                runs);
        assertEquals("大葛城", Characters.plain("大" + KATSU_2 + "城"));
        assertEquals("U+845B U+E0102", CodePoints.of(KATSU_2));
    }

    @Test
    void aSelectorChoosesAnotherOutline() {
        NameFont font = new NameFont();
        Optional<NameFont.Outline> plain = font.outline("葛");
        Optional<NameFont.Outline> chosen = font.outline(KATSU_2);
        assertTrue(plain.isPresent() && chosen.isPresent());
        assertNotEquals(plain.get().path(), chosen.get().path());
        assertEquals(NameFont.EM, chosen.get().advance());
        assertTrue(font.outline(TSUJI).isPresent());
        assertTrue(font.outline("𠮷").isPresent());
        assertTrue(font.outline("\uD83D\uDE42").isEmpty());
    }

    @Test
    void aLabelPaintsItsNameInItsOwnColourAndKeepsItsText() {
        ToolkitExtension.doOnScreen(
                () -> {
                    Fonts.load();
                    Label label = NameText.follow(new Label());
                    label.setStyle("-fx-text-fill: #c00000; -fx-font-size: 40px");
                    StackPane pane = new StackPane(label);
                    pane.setStyle("-fx-background-color: white");
                    new Scene(pane, 300, 100);
                    label.setText("𠮷");
                    assertEquals("𠮷", label.getText());
                    assertEquals(ContentDisplay.GRAPHIC_ONLY, label.getContentDisplay());
                    assertInstanceOf(RareLine.class, label.getGraphic());
                    pane.applyCss();
                    pane.layout();
                    int[] box = red(pane.snapshot(new SnapshotParameters(), null));
                    assertTrue(box[1] - box[0] > 28 && box[1] - box[0] <= 42, "as wide as 40 px");
                    assertTrue(box[3] - box[2] > 28 && box[3] - box[2] <= 42, "as high as 40 px");
                    label.setText("吉");
                    assertNull(label.getGraphic());
                    assertEquals(ContentDisplay.LEFT, label.getContentDisplay());
                });
    }

    @Test
    void aPaintedNameStandsWhereTheWordsOfItsNeighboursStand() {
        ToolkitExtension.doOnScreen(
                () -> {
                    Fonts.load();
                    int[][] boxes = new int[2][];
                    String[] names = {"𠮷", "国"};
                    for (int i = 0; i < names.length; i++) {
                        Label label = NameText.follow(new Label(names[i]));
                        label.setStyle("-fx-text-fill: #c00000; -fx-font-size: 40px");
                        label.setAlignment(Pos.CENTER_LEFT);
                        label.setPrefHeight(120);
                        StackPane pane = new StackPane(label);
                        pane.setStyle("-fx-background-color: white");
                        new Scene(pane, 300, 120);
                        pane.applyCss();
                        pane.layout();
                        boxes[i] = red(pane.snapshot(new SnapshotParameters(), null));
                    }
                    assertEquals(boxes[1][2], boxes[0][2], 5, "top");
                    assertEquals(boxes[1][3], boxes[0][3], 5, "bottom");
                });
    }

    /// Left, right, top and bottom of what is red.
    private static int[] red(WritableImage image) {
        int[] box = {Integer.MAX_VALUE, -1, Integer.MAX_VALUE, -1};
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color at = image.getPixelReader().getColor(x, y);
                if (at.getRed() > 0.5 && at.getGreen() < 0.4) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.max(box[1], x);
                    box[2] = Math.min(box[2], y);
                    box[3] = Math.max(box[3], y);
                }
            }
        }
        return box;
    }
}
