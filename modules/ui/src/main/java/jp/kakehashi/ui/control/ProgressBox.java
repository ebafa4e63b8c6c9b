package jp.kakehashi.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.UiTask;

/// A long task: what is being done, how far it is, and a way to stop it. Takes itself away at the
/// end.
public final class ProgressBox extends VBox {
    private final UiTask<?> task;

    /// Shows `task` under the words of `key`; `onCancel` runs when the person wants it to stop and
    /// says how it ends.
    public ProgressBox(
            Controls controls, UiTask<?> task, Runnable onCancel, String key, Object... args) {
        this.task = task;
        getStyleClass().addAll("panel", "progress-box");
        Label words = controls.text(key, args);
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(task.progressProperty());
        bar.accessibleTextProperty().bind(words.textProperty());
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox line = new HBox(12, bar, controls.secondary("ui.progress.cancel", onCancel));
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, line);
    }

    /// The task shown.
    public UiTask<?> task() {
        return task;
    }
}
