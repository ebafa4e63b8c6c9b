package jp.kakehashi.ui.signin;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.UiContext;

/// 本番 or 訓練: two fields to choose from, each saying what follows. The window's colour changes at
/// once.
final class WorldChoice extends HBox {
    WorldChoice(UiContext ui, SignInModel model) {
        getStyleClass().add("world-choice");
        ToggleGroup group = new ToggleGroup();
        getChildren()
                .addAll(
                        card(ui, model, group, false, "real", Icon.SHIELD),
                        card(ui, model, group, true, "training", Icon.BOOK));
    }

    private static ToggleButton card(
            UiContext ui,
            SignInModel model,
            ToggleGroup group,
            boolean training,
            String name,
            Icon icon) {
        Label word = ui.controls().subsection("ui.world." + name);
        Label note = ui.controls().note("ui.world." + name + ".note");
        note.getStyleClass().add("note");
        VBox words = new VBox(2, new HBox(8, icon.node(), word), note);
        ToggleButton card = new ToggleButton();
        card.setGraphic(words);
        card.getStyleClass().addAll("choice-card", name);
        card.setToggleGroup(group);
        card.setSelected(model.trainingProperty().get() == training);
        model.trainingProperty()
                .addListener((source, was, now) -> card.setSelected(now == training));
        card.accessibleTextProperty().bind(ui.texts().bind("ui.world." + name));
        card.setMaxWidth(Double.MAX_VALUE);
        card.setOnAction(event -> card.setSelected(true));
        // Arrow keys choose without an action: what looks chosen must be it.
        card.selectedProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now) {
                                model.trainingProperty().set(training);
                            }
                        });
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }
}
