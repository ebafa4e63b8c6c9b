package jp.kakehashi.ledgerui.grid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.marks.MarkLooks;
import jp.kakehashi.ledgerui.marks.ShownMarks;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// What one cell of the grid shows: the value as this language writes it, and where it is. Draws
/// into the table's own cells and into those that stay at the left edge. One for each of them.
final class CellFace {
    private final LedgerDesk desk;
    private final Marks marks;
    private final ShownMarks told;
    private final MarkLooks looks;
    private final FieldDefinition field;
    private final boolean wrapped;
    private final Labeled target;
    // A new node costs a pass of styles; while scrolling the same few choices come again and again.
    private final Map<String, Chip> chips = new HashMap<>();

    /// Draws values of `field` into `target`; `wrapped` in as many lines as the row has.
    CellFace(
            GridViewModel model,
            Marks marks,
            FieldDefinition field,
            boolean wrapped,
            Labeled target) {
        desk = model.desk();
        told = model.views().marks();
        looks = told.looks();
        this.marks = marks;
        this.field = field;
        this.wrapped = wrapped;
        this.target = target;
        target.getStyleClass().add("value-cell");
        if (figures(field.shownAs())) {
            target.getStyleClass().add("figures");
        }
        if (wrapped) {
            Wrapping.of(target);
        }
        target.setContentDisplay(ContentDisplay.RIGHT);
        target.setAlignment(rightAligned(field.shownAs()) ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    }

    FieldDefinition field() {
        return field;
    }

    static boolean rightAligned(FieldType type) {
        return type == FieldType.YEN || type == FieldType.NUMBER;
    }

    private static boolean figures(FieldType type) {
        return rightAligned(type) || type == FieldType.TIME;
    }

    /// Draws the cell of `row`; nothing for null.
    void draw(@Nullable RowView row) {
        if (row == null) {
            target.setText(null);
            target.setGraphic(null);
            target.setAccessibleText(null);
            looks.dress(target, List.of());
            clip(false);
            return;
        }
        if (row.kept().contains(field.id())) {
            keep();
            return;
        }
        String value = row.values().get(field.id());
        target.getStyleClass().remove("ink-3");
        if (value == null && field.type() == FieldType.AUTO_NUMBER) {
            value = row.provisional();
        }
        String shown = desk.cells().show(field, value);
        String text = wrapped ? shown : oneLine(shown);
        boolean painted = NameText.rare(text);
        Node body = painted ? NameText.line(target, oneLine(text)) : body(value);
        target.setText(body == null ? text : null);
        target.setAccessibleText(painted ? text : null);
        clip(painted);
        List<RowMark> held = told.ofField(row, field.id());
        Node mark = looks.sign(held, mark(row));
        looks.dress(target, held.isEmpty() ? told.ofRow(row) : held);
        if (!held.isEmpty()) {
            target.setAccessibleText(shown + " " + looks.reasons(held));
        }
        if (body != null && mark != null) {
            HBox both = new HBox(4, body, mark);
            both.setAlignment(Pos.CENTER_LEFT);
            target.setGraphic(both);
        } else {
            target.setGraphic(body == null ? mark : body);
        }
    }

    /// Says that there may be something which is not for this person.
    private void keep() {
        if (!target.getStyleClass().contains("ink-3")) {
            target.getStyleClass().add("ink-3");
        }
        target.setText(desk.texts().get("ledger.guard.cell"));
        target.setGraphic(null);
        target.setAccessibleText(null);
        looks.dress(target, List.of());
        clip(false);
    }

    /// A label shortens its words, not what is painted for it.
    private void clip(boolean painted) {
        if (painted && target.getClip() == null) {
            Rectangle own = new Rectangle();
            own.widthProperty().bind(target.widthProperty());
            own.heightProperty().bind(target.heightProperty());
            target.setClip(own);
        } else if (!painted && target.getClip() != null) {
            target.setClip(null);
        }
    }

    private @Nullable Node body(@Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (field.shownAs()) {
            case CHOICE -> chips.computeIfAbsent(value, code -> marks.choice(field, code));
            case CHECK -> marks.check(value.equals("true"));
            default -> null;
        };
    }

    private @Nullable Node mark(RowView row) {
        if (row.conflicts().contains(field.id())) {
            return marks.conflict();
        }
        // A row that is new as a whole says so once, at its head.
        if (row.acceptedAtMillis() == 0) {
            return null;
        }
        EditState state = row.states().get(field.id());
        return marks.state(state);
    }

    private static String oneLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end) + " …";
    }
}
