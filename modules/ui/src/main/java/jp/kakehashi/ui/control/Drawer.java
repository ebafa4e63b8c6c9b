package jp.kakehashi.ui.control;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;

/// Details at the right edge of a screen: a record's card, a cell's history. Esc and × close it;
/// while closed it takes no room.
public final class Drawer extends VBox {
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private Runnable asked = this::close;

    /// A closed drawer, 320 px wide at normal text size.
    public Drawer(Controls controls) {
        getStyleClass().add("drawer");
        title.getStyleClass().add("section");
        Wrapping.of(title);
        NameText.follow(title);
        subtitle.getStyleClass().addAll("t-s", "ink-3");
        Wrapping.of(subtitle);
        subtitle.managedProperty().bind(subtitle.textProperty().isNotEmpty());
        subtitle.visibleProperty().bind(subtitle.managedProperty());
        VBox words = new VBox(2, title, subtitle);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head =
                new HBox(
                        8,
                        words,
                        controls.iconButton(Icon.CLOSE, "ui.drawer.close", () -> asked.run()));
        content.setSpacing(12);
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        visibleProperty().bind(open);
        managedProperty().bind(open);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && open.get()) {
                        event.consume();
                        asked.run();
                    }
                });
    }

    /// Opens with `nodes` in it.
    public void show(Node... nodes) {
        content.getChildren().setAll(nodes);
        open.set(true);
    }

    /// What Esc and × do instead of closing at once, so that the person can be asked first.
    public void onCloseAsked(Runnable action) {
        asked = action;
    }

    /// Closes; what was in it is forgotten.
    public void close() {
        open.set(false);
        content.getChildren().clear();
    }

    /// What is shown in it, for callers that put the keyboard there.
    public Node content() {
        return content;
    }

    /// Scrolls, as soon as it is laid out, until `node` in it can be seen.
    public void reveal(Node node) {
        Scene scene = getScene();
        if (scene == null) {
            return;
        }
        scene.addPostLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        scrollTo(node);
                    }
                });
        requestLayout();
    }

    private void scrollTo(Node node) {
        Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double port = scroll.getViewportBounds().getHeight();
        double most = content.getHeight() - port;
        double top = scroll.getVvalue() * most;
        if (most > 0 && (at.getMinY() < top || at.getMaxY() > top + port)) {
            scroll.setVvalue(Math.clamp((at.getMinY() - port / 3) / most, 0, 1));
        }
    }

    /// What the drawer is about.
    public StringProperty titleProperty() {
        return title.textProperty();
    }

    /// A second line, in less weight.
    public StringProperty subtitleProperty() {
        return subtitle.textProperty();
    }

    /// Whether it can be seen.
    public BooleanProperty openProperty() {
        return open;
    }
}
