package jp.kakehashi.ledgerui.input;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.Values;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// One field of a form: its name, whether it has to be filled, signs beside it, what it is written
/// in, and below it what is wrong. Screen's thread only.
public final class FormField extends VBox {
    private final FieldDefinition field;
    private final FieldInput input;
    private final HBox signs = new HBox(4);
    private final VBox below = new VBox(8);

    /// A field holding `value`.
    public FormField(LedgerDesk desk, FieldDefinition field, @Nullable String value) {
        super(4);
        this.field = field;
        input = new FieldInputs(desk).inForm(field, value);
        input.onTooLong(
                () ->
                        say(
                                desk.texts()
                                        .get(
                                                "problem.value.too_long",
                                                field.label().in(desk.language()),
                                                Values.longest(field))));
        Label name = new Label(field.label().in(desk.language()));
        name.getStyleClass().add("field-label");
        name.setLabelFor(input.control());
        HBox head = new HBox(8, name);
        head.setAlignment(Pos.CENTER_LEFT);
        if (field.checks().required()) {
            Label needed = new Label(desk.texts().get("ledger.form.required"));
            needed.getStyleClass().addAll("t-xs", "tone-bad");
            head.getChildren().add(needed);
        }
        signs.setAlignment(Pos.CENTER_LEFT);
        javafx.scene.layout.Region space = new javafx.scene.layout.Region();
        HBox.setHgrow(space, javafx.scene.layout.Priority.ALWAYS);
        head.getChildren().addAll(space, signs);
        getStyleClass().add("form-field");
        getChildren().addAll(head, input.node());
    }

    /// Which field.
    public FieldDefinition field() {
        return field;
    }

    /// What it is written in.
    public FieldInput input() {
        return input;
    }

    /// Signs beside the name.
    public HBox signs() {
        return signs;
    }

    /// Says what is wrong; `more` stands below it.
    public void say(String words, javafx.scene.Node... more) {
        Label label = new Label(words);
        Wrapping.of(label);
        label.getStyleClass().addAll("t-s", "strong");
        HBox line = new HBox(8, Icon.ALERT.node("icon-bad"), label);
        line.getStyleClass().add("trouble-line");
        below.getChildren().setAll(line);
        below.getChildren().addAll(more);
        below.getStyleClass().setAll("cell-trouble");
        if (!getChildren().contains(below)) {
            getChildren().add(below);
        }
    }

    /// Nothing is wrong any more.
    public void silence() {
        getChildren().remove(below);
        below.getChildren().clear();
    }
}
