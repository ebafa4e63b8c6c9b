package jp.kakehashi.ui.signin;

import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// The left half of the sign-in screen: the product's name and a bridge (架け橋) over water.
final class BridgePicture extends StackPane {
    BridgePicture(UiContext ui) {
        getStyleClass().add("bridge-picture");
        setMinWidth(0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        Label mark = new Label("架");
        mark.getStyleClass().add("bridge-mark");
        Label name = new Label();
        name.getStyleClass().add("bridge-name");
        name.textProperty().bind(ui.texts().bind("ui.product"));
        Label line = new Label();
        line.getStyleClass().add("bridge-line");
        Wrapping.of(line);
        line.textProperty().bind(ui.texts().bind("ui.product.line"));
        VBox words = new VBox(8, mark, name, line);
        words.getStyleClass().add("bridge-words");
        words.setAlignment(Pos.TOP_LEFT);
        Group bridge = bridge();
        StackPane.setAlignment(bridge, Pos.BOTTOM_LEFT);
        getChildren().addAll(bridge, words);
    }

    private static Group bridge() {
        Group group = new Group();
        group.getChildren()
                .add(
                        path(
                                "M-40 400 V170 L60 120 L150 150 L300 30 L420 110 L520 80 L680 160"
                                        + " L820 60 L980 140 L1240 90 V400 Z",
                                "bridge-far"));
        group.getChildren()
                .add(
                        path(
                                "M-40 400 V190 L120 150 L260 190 L420 140 L600 190 L760 150 L960"
                                        + " 195 L1240 150 V400 Z",
                                "bridge-near"));
        group.getChildren().add(path("M-40 242 H1240 V400 H-40 Z", "bridge-water"));
        group.getChildren().add(path("M-40 290 H1240 M20 326 H1240 M-20 362 H1240", "bridge-wave"));
        StringBuilder arches = new StringBuilder("M-40 176 H1240 V200 ");
        for (int x = 1040; x >= -40; x -= 216) {
            arches.append("H").append(x + 196).append(" V262 H").append(x + 180);
            arches.append(" A82 70 0 0 0 ").append(x + 16).append(" 262 H").append(x).append(" ");
        }
        arches.append("V176 Z");
        group.getChildren().add(path(arches.toString(), "bridge-stone"));
        group.getChildren().add(path("M-40 160 H1240 V166 H-40 Z", "bridge-stone"));
        StringBuilder posts = new StringBuilder();
        for (int x = -40; x <= 1240; x += 36) {
            posts.append("M").append(x).append(" 160 V176 ");
        }
        group.getChildren().add(path(posts.toString(), "bridge-rail"));
        return group;
    }

    private static SVGPath path(String content, String styleClass) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add(styleClass);
        return path;
    }
}
