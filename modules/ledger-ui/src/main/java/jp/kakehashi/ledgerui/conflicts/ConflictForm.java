package jp.kakehashi.ledgerui.conflicts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledgerui.cells.TextDifference;
import jp.kakehashi.ledgerui.desk.ConflictWords;
import jp.kakehashi.ledgerui.desk.DifferenceText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.input.FieldInput;
import jp.kakehashi.ledgerui.input.FieldInputs;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.Values;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// One conflict in full: both values side by side with the difference marked, a third value, a
/// reason, and the decision. Alt+1, Alt+2, Alt+3 pick; Ctrl+Enter decides. Screen's thread only.
final class ConflictForm {
    private final InboxViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final ConflictView view;
    private final ConflictWords words;
    private final ToggleGroup choice = new ToggleGroup();
    private final RadioButton left = new RadioButton();
    private final RadioButton right = new RadioButton();
    private final RadioButton third = new RadioButton();
    private final TextField reason = new TextField();
    private final Label trouble = new Label();
    private @Nullable FieldInput other;
    private boolean deciding;

    /// What is written before a decision is made: a third value, a reason, and which is chosen.
    record Draft(String value, String reason, int choice) {}

    ConflictForm(InboxViewModel model, LedgerDesk desk, UiContext ui, ConflictView view) {
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        this.controls = ui.controls();
        this.view = view;
        words = new ConflictWords(desk, view);
    }

    /// How the row is called, or its ledger while nothing of it may be told.
    static String title(LedgerDesk desk, ConflictView view) {
        return desk.service().purposes().missing(view.definition())
                ? view.definition().label().in(desk.language())
                : view.rowTitle();
    }

