package jp.kakehashi.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// Questions inside the window, over a darkened screen: they move with it, are in every
/// screenshot and need no window manager. `behind` cannot be reached while one is open.
public final class DialogLayer extends StackPane implements Dialogs {
    private final Controls controls;
    private final Node behind;
    private @Nullable Runnable onEscape;
    private @Nullable Node before;

    /// A layer over `behind`, invisible until something is asked.
    public DialogLayer(Controls controls, Node behind) {
        this.controls = controls;
        this.behind = behind;
        getStyleClass().add("dialog-layer");
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    }

    @Override
    public void show(Node content, Runnable escape) {
        if (!isVisible() && getScene() != null) {
            before = getScene().getFocusOwner();
        }
        onEscape = escape;
        behind.setDisable(true);
        if (!behind.getStyleClass().contains("covered")) {
            behind.getStyleClass().add("covered");
        }
        StackPane box = new StackPane(content);
        box.getStyleClass().add("dialog");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.CENTER);
        getChildren().setAll(box);
        setVisible(true);
        Focus.enter(content);
    }

    @Override
    public void close() {
        setVisible(false);
        getChildren().clear();
        behind.setDisable(false);
        behind.getStyleClass().remove("covered");
        onEscape = null;
        if (before != null) {
            before.requestFocus();
            before = null;
        }
    }

    /// Takes away whatever is asked, for a screen that takes the place of the one behind: the focus
    /// does not go back there.
    public void drop() {
        before = null;
        close();
    }

    @Override
    public void confirm(Question question, Runnable yes) {
        Label head = controls.section(question.titleKey(), question.args().toArray());
        Label text = controls.text(question.textKey(), question.args().toArray());
        Button no = controls.secondary(question.stayKey(), "Esc", this::close);
        Runnable act =
                () -> {
                    close();
                    yes.run();
                };
        Button go =
                question.danger()
                        ? controls.danger(question.verbKey(), act)
                        : controls.primary(question.verbKey(), act);
        if (question.danger()) {
            no.setDefaultButton(true);
        } else {
            go.setDefaultButton(true);
        }
        HBox buttons = new HBox(8, controls.spring(), no, go);
        VBox box = new VBox(12, head, text, buttons);
        box.getStyleClass().add("dialog-content");
        show(box, this::close);
        (question.danger() ? no : go).requestFocus();
    }

    @Override
    public void problem(Problem problem) {
        Button ok = controls.primary("ui.dialog.understood", this::close);
        ok.setDefaultButton(true);
        ProblemView view = new ProblemView(controls.texts(), problem);
        VBox box = new VBox(12, view, new HBox(controls.spring(), ok));
        box.getStyleClass().add("dialog-content");
        show(box, this::close);
        ok.requestFocus();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && onEscape != null) {
            event.consume();
            onEscape.run();
        }
    }
}
