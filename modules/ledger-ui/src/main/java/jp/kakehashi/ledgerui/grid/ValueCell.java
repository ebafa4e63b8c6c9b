package jp.kakehashi.ledgerui.grid;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// One cell of the grid: the value as this language writes it, and where it is.
final class ValueCell extends TableCell<RowSlot, RowView> {
    private static final PseudoClass RANGED = PseudoClass.getPseudoClass("ranged");

    private final LedgerDesk desk;
    private final Marks marks;
    private final FieldDefinition field;
    private final Predicate<ValueCell> ranged;
    // A new node costs a pass of styles; while scrolling the same few choices come again and again.
    private final Map<String, Chip> chips = new HashMap<>();

    /// `ranged` tells whether a cell belongs to what is selected beside the frame.
    ValueCell(LedgerDesk desk, Marks marks, FieldDefinition field, Predicate<ValueCell> ranged) {
        this.desk = desk;
        this.marks = marks;
        this.field = field;
        this.ranged = ranged;
        indexProperty().addListener((source, was, now) -> markRanged());
        getStyleClass().add("value-cell");
        if (figures(field.shownAs())) {
            getStyleClass().add("figures");
        }
        setContentDisplay(ContentDisplay.RIGHT);
        setAlignment(rightAligned(field.shownAs()) ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
    }

    static boolean rightAligned(FieldType type) {
        return type == FieldType.YEN || type == FieldType.NUMBER;
    }

    private static boolean figures(FieldType type) {
        return rightAligned(type) || type == FieldType.TIME;
    }

    FieldDefinition field() {
        return field;
    }

    /// Draws it as selected or not.
    void markRanged() {
        pseudoClassStateChanged(RANGED, !isEmpty() && ranged.test(this));
    }

    @Override
    protected void updateItem(@Nullable RowView row, boolean empty) {
        super.updateItem(row, empty);
        markRanged();
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            setAccessibleText(null);
            clip(false);
            return;
        }
        String value = row.values().get(field.id());
        if (value == null && field.type() == FieldType.AUTO_NUMBER) {
            value = row.provisional();
        }
        String text = oneLine(desk.cells().show(field, value));
        boolean painted = NameText.rare(text);
        Node body = painted ? NameText.line(this, text) : body(value);
        setText(body == null ? text : null);
        setAccessibleText(painted ? text : null);
        clip(painted);
        Node mark = mark(row);
        if (body != null && mark != null) {
            HBox both = new HBox(4, body, mark);
            both.setAlignment(Pos.CENTER_LEFT);
            setGraphic(both);
        } else {
            setGraphic(body == null ? mark : body);
        }
    }

    /// A label shortens its words, not what is painted for it.
    private void clip(boolean painted) {
        if (painted && getClip() == null) {
            Rectangle own = new Rectangle();
            own.widthProperty().bind(widthProperty());
            own.heightProperty().bind(heightProperty());
            setClip(own);
        } else if (!painted && getClip() != null) {
            setClip(null);
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
