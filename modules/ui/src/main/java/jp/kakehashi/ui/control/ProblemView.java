package jp.kakehashi.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.names.Wrapping;

/// A problem in the clerk's words: what happened, what is safe, what to do. The sentences come
/// from {@link ProblemTexts}.
public final class ProblemView extends VBox {
    /// Shows `problem` in a frame of its tone.
    public ProblemView(Texts texts, Problem problem) {
        ProblemTexts words = new ProblemTexts(texts);
        getStyleClass().addAll("panel", words.tone(problem).styleClass());
        Label head = new Label(words.happened(problem));
        head.getStyleClass().add("strong");
        Wrapping.of(head);
        head.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(head, Priority.ALWAYS);
        var icon = words.tone(problem).icon().node("icon-" + words.tone(problem).styleClass());
        getChildren().add(new HBox(8, icon, head));
        add(Icon.SHIELD, words.safe(problem));
        add(Icon.NEXT, words.advice(problem));
        setAccessibleText(
                words.happened(problem) + " " + words.safe(problem) + " " + words.advice(problem));
    }

    private void add(Icon icon, String text) {
        if (text.isEmpty()) {
            return;
        }
        Label label = new Label(text);
        label.getStyleClass().add("t-s");
        Wrapping.of(label);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        getChildren().add(new HBox(8, icon.node(), label));
    }
}
