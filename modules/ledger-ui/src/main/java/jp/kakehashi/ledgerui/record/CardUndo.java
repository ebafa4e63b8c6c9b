package jp.kakehashi.ledgerui.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.UndoWay;
import jp.kakehashi.ledgerui.input.FormField;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.control.Controls;

/// Ctrl Z and Ctrl Y on a card. In a field that is being written in they are the field's own;
/// anywhere else they take back what was written in the ledger, as they do in the grid.
final class CardUndo {
    private final UndoWay way;
    private final Map<FieldId, String> sent = new HashMap<>();

    CardUndo(GridViewModel grid, Node card) {
        way = new UndoWay(grid);
        card.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (run(event)) {
                        event.consume();
                    }
                });
    }

    /// What stands in `form` is on its way into the ledger: nothing of it is half written.
    void wrote(FormField form) {
        sent.put(form.field().id(), form.input().text());
    }

    /// Takes the keys, unless there are words in `form` that were not written yet.
    boolean pressed(KeyEvent event, FormField form, boolean dirty) {
        boolean onItsWay = form.input().text().equals(sent.get(form.field().id()));
        return (!dirty || onItsWay) && run(event);
    }

    private boolean run(KeyEvent event) {
        boolean again =
                event.getCode() == KeyCode.Y
                        || (event.getCode() == KeyCode.Z && event.isShiftDown());
        if (!event.isControlDown() || (!again && event.getCode() != KeyCode.Z)) {
            return false;
        }
        if (again) {
            way.redo();
        } else {
            way.undo();
        }
        return true;
    }

    /// The same by hand.
    static List<Node> buttons(Controls controls, GridViewModel grid) {
        UndoWay way = new UndoWay(grid);
        Button undo = controls.quiet("ledger.record.undo", way::undo);
        undo.disableProperty().bind(way.undoableProperty().not());
        Button redo = controls.quiet("ledger.record.redo", way::redo);
        redo.disableProperty().bind(way.redoableProperty().not());
        return List.of(undo, redo);
    }
}
