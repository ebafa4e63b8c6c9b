package jp.kakehashi.ledgerui.grid;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jp.kakehashi.records.FieldDefinition;

/// Moves the frame through the grid, and the column under it. Screen's thread only.
final class FrameMoves {
    private final GridViewModel model;
    private final GridTable grid;
    private final TableView<RowSlot> table;

    FrameMoves(GridViewModel model, GridTable grid) {
        this.model = model;
        this.grid = grid;
        this.table = grid.node();
    }

    /// To another column of the row; 1 is the first.
    void inRow(int column) {
        if (column > 0) {
            grid.select(grid.currentRow(), table.getVisibleLeafColumn(column));
        }
    }

    void toLastInRow() {
        inRow(table.getVisibleLeafColumns().size() - 1);
    }

    /// To another row in the same column.
    void jump(int row) {
        FieldDefinition field = grid.currentField();
        if (field != null) {
            grid.select(row, grid.column(field.id()));
        }
    }

    /// To the next cell or the one before, beyond the row's end to another row.
    void move(int step) {
        FieldDefinition field = grid.currentField();
        TableColumn<RowSlot, ?> next =
                field == null ? table.getVisibleLeafColumn(1) : grid.beside(field.id(), step);
        int row = grid.currentRow();
        if (next != null) {
            grid.select(row, next);
        } else if (step > 0 && row + 1 < model.rows().size()) {
            grid.select(row + 1, table.getVisibleLeafColumn(1));
        } else if (step < 0 && row > 0) {
            int last = table.getVisibleLeafColumns().size() - 1;
            grid.select(row - 1, table.getVisibleLeafColumn(last));
        }
    }

    /// Ctrl+M hides the column, Ctrl+L lets it stay at the left, Ctrl+Shift+arrows carry it.
    boolean column(KeyEvent event) {
        FieldDefinition field = grid.currentField();
        if (!event.isControlDown() || event.isAltDown() || field == null) {
            return false;
        }
        KeyCode code = event.getCode();
        if (event.isShiftDown() && (code == KeyCode.LEFT || code == KeyCode.RIGHT)) {
            model.columns().move(field.id(), code == KeyCode.LEFT ? -1 : 1);
        } else if (!event.isShiftDown() && code == KeyCode.L) {
            model.columns().toggleFrozen(field.id());
        } else if (!event.isShiftDown() && code == KeyCode.M) {
            hide(field);
        } else {
            return false;
        }
        return true;
    }

    private void hide(FieldDefinition field) {
        int at = table.getVisibleLeafIndex(grid.column(field.id()));
        int last = table.getVisibleLeafColumns().size() - 1;
        if (last > 1) {
            grid.select(grid.currentRow(), table.getVisibleLeafColumn(at < last ? at + 1 : at - 1));
            model.columns().hide(field.id());
        }
    }
}
