package jp.kakehashi.ui.control;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Finds where the keyboard goes when a part of the screen comes up.
public final class Focus {
    private Focus() {}

    /// Focuses the first control inside `part`, or `part` itself when it is one. Does nothing if
    /// there is none.
    public static void enter(Node part) {
        first(part).ifPresent(Node::requestFocus);
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
}
