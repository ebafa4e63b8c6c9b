package jp.kakehashi.ledgerui.grid;

import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellChecks;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.input.FieldInput;
import jp.kakehashi.ledgerui.input.FieldInputs;
import jp.kakehashi.ledgerui.input.OverrideBox;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.Values;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.ui.theme.Appearance;
import org.jspecify.annotations.Nullable;

/// The editor over the current cell. Lies above the table and belongs to a row and a field, not
/// to a place, so that a refresh, a moved row or a scroll never ends it. Enter writes and goes
/// down, Tab to the right, Esc leaves the cell as it was; what is wrong is said below, and
/// Ctrl+Enter keeps the value with a reason where that is allowed.
final class CellEditor {
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final Appearance appearance;
    private final Pane layer;
    private final Moves moves;
    private final VBox box = new VBox();
    private final VBox below = new VBox(8);
    private @Nullable CellPlace place;
    private @Nullable RowView seen;
    private @Nullable FieldDefinition field;
    private @Nullable FieldInput input;
    private @Nullable OverrideBox keep;
    private @Nullable String told;
    private @Nullable FieldInput caretless;
    private String first = "";

    /// Where to go after an editor has closed.
    interface Moves {
        /// `right` columns and `down` rows from `from`.
        void from(CellPlace from, int right, int down);

        /// Brings a cell, with the frame on it, into view.
        void show(CellPlace of);

        /// Where a cell is in the editor's layer; null when not on screen.
        @Nullable Bounds bounds(CellPlace of);
    }

