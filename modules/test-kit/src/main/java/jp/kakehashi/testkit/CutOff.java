package jp.kakehashi.testkit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/// Finds what a person cannot read to its end: words that were shortened to "…" and words beyond
/// the edge of the window. The cells of a table may shorten, as a sheet's do, and what scrolls may
/// lie outside. On the screen's thread, after layout.
public final class CutOff {
    private static final double HAIR = 1;

    private CutOff() {}

    /// The words that cannot be read in `scene`, each with its reason; empty when all can.
    public static List<String> in(Scene scene) {
        List<String> found = new ArrayList<>();
        look(scene.getRoot(), scene, false, found);
        return found;
    }

    private static void look(Node node, Scene scene, boolean scrolls, List<String> found) {
        if (!node.isVisible() || node instanceof TableCell<?, ?>) {
            return;
        }
        if (node instanceof Labeled label && label.getText() != null) {
            if (shortened(label)) {
                found.add("shortened: " + label.getText());
            } else if (!scrolls && !label.getText().isEmpty() && outside(label, scene)) {
                found.add("beyond the edge: " + label.getText());
            }
        }
        if (node instanceof TextField field && promptShortened(field)) {
            found.add("shortened: " + field.getPromptText());
        }
        if (node instanceof Parent parent) {
            boolean inside = scrolls || node instanceof ScrollPane || isTable(node);
            parent.getChildrenUnmodifiable().forEach(each -> look(each, scene, inside, found));
        }
    }

    private static boolean shortened(Labeled label) {
        return label.getChildrenUnmodifiable().stream()
                .anyMatch(
                        each ->
                                each instanceof Text text
                                        && text.getStyleClass().contains("text")
                                        && !text.getText().equals(label.getText()));
    }

    private static boolean promptShortened(TextField field) {
        if (field.getPromptText() == null || !field.getText().isEmpty()) {
            return false;
        }
        Text words = new Text(field.getPromptText());
        words.setFont(field.getFont());
        double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
        return words.getLayoutBounds().getWidth() > room + HAIR;
    }

    private static boolean isTable(Node node) {
        return node.getStyleClass().contains("virtual-flow")
                || node.getStyleClass().contains("column-header-background");
    }

    private static boolean outside(Labeled label, Scene scene) {
        Bounds at = label.localToScene(label.getLayoutBounds());
        return at.getMinX() < -HAIR
                || at.getMinY() < -HAIR
                || at.getMaxX() > scene.getWidth() + HAIR
                || at.getMaxY() > scene.getHeight() + HAIR;
    }
}
