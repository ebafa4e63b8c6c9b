package jp.kakehashi.ledgerui;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The way into a page that takes the whole workspace for a while, and out of it; one is open at a
/// time. Screen's thread only.
abstract class PageDoor<V extends Node> {
    private final StackPane root;
    private final Consumer<V> end;
    private final Runnable ended;
    private @Nullable V view;

    /// A door in `root`; `end` closes a page, `ended` runs when somebody has left it.
    PageDoor(StackPane root, Consumer<V> end, Runnable ended) {
        this.root = root;
        this.end = end;
        this.ended = ended;
    }

    /// Shows `next`, and closes the page that was open.
    void show(V next) {
        close();
        view = next;
        root.getChildren().setAll(next);
    }

    /// What is open, null for nothing.
    @Nullable V view() {
        return view;
    }

    /// Somebody leaves the page.
    void left() {
        close();
        ended.run();
    }

    void close() {
        V open = view;
        if (open != null) {
            view = null;
            end.accept(open);
        }
    }
}
