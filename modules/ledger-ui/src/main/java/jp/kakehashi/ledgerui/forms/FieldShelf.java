package jp.kakehashi.ledgerui.forms;

import java.util.Objects;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.forms.FormDesignModel.Pen;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The ledger's fields, each to be taken and drawn on the page.
final class FieldShelf extends ScrollPane {
    private final FormDesignModel model;
    private final Texts texts;
    private final VBox list = new VBox(4);
    private final Runnable toPage;

    FieldShelf(FormDesignModel model, Controls controls, Texts texts, Runnable toPage) {
        this.model = model;
        this.texts = texts;
        this.toPage = toPage;
        getStyleClass().add("form-shelf");
        setFitToWidth(true);
        list.getChildren().addAll(controls.note("ledger.forms.take"));
        for (FieldDefinition field : model.rows().readable()) {
            if (!field.retired()) {
                list.getChildren().add(button(field));
            }
        }
        list.getChildren().add(button(null));
        setContent(list);
    }

    private ToggleButton button(@Nullable FieldDefinition field) {
        ToggleButton button = new ToggleButton();
        button.setMnemonicParsing(false);
        button.getStyleClass().add("form-field");
        if (field == null) {
            button.textProperty().bind(texts.bind("ledger.forms.code"));
        } else {
            button.setText(field.label().in(texts.language().code()));
        }
        button.setMaxWidth(Double.MAX_VALUE);
        Wrapping.of(button);
        button.setMinHeight(USE_PREF_SIZE);
        button.setOnAction(
                event -> {
                    model.penProperty().set(button.isSelected() ? new Pen(field) : null);
                    toPage.run();
                });
        model.penProperty()
                .addListener(
                        (source, was, now) ->
                                button.setSelected(
                                        now != null && Objects.equals(now.field(), field)));
        model.sketchProperty().addListener((source, was, now) -> mark(button, field, now));
        mark(button, field, model.sketchProperty().get());
        return button;
    }

    /// What stands on the form already is told apart by more than its colour.
    private void mark(ToggleButton button, @Nullable FieldDefinition field, FormSketch sketch) {
        boolean placed =
                field != null
                        && sketch.boxes().stream()
                                .anyMatch(b -> b.source().equals(field.id().value()));
        if (field != null) {
            String name = field.label().in(texts.language().code());
            button.setText(placed ? "✓ " + name : name);
        }
    }
}
