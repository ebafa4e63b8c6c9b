package jp.kakehashi.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.names.Wrapping;

/// One entry of the rail: drawing, word, and in red how many things wait.
final class RailButton extends Button {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST_SHOWN = 99;

    RailButton(Texts texts, Icon icon, String labelKey, ReadOnlyIntegerProperty waiting) {
        getStyleClass().add("rail-button");
        Label word = new Label();
        word.textProperty().bind(texts.bind(labelKey));
        Wrapping.of(word);
        VBox face = new VBox(icon.node(), word);
        face.setAlignment(Pos.CENTER);
        face.getStyleClass().add("rail-face");
        Label badge = new Label();
        badge.getStyleClass().add("badge");
        badge.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        waiting.get() > MOST_SHOWN
                                                ? MOST_SHOWN + "+"
                                                : Integer.toString(waiting.get()),
                                waiting));
        badge.visibleProperty().bind(waiting.greaterThan(0));
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        setGraphic(new StackPane(face, badge));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        accessibleTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        waiting.get() > 0
                                                ? texts.get(
                                                        "ui.rail.waiting",
                                                        texts.get(labelKey),
                                                        waiting.get())
                                                : texts.get(labelKey),
                                waiting,
                                texts.languageProperty()));
    }

    void setChosen(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }

    void setPress(String press) {
        setTooltip(new Tooltip(press));
    }
}
