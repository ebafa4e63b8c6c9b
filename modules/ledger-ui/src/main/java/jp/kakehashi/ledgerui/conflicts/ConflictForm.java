package jp.kakehashi.ledgerui.conflicts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledgerui.cells.TextDifference;
import jp.kakehashi.ledgerui.desk.DifferenceText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.input.FieldInput;
import jp.kakehashi.ledgerui.input.FieldInputs;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import org.jspecify.annotations.Nullable;

/// One conflict in full: both values side by side with the difference marked, a third value, a
/// reason, and the decision. Alt+1, Alt+2, Alt+3 pick; Ctrl+Enter decides. Screen's thread only.
final class ConflictForm {
    private final InboxViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final ConflictView view;
    private final ToggleGroup choice = new ToggleGroup();
    private final RadioButton left = new RadioButton();
    private final RadioButton right = new RadioButton();
    private final RadioButton third = new RadioButton();
    private final TextField reason = new TextField();
    private final Label trouble = new Label();
    private @Nullable FieldInput other;

    ConflictForm(InboxViewModel model, LedgerDesk desk, Controls controls, ConflictView view) {
        this.model = model;
        this.desk = desk;
        this.controls = controls;
        this.view = view;
    }

    Node draw() {
        Conflict conflict = view.conflict();
        Label title = new Label(view.rowTitle());
        title.getStyleClass().add("section");
        title.setWrapText(true);
        FieldDefinition field = InboxViewModel.field(view);
        String where = view.definition().label().in(desk.language());
        if (field != null) {
            where =
                    desk.texts()
                            .get("ledger.inbox.where", where, field.label().in(desk.language()));
        }
        Label place = new Label(where);
        place.getStyleClass().addAll("t-s", "ink-3");
        HBox sides = new HBox(16, side(true), side(false));
        VBox box = new VBox(16, new VBox(4, title, place), sides);
        box.getStyleClass().add("conflict-form");
        if (!view.mayDecide()) {
            box.getChildren().add(waiting());
            return box;
        }
        if (field != null && conflict.field() != null) {
            box.getChildren().add(third(field));
        }
        box.getChildren().add(decision());
        left.setToggleGroup(choice);
        right.setToggleGroup(choice);
        right.setSelected(true);
        return box;
    }

    private Node waiting() {
        String owner = desk.places().section(view.definition().owner(), desk.language());
        Label words = new Label(desk.texts().get("ledger.conflict.waiting", owner));
        words.setWrapText(true);
        HBox line = new HBox(8, Icon.WAITING.node("icon-warn"), words);
        HBox.setHgrow(words, Priority.ALWAYS);
        line.getStyleClass().addAll("panel", "warn");
        return line;
    }

    private Node side(boolean kept) {
        Conflict conflict = view.conflict();
        Conflict.Side mine = kept ? conflict.kept() : conflict.standing();
        TextDifference.Sides sides =
                TextDifference.between(words(conflict.kept()), words(conflict.standing()));
        Node value = DifferenceText.of(kept ? sides.left() : sides.right(), "conflict-value");
        Chip mark =
                kept
                        ? new Chip(desk.texts().get("ledger.inbox.kept"), Tone.NEUTRAL)
                        : new Chip(desk.texts().get("ledger.inbox.standing"), Tone.ACCENT);
        VBox box = new VBox(8);
        box.getStyleClass().addAll("panel", "conflict-side");
        RadioButton radio = kept ? left : right;
        radio.setText(desk.texts().get(kept ? "ledger.inbox.left" : "ledger.inbox.right"));
        HBox head = new HBox(8);
        head.setAlignment(Pos.CENTER_LEFT);
        if (view.mayDecide()) {
            head.getChildren().addAll(radio, controls.key(kept ? "Alt 1" : "Alt 2"));
        }
        head.getChildren().addAll(controls.spring(), mark);
        box.getChildren().addAll(head, value, small(desk.who(mine.author())));
        box.getChildren()
                .add(
                        small(
                                desk.texts()
                                        .get(
                                                "ledger.inbox.times",
                                                desk.moment(mine.madeAt(), true),
                                                desk.moment(mine.acceptedAt(), true))));
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(240);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private Node third(FieldDefinition field) {
        third.setText(desk.texts().get("ledger.inbox.third"));
        third.setToggleGroup(choice);
        FieldInput input = new FieldInputs(desk).inForm(field, null);
        other = input;
        input.onEdit(() -> third.setSelected(true));
        HBox.setHgrow(input.node(), Priority.ALWAYS);
        HBox head = new HBox(8, third, controls.key("Alt 3"));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(8, head, input.node());
        box.getStyleClass().addAll("panel");
        return box;
    }

    private Node decision() {
        reason.promptTextProperty().bind(desk.texts().bind("ledger.inbox.reasonPrompt"));
        trouble.getStyleClass().addAll("tone-bad", "t-s", "strong");
        trouble.setWrapText(true);
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        Button decide = controls.primary("ledger.inbox.decide", "Ctrl Enter", this::decide);
        HBox line = new HBox(8, controls.spring(), decide);
        return new VBox(
                12,
                controls.field("ledger.inbox.reason", reason),
                trouble,
                line,
                controls.note("ledger.inbox.both"));
    }

    /// Alt+1, Alt+2 and Alt+3 pick, wherever the caret is in the inbox.
    void pressed(KeyEvent event) {
        if (!event.isAltDown() || !view.mayDecide()) {
            return;
        }
        if (event.getCode() == KeyCode.DIGIT1) {
            left.setSelected(true);
        } else if (event.getCode() == KeyCode.DIGIT2) {
            right.setSelected(true);
        } else if (event.getCode() == KeyCode.DIGIT3 && other != null) {
            third.setSelected(true);
            other.focus(true);
        } else {
            return;
        }
        event.consume();
    }

    private void decide() {
        trouble.setText("");
        String why = reason.getText().strip();
        Conflict conflict = view.conflict();
        if (third.isSelected() && other != null) {
            if (why.isEmpty()) {
                trouble.setText(desk.texts().get("ledger.inbox.needReason"));
                reason.requestFocus();
            } else if (!model.decideTyped(view, other.text(), why)) {
                var problem = model.problemProperty().get();
                trouble.setText(problem == null ? "" : desk.words(problem, view.definition()));
                other.focus(true);
            }
            return;
        }
        Conflict.Side chosen = left.isSelected() ? conflict.kept() : conflict.standing();
        model.decide(view, chosen.value(), why);
    }

    private String words(Conflict.Side side) {
        FieldDefinition field = InboxViewModel.field(view);
        if (side.deletion()) {
            return desk.texts().get("ledger.conflict.deleted");
        }
        if (side.value() == null) {
            return desk.texts().get("ledger.value.empty");
        }
        return field == null ? side.value() : desk.cells().show(field, side.value());
    }

    private static Label small(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().addAll("t-s", "ink-2");
        return label;
    }
}
