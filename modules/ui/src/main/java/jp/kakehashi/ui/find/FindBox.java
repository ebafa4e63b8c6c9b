package jp.kakehashi.ui.find;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import jp.kakehashi.ui.FindSource.Group;
import jp.kakehashi.ui.FindSource.Item;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.find.FindModel.Shown;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The box of Ctrl+K: one field above what it finds. The caret never leaves the field; ↑ and ↓ move
/// the choice, Ctrl+↑ and Ctrl+↓ from group to group, Enter opens. Screen's thread.
public final class FindBox extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final Duration PAUSE = Duration.millis(60);
    private static final int LONGEST = 200;
    private static final int PAGE = 8;

    private final UiContext ui;
    private final FindModel model;
    private final Consumer<Item> open;
    private final TextField field = new TextField();
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final Label where = new Label();
    private final List<Node> lines = new ArrayList<>();
    private final PauseTransition pause = new PauseTransition(PAUSE);

    /// The box of `model`; `open` is called with what was chosen, `here` looks on the screen
    /// behind, null where there is nothing to look in.
    public FindBox(UiContext ui, FindModel model, Consumer<Item> open, @Nullable Runnable here) {
        this.ui = ui;
        this.model = model;
        this.open = open;
        getStyleClass().addAll("dialog-content", "find-box");
        TextLimit.set(field, LONGEST, () -> {});
        field.promptTextProperty().bind(ui.texts().bind("ui.find.prompt"));
        field.accessibleTextProperty().bind(ui.texts().bind("ui.find.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox head = new HBox(Icon.SEARCH.node(), field, ui.controls().key("Esc"));
        head.getStyleClass().add("find-head");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Wrapping.of(where);
        where.setMinHeight(Region.USE_PREF_SIZE);
        where.getStyleClass().addAll("t-s", "ink-3");
        getChildren().addAll(head, scroll, where, keys(here != null));
        pause.setOnFinished(event -> model.type(field.getText()));
        field.textProperty().addListener((source, was, now) -> pause.playFromStart());
        field.setOnAction(event -> enter());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, here));
        ChangeListener<Object> render = (source, was, now) -> render();
        model.shownProperty().addListener(render);
        model.chosenProperty().addListener((source, was, now) -> mark());
        render();
    }

    private HBox keys(boolean here) {
        Controls make = ui.controls();
        HBox keys = new HBox(make.key("↑ ↓"), make.note("ui.find.keys.move"));
        keys.getChildren().addAll(make.key("Ctrl ↑ ↓"), make.note("ui.find.keys.group"));
        keys.getChildren().addAll(make.key("Enter"), make.note("ui.find.keys.open"));
        if (here) {
            keys.getChildren().addAll(make.key("Ctrl K"), make.note("ui.find.keys.here"));
        }
        keys.getStyleClass().add("find-keys");
        return keys;
    }

    private void key(KeyEvent event, @Nullable Runnable here) {
        boolean taken = true;
        int way = event.isShortcutDown() ? 0 : 1;
        switch (event.getCode()) {
            case DOWN -> step(way, 1);
            case UP -> step(way, -1);
            case PAGE_DOWN -> model.move(PAGE);
            case PAGE_UP -> model.move(-PAGE);
            case K -> {
                taken = event.isShortcutDown();
                if (taken && here != null) {
                    here.run();
                }
            }
            default -> taken = false;
        }
        if (taken) {
            event.consume();
        }
    }

    private void step(int rows, int direction) {
        if (rows == 0) {
            model.moveGroup(direction);
        } else {
            model.move(direction);
        }
    }

    /// What was typed last is what is opened, however quickly Enter follows.
    private void enter() {
        pause.stop();
        if (!model.typed().equals(field.getText().strip())) {
            model.type(field.getText());
        }
        model.whenAnswered(this::openChosen);
    }

    private void openChosen() {
        Item item = model.take();
        if (item != null) {
            open.accept(item);
        }
    }

    private void render() {
        Shown shown = model.shownProperty().get();
        lines.clear();
        list.getChildren().clear();
        for (Group group : shown.groups()) {
            list.getChildren().add(heading(group));
            for (Item item : group.items()) {
                int index = lines.size();
                FindLine line = new FindLine(item);
                line.setOnMouseClicked(
                        event -> {
                            model.choose(index);
                            openChosen();
                        });
                lines.add(line);
                list.getChildren().add(line);
            }
        }
        if (shown.problem() != null) {
            list.getChildren().add(new ProblemView(ui.texts(), shown.problem()));
        } else if (lines.isEmpty() && !shown.busy() && !model.typed().isEmpty()) {
            list.getChildren().add(nothing());
        }
        where.setText(shown.where());
        boolean told = !shown.where().isEmpty();
        where.setVisible(told);
        where.setManaged(told);
        mark();
    }

    private static Node heading(Group group) {
        Label title = new Label(group.title());
        title.getStyleClass().add("subsection");
        Label count = new Label(group.count());
        count.getStyleClass().addAll("t-s", "ink-3");
        HBox heading = new HBox(8, title, count);
        heading.getStyleClass().add("find-heading");
        return heading;
    }

    private Node nothing() {
        Controls make = ui.controls();
        VBox nothing =
                new VBox(
                        6,
                        make.section("ui.find.nothing", model.typed()),
                        make.note("ui.find.nothing.hint"));
        nothing.getStyleClass().add("find-nothing");
        return nothing;
    }

    private void mark() {
        int chosen = model.chosenProperty().get();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
        }
        if (chosen < lines.size()) {
            reveal(lines.get(chosen), chosen == 0);
            field.setAccessibleHelp(lines.get(chosen).getAccessibleText());
        }
    }

    private void reveal(Node line, boolean first) {
        scroll.layout();
        list.layout();
        Bounds at = line.getBoundsInParent();
        double hidden = list.getHeight() - scroll.getViewportBounds().getHeight();
        if (first || hidden <= 0) {
            scroll.setVvalue(0);
            return;
        }
        double top = scroll.getVvalue() * hidden;
        double bottom = top + scroll.getViewportBounds().getHeight();
        if (at.getMinY() < top) {
            scroll.setVvalue(at.getMinY() / hidden);
        } else if (at.getMaxY() > bottom) {
            scroll.setVvalue((at.getMaxY() - scroll.getViewportBounds().getHeight()) / hidden);
        }
    }
}
