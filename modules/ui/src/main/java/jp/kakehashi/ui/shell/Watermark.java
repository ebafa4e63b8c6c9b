package jp.kakehashi.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// 訓練, aslant over the whole screen, so that no photograph or glance takes practice for the real
/// thing. Lets mouse and screen readers through.
final class Watermark extends Pane {
    private static final double ACROSS = 480;
    private static final double DOWN = 240;

    private final ObservableValue<String> words;

    Watermark(ObservableValue<String> words) {
        this.words = words;
        setMouseTransparent(true);
        getStyleClass().add("watermark");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        widthProperty().addListener((source, was, now) -> fill());
        heightProperty().addListener((source, was, now) -> fill());
    }

    private void fill() {
        int columns = (int) Math.ceil(getWidth() / ACROSS) + 1;
        int rows = (int) Math.ceil(getHeight() / DOWN) + 1;
        if (getChildren().size() == columns * rows) {
            return;
        }
        getChildren().clear();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Text text = new Text();
                text.textProperty().bind(words);
                text.getStyleClass().add("watermark-text");
                text.setRotate(-24);
                text.setManaged(false);
                text.setX(column * ACROSS + (row % 2 == 0 ? 60 : -110));
                text.setY(row * DOWN + 130);
                getChildren().add(text);
            }
        }
    }
}
