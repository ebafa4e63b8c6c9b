package jp.kakehashi.ui.control;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A key that acts as long as its node is on screen: `Ctrl N`, `F8`. Only keys with Ctrl or F
/// keys; bare letters never act. Hidden, covered and disabled nodes do not react.
public final class Shortcut {
    private Shortcut() {}

    /// Runs `action` at `press` (as written on the button) while `owner` can be seen and used.
    public static void attach(Node owner, String press, Runnable action) {
        KeyCombination keys = parse(press);
        EventHandler<KeyEvent> handler =
                event -> {
                    if (keys.match(event) && usable(owner)) {
                        event.consume();
                        action.run();
                    }
                };
        owner.sceneProperty()
                .addListener(
                        (source, was, now) -> {
                            if (was != null) {
                                was.removeEventHandler(KeyEvent.KEY_PRESSED, handler);
                            }
                            if (now != null) {
                                now.addEventHandler(KeyEvent.KEY_PRESSED, handler);
                            }
                        });
        Scene scene = owner.getScene();
        if (scene != null) {
            scene.addEventHandler(KeyEvent.KEY_PRESSED, handler);
        }
    }

    /// The keys of `Ctrl N`, `Ctrl Shift S`, `F8`, `Esc`.
    public static KeyCombination parse(String press) {
        return KeyCombination.valueOf(press.trim().replace(' ', '+'));
    }

    private static boolean usable(Node owner) {
        if (owner.isDisabled()) {
            return false;
        }
        for (Node each = owner; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