    Node draw() {
        Label title = NameText.follow(new Label(title(desk, view)));
        title.getStyleClass().add("section");
        Wrapping.of(title);
        FieldDefinition field = InboxViewModel.field(view);
        String where = view.definition().label().in(desk.language());
        if (field != null) {
            where =
                    desk.texts()
                            .get("ledger.inbox.where", where, field.label().in(desk.language()));
        }
        Label place = new Label(where);
        place.getStyleClass().addAll("t-s", "ink-3");
        if (desk.service().purposes().missing(view.definition())) {
            VBox held =
                    new VBox(
                            16,
                            new VBox(4, title, place),
                            new HeldBack(ui, desk, view.definition()));
            held.getStyleClass().add("conflict-form");
            return held;
        }
        Label what = new Label(words.title());
        what.getStyleClass().add("strong");
        Wrapping.of(what);
        HBox sign = new HBox(8, new Marks(desk.texts()).conflict(), what);
        sign.setAlignment(Pos.CENTER_LEFT);
        HBox sides = new HBox(16, side(true), side(false));
        VBox box = new VBox(16, new VBox(4, title, place), sign, sides);
        box.getStyleClass().add("conflict-form");
        if (!view.mayDecide()) {
            box.getChildren().add(waiting());
            return box;
        }
        if (field != null) {
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
        Wrapping.of(words);
        HBox line = new HBox(8, Icon.WAITING.node("icon-warn"), words);
        HBox.setHgrow(words, Priority.ALWAYS);
        line.getStyleClass().addAll("panel", "warn");
        return line;
    }

    private Node side(boolean kept) {
        Conflict conflict = view.conflict();
        Conflict.Side mine = kept ? conflict.kept() : conflict.standing();
        TextDifference.Sides sides =
                TextDifference.between(
                        words.value(conflict.kept()), words.value(conflict.standing()));
        Node value =
                words.aboutTheRow()
                        ? rowSide(mine)
                        : DifferenceText.of(kept ? sides.left() : sides.right(), "conflict-value");
        Chip mark =
                kept
                        ? new Chip(desk.texts().get("ledger.inbox.kept"), Tone.NEUTRAL)
                        : new Chip(desk.texts().get(standing()), Tone.ACCENT);
        VBox box = new VBox(8);
        box.getStyleClass().addAll("panel", "conflict-side");
        RadioButton radio = kept ? left : right;
        radio.setText(desk.texts().get(pick(mine)));
        box.getChildren().add(mark);
        if (view.mayDecide()) {
            radio.setMinWidth(Region.USE_PREF_SIZE);
            HBox pick = new HBox(8, radio, controls.key(kept ? "Alt 1" : "Alt 2"));
            pick.setAlignment(Pos.CENTER_LEFT);
            box.getChildren().add(pick);
        }
        box.getChildren().addAll(value, small(desk.who(mine.author())));
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

    private String standing() {
        return words.aboutTheRow() ? "ledger.inbox.standingRow" : "ledger.inbox.standing";
    }

    private String pick(Conflict.Side side) {
        if (!words.aboutTheRow()) {
            return "ledger.inbox.pick";
        }
        return side.deletion() ? "ledger.inbox.pickDeletion" : "ledger.inbox.pickRow";
    }

    /// The deletion, or everything its counterpart wrote, as soon as that is known.
    private Node rowSide(Conflict.Side side) {
        Label first = new Label(words.value(side));
        first.getStyleClass().add("conflict-value");
        Wrapping.of(first);
        VBox lines = new VBox(4, first);
        if (!side.deletion()) {
            model.written(
                    view,
                    side,
                    edits -> {
                        for (Edit edit : edits) {
                            lines.getChildren().add(line(edit));
                        }
                    });
        }
        return lines;
    }

    private Label line(Edit edit) {
        FieldDefinition field = view.definition().field(edit.field()).orElse(null);
        String value = edit.value();
        String shown =
                value == null
                        ? desk.texts().get("ledger.value.empty")
                        : field == null ? value : desk.cells().show(field, value);
        String said =
                desk.texts()
                        .get(
                                "ledger.inbox.line",
                                desk.label(view.definition(), edit.field()),
                                shown);
        Label label = NameText.follow(new Label(said));
        Wrapping.of(label);
        return label;
    }

    private Node third(FieldDefinition field) {
        third.setText(desk.texts().get("ledger.inbox.third"));
        third.setToggleGroup(choice);
        FieldInput input = new FieldInputs(desk).inForm(field, null);
        other = input;
        input.onEdit(() -> third.setSelected(true));
        input.onTooLong(
                () ->
                        trouble.setText(
                                desk.words(
                                        Problem.invalid(
                                                "problem.value.too_long",
                                                field.id(),
                                                Values.longest(field)),
                                        view.definition())));
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
        Wrapping.of(trouble);
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        boolean row = words.aboutTheRow();
        Button decide =
                controls.primary(
                        row ? "ledger.inbox.decideRow" : "ledger.inbox.decide",
                        "Ctrl Enter",
                        this::decide);
        HBox line = new HBox(8, controls.spring(), decide);
        return new VBox(
                12,
                controls.field("ledger.inbox.reason", reason),
                trouble,
                line,
                controls.note(row ? "ledger.inbox.bothRow" : "ledger.inbox.both"));
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

    /// What the person has written so far; null when nothing was.
    @Nullable Draft draft() {
        String value = other == null ? "" : other.text();
        boolean empty = value.isBlank() || value.equals("false");
        if (deciding || (empty && reason.getText().isBlank())) {
            return null;
        }
        return new Draft(value, reason.getText(), choice.getToggles().indexOf(chosen()));
    }

    private Toggle chosen() {
        return choice.getSelectedToggle() == null ? right : choice.getSelectedToggle();
    }

    /// Puts back what was written before.
    void restore(Draft draft) {
        if (other != null) {
            other.text(draft.value());
        }
        reason.setText(draft.reason());
        if (draft.choice() >= 0 && draft.choice() < choice.getToggles().size()) {
            choice.selectToggle(choice.getToggles().get(draft.choice()));
        }
    }

    private void decide() {
        if (deciding) {
            return;
        }
        trouble.setText("");
        String why = reason.getText().strip();
        Conflict conflict = view.conflict();
        var ends = new InboxViewModel.Ends(this::decided, this::refused);
        if (third.isSelected() && other != null) {
            if (why.isEmpty()) {
                trouble.setText(desk.texts().get("ledger.inbox.needReason"));
                reason.requestFocus();
                return;
            }
            deciding = true;
            model.chooseTyped(view, other.text(), why, ends);
            return;
        }
        deciding = true;
        Conflict.Side chosen = left.isSelected() ? conflict.kept() : conflict.standing();
        model.choose(view, chosen, why, ends);
    }

    private void decided() {
        ui.notices().show(Tone.OK, "ledger.inbox.decided", view.rowTitle());
    }

    private void refused(Problem problem) {
        deciding = false;
        trouble.setText(desk.words(problem, view.definition()));
        if (third.isSelected() && other != null) {
            other.focus(true);
        }
    }

    private static Label small(String words) {
        Label label = NameText.follow(new Label(words));
        Wrapping.of(label);
        label.getStyleClass().addAll("t-s", "ink-2");
        return label;
    }
}
