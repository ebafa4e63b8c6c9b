package jp.kakehashi.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import jp.kakehashi.ui.control.Focus;
import org.jspecify.annotations.Nullable;

/// The parts of the window that F6 goes round: rail, workspace, status bar. Within a part, Tab
/// and the arrows move as ever.
final class Regions {
    private final List<Parent> parts;

    Regions(List<Parent> parts) {
        this.parts = List.copyOf(parts);
    }

    /// Focuses the first control of the part after (`step` 1) or before (-1) the one that has
    /// `focused`.
    void move(@Nullable Node focused, int step) {
        int present = indexOf(focused);
        for (int i = 1; i <= parts.size(); i++) {
            int next = Math.floorMod(present + i * step, parts.size());
            Optional<Node> first = Focus.first(parts.get(next));
            if (first.isPresent()) {
                first.get().requestFocus();
                return;
            }
        }
    }

    private int indexOf(@Nullable Node focused) {
        for (Node each = focused; each != null; each = each.getParent()) {
            if (each instanceof Parent parent && parts.contains(parent)) {
                return parts.indexOf(parent);
            }
        }
        return 0;
    }
}
