package jp.kakehashi.testkit;

import com.sun.javafx.geom.PickRay;
import com.sun.javafx.scene.NodeHelper;
import com.sun.javafx.scene.input.PickResultChooser;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;

/// Finds what a person sees and cannot press, because something lies over it that takes the mouse:
/// a layer, or a part that is empty now and kept its place. Asks the toolkit itself which node the
/// mouse would meet. On the screen's thread, after layout.
public final class OutOfReach {
    private static final double INSET = 4;

    private OutOfReach() {}

    /// The controls of `scene` that the mouse does not reach, each with what lies over it.
    public static List<String> in(Scene scene) {
        List<String> found = new ArrayList<>();
        look(scene.getRoot(), scene, found);
        return found;
    }

    /// What the mouse meets at a place of `scene`; null outside of everything.
    public static Node at(Scene scene, double x, double y) {
        PickResultChooser nearest = new PickResultChooser();
        PickRay ray = new PickRay(x, y, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        NodeHelper.pickNode(scene.getRoot(), ray, nearest);
        return nearest.getIntersectedNode();
    }

    private static void look(Node node, Scene scene, List<String> found) {
        // What is switched off, or scrolls and may lie outside, is not to be pressed now.
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (isPressed(node)) {
            check(node, scene, found);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(each -> look(each, scene, found));
        }
    }

    private static boolean isPressed(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase<?>;
    }

    private static void check(Node node, Scene scene, List<String> found) {
        Bounds at = node.localToScene(node.getLayoutBounds());
        double[] across = {at.getMinX() + INSET, at.getCenterX(), at.getMaxX() - INSET};
        double[] down = {at.getMinY() + INSET, at.getCenterY(), at.getMaxY() - INSET};
        for (double x : across) {
            for (double y : down) {
                if (!shown(node, scene, x, y)) {
                    continue;
                }
                Node met = at(scene, x, y);
                if (!isInside(met, node)) {
                    found.add(node + " lies under " + met + " at " + (int) x + "," + (int) y);
                    return;
                }
            }
        }
    }

    private static boolean shown(Node node, Scene scene, double x, double y) {
        if (x < 0 || y < 0 || x >= scene.getWidth() || y >= scene.getHeight()) {
            return false;
        }
        for (Parent above = node.getParent(); above != null; above = above.getParent()) {
            boolean clips = above instanceof ScrollPane || above.getClip() != null;
            if (clips && !above.contains(above.sceneToLocal(x, y))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInside(Node met, Node wanted) {
        for (Node each = met; each != null; each = each.getParent()) {
            if (each == wanted) {
                return true;
            }
        }
        return false;
    }
}
