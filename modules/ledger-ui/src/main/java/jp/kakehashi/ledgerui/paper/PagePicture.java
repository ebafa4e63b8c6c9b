package jp.kakehashi.ledgerui.paper;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.documents.look.FileLook.Look;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;

/// A page as it will be, whole or as wide as there is room, with the way to the others.
final class PagePicture extends VBox {
    private static final double EDGE = 28;

    private final Controls controls;
    private final Texts texts;
    private final StackPane place = new StackPane();
    private final ScrollPane scroll = new ScrollPane(place);
    private final ImageView picture = new ImageView();
    private final Label where = new Label();
    private final Button before;
    private final Button after;
    private final Button size;
    private boolean whole = true;

    PagePicture(Controls controls, Texts texts, IntConsumer turn) {
        super(8);
        this.controls = controls;
        this.texts = texts;
        before = controls.secondary("ledger.files.before", () -> turn.accept(-1));
        after = controls.secondary("ledger.files.after", () -> turn.accept(1));
        controls.withKey(before, "PgUp");
        controls.withKey(after, "PgDn");
        size = controls.secondary("ledger.paper.wider", this::resize);
        where.getStyleClass().add("ink-3");
        scroll.getStyleClass().add("preview-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        place.getStyleClass().add("paper-place");
        picture.getStyleClass().add("image-view");
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        fit();
        HBox bar = new HBox(8, before, after, where, controls.spring(), size);
        bar.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(scroll, bar);
        setMinHeight(0);
        none();
    }

    private void resize() {
        whole = !whole;
        size.textProperty().unbind();
        size.textProperty().bind(texts.bind(whole ? "ledger.paper.wider" : "ledger.paper.whole"));
        fit();
    }

    private void fit() {
        picture.fitHeightProperty().unbind();
        picture.fitHeightProperty().set(0);
        picture.fitWidthProperty().bind(scroll.widthProperty().subtract(EDGE));
        if (whole) {
            picture.fitHeightProperty().bind(scroll.heightProperty().subtract(EDGE));
        }
    }

    private void none() {
        before.setDisable(true);
        after.setDisable(true);
        size.setDisable(true);
        where.setText("");
    }

    void say(String key) {
        put(controls.note(key));
    }

    void put(Node words) {
        none();
        place.getChildren().setAll(words);
    }

    void show(Look seen) {
        WritableImage image = new WritableImage(seen.width(), seen.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        seen.width(),
                        seen.height(),
                        PixelFormat.getIntArgbInstance(),
                        seen.dots(),
                        0,
                        seen.width());
        picture.setImage(image);
        String words = texts.get("ledger.files.page", seen.page() + 1, seen.pages());
        picture.setAccessibleText(words);
        where.setText(words);
        before.setDisable(seen.page() == 0);
        after.setDisable(seen.page() == seen.pages() - 1);
        size.setDisable(false);
        place.getChildren().setAll(picture);
    }
}