    CellEditor(
            GridViewModel model,
            Controls controls,
            Appearance appearance,
            Pane layer,
            Moves moves) {
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.appearance = appearance;
        this.layer = layer;
        this.moves = moves;
        box.getStyleClass().add("cell-editor");
        box.setManaged(false);
        below.getStyleClass().addAll("cell-trouble");
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    boolean open() {
        return place != null;
    }

    @Nullable CellPlace place() {
        return place;
    }

    /// Opens over a cell: with its value, or with `typed` in its place.
    void begin(RowView row, FieldDefinition of, @Nullable String value, @Nullable String typed) {
        close();
        place = new CellPlace(row.row(), of.id());
        seen = row;
        told = row.values().get(of.id());
        field = of;
        double height = appearance.textSizeProperty().get().scaled(32);
        FieldInput opened = new FieldInputs(desk).overCell(of, value, height);
        input = opened;
        first = opened.text();
        boolean fits = typed == null || typed.length() <= Values.longest(of);
        if (typed != null && fits) {
            opened.text(typed);
        }
        opened.onEdit(this::silence);
        opened.onTooLong(() -> say(tooLong(of)));
        box.getChildren().setAll(opened.node());
        layer.getChildren().add(box);
        layout();
        box.applyCss();
        opened.focus(typed == null || !fits);
        // What is not on screen takes no caret: a room that was entered just now has no cells yet.
        caretless = box.isVisible() ? null : opened;
        if (!fits) {
            say(tooLong(of));
        }
    }

    private static Problem tooLong(FieldDefinition field) {
        return Problem.invalid("problem.value.too_long", field.id(), Values.longest(field));
    }

    /// Follows the cell; waits out of sight while the cell is not on screen.
    void layout() {
        CellPlace at = place;
        if (at == null) {
            return;
        }
        Bounds cell = moves.bounds(at);
        box.setVisible(cell != null);
        if (cell == null) {
            return;
        }
        FieldInput hidden = caretless;
        if (hidden != null) {
            caretless = null;
            hidden.focus(false);
        }
        double least = appearance.textSizeProperty().get().scaled(least());
        double width = Math.max(cell.getWidth(), least);
        double height = box.prefHeight(width);
        double x = Math.max(0, Math.min(cell.getMinX(), layer.getWidth() - width));
        boolean fits = cell.getMinY() + height <= layer.getHeight();
        double y = fits ? cell.getMinY() : Math.max(0, cell.getMaxY() - height);
        box.resizeRelocate(x, y, width, height);
        box.layout();
    }

    private double least() {
        if (!below.getChildren().isEmpty() && box.getChildren().contains(below)) {
            return 320;
        }
        return field == null
                ? 0
                : switch (field.type()) {
                    case LONG_TEXT, LINK -> 320;
                    case DATE, CHOICE -> 176;
                    default -> 0;
                };
    }

    void close() {
        caretless = null;
        place = null;
        seen = null;
        input = null;
        keep = null;
        layer.getChildren().remove(box);
        box.getChildren().clear();
        below.getChildren().clear();
    }

    private void pressed(KeyEvent event) {
        boolean several = input != null && input.control() instanceof TextArea;
        switch (event.getCode()) {
            case ESCAPE -> cancel();
            case ENTER -> {
                if (keep != null && event.isControlDown()) {
                    keep.advance();
                } else if (writingReason()) {
                    Objects.requireNonNull(keep).fire();
                } else if (several && (event.isAltDown() || event.isShiftDown())) {
                    newLine();
                } else {
                    commit(0, event.isShiftDown() ? -1 : 1);
                }
            }
            case TAB -> {
                if (!writingReason()) {
                    commit(event.isShiftDown() ? -1 : 1, 0);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean writingReason() {
        return keep != null && keep.writing();
    }

    private void newLine() {
        if (input != null && input.control() instanceof TextArea area) {
            area.replaceSelection("\n");
        }
    }

    /// The caret is in the editor again, with the cell in view.
    void resume() {
        CellPlace at = place;
        FieldInput now = input;
        if (at != null && now != null) {
            moves.show(at);
            layout();
            now.focus(false);
        }
    }

    private void cancel() {
        CellPlace from = place;
        close();
        if (from != null) {
            moves.from(from, 0, 0);
        }
    }

    private void commit(int right, int down) {
        write(ChangeNote.NONE, right, down);
    }

    /// Writes what is typed without moving, as when the person clicks elsewhere.
    void commitHere() {
        write(ChangeNote.NONE, 0, 0);
    }

    private void override(String why) {
        write(new ChangeNote(null, null, null, why, null), 0, 1);
    }

    private void write(ChangeNote note, int right, int down) {
        CellPlace from = place;
        FieldInput now = input;
        RowView row = seen;
        if (from == null || now == null || row == null) {
            return;
        }
        Problem wrong = model.write(from, row, now.text(), note);
        if (wrong == null) {
            close();
            moves.from(from, right, down);
        } else {
            say(wrong);
        }
    }

    private void silence() {
        keep = null;
        if (box.getChildren().remove(below)) {
            below.getChildren().clear();
        }
        layout();
    }

    /// Says what is wrong below the value.
    void say(Problem problem) {
        keep = null;
        below(Icon.ALERT.node("icon-bad"), desk.words(problem, model.definitionProperty().get()));
        if (CellChecks.overridable(problem)) {
            keep = new OverrideBox(controls, desk, why -> override(why));
            below.getChildren().add(keep);
            box.applyCss();
            layout();
        }
    }

    /// The row as it is now: a person who is writing is told when somebody else just wrote there.
    void renewed(RowView now) {
        FieldDefinition of = field;
        RowView then = seen;
        if (of == null || then == null || keep != null) {
            return;
        }
        String value = now.values().get(of.id());
        if (!Objects.equals(value, then.values().get(of.id())) && !Objects.equals(value, told)) {
            meanwhile(of, value);
        }
    }

    private void meanwhile(FieldDefinition of, @Nullable String value) {
        told = value;
        String shown = value == null ? "" : desk.cells().show(of, value);
        below(Icon.CONFLICT.node("icon-warn"), desk.texts().get("ledger.edit.meanwhile", shown));
    }

    /// What was begun over a value marked `before` is taken up: says when another stands there.
    void since(@Nullable String before) {
        FieldDefinition of = field;
        RowView now = seen;
        if (of != null && now != null) {
            String value = now.values().get(of.id());
            if (!Objects.equals(before, BegunText.mark(now.row(), of.id(), value))) {
                meanwhile(of, value);
            }
        }
    }

    /// What was typed and is not entered; empty where nothing is.
    Optional<BegunText> begun() {
        CellPlace at = place;
        RowView row = seen;
        FieldInput now = input;
        if (at == null || row == null || now == null || now.text().equals(first)) {
            return Optional.empty();
        }
        return Optional.of(model.begun(at, row, now.text()));
    }

    private void below(Node icon, String text) {
        Label words = new Label(text);
        Wrapping.of(words);
        words.getStyleClass().addAll("strong", "t-s");
        below.getChildren().setAll(new HBox(8, icon, words));
        if (!box.getChildren().contains(below)) {
            box.getChildren().add(below);
        }
        box.applyCss();
        layout();
    }

    /// Shows again what could not be written, with what was typed.
    void reopen(CellTrouble refused, FieldDefinition of) {
        begin(refused.seen(), of, null, refused.typed());
        say(refused.problem());
    }
}
