package jp.kakehashi.ledgerui.grid;

import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import org.jspecify.annotations.Nullable;

/// What the keys of the grid do while no cell is being written in.
final class GridKeys {
    private final GridViewModel model;
    private final GridTable grid;
    private final FrameMoves moves;
    private final RangeInput ranges;
    private final CellEditor editor;
    private final Acts acts;

    /// What keys begin: `edit` with what was typed, `begin` what Enter does, `empty` the cell,
    /// `open` the card, or the history for true.
    record Acts(
            Consumer<@Nullable String> edit,
            Runnable begin,
            Runnable empty,
            Consumer<Boolean> open) {}

    GridKeys(
            GridViewModel model,
            GridTable grid,
            FrameMoves moves,
            RangeInput ranges,
            CellEditor editor,
            Acts acts) {
        this.model = model;
        this.grid = grid;
        this.moves = moves;
        this.ranges = ranges;
        this.editor = editor;
        this.acts = acts;
    }

    void pressed(KeyEvent event) {
        if (event.isMetaDown()) {
            return;
        }
        if (editor.open()) {
            editor.resume();
            return;
        }
        boolean acted =
                moves.column(event)
                        || ranges.pressed(event)
                        || (event.isControlDown() ? controlKey(event) : plainKey(event));
        if (acted) {
            event.consume();
        }
    }

    private boolean controlKey(KeyEvent event) {
        switch (event.getCode()) {
            case HOME -> moves.jump(0);
            case END -> moves.jump(model.rows().size() - 1);
            case H -> {
                if (!event.isShiftDown()) {
                    return false;
                }
                acts.open().accept(true);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plainKey(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER, F2 -> {
                if (event.getCode() == KeyCode.F2 && event.isShiftDown()) {
                    return false;
                }
                acts.begin().run();
            }
            case F4 -> acts.open().accept(false);
            case TAB -> moves.move(event.isShiftDown() ? -1 : 1);
            case SPACE -> {
                FieldDefinition field = grid.currentField();
                if (field == null || field.type() != FieldType.CHECK) {
                    return false;
                }
                acts.edit().accept(null);
            }
            case DELETE -> acts.empty().run();
            case HOME -> moves.inRow(1);
            case END -> moves.toLastInRow();
            default -> {
                return false;
            }
        }
        return true;
    }

    void typed(KeyEvent event) {
        String text = event.getCharacter();
        boolean sign = !text.isEmpty() && text.codePointAt(0) > 0x20 && text.codePointAt(0) != 0x7f;
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (sign && plain && !editor.open() && grid.currentField() != null) {
            event.consume();
            acts.edit().accept(text);
        }
    }
}
