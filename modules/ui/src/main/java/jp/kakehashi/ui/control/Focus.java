package jp.kakehashi.ui.control;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Finds where the keyboard goes when a part of the screen comes up.
public final class Focus {
    private Focus() {}

    /// Focuses the first control inside `part`, or `part` itself when it is one, as soon as it is
    /// in a window. Does nothing if there is none.
    public static void enter(Node part) {
        first(part).ifPresent(Focus::request);
    }

    /// The first control that can be reached by Tab inside `part`.
    public static Optional<Node> first(Node part) {
        if (!part.isVisible() || part.isDisabled()) {
            return Optional.empty();
        }
        if (part.isFocusTraversable()) {
            return Optional.of(part);
        }
        if (part instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Optional<Node> inside = first(child);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    private static void request(Node node) {
        if (node.getScene() != null) {
            node.requestFocus();
            return;
        }
        node.sceneProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Scene> source, Scene was, Scene now) {
                                node.sceneProperty().removeListener(this);
                                beforeNextLayout(now, node);
                            }
                        });
    }

    // A node just being put into a window cannot have the focus before its parents are there.
    private static void beforeNextLayout(Scene scene, Node node) {
        scene.addPreLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePreLayoutPulseListener(this);
                        node.requestFocus();
                    }
                });
    }
}
