package jp.kakehashi.ledgerui.grid;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.Marks;
import org.jspecify.annotations.Nullable;

/// The head of a row: its place among those that match, and the gravest state of its cells.
final class RowHeaderCell extends TableCell<RowSlot, RowView> {
    private final Marks marks;

    RowHeaderCell(Marks marks) {
        this.marks = marks;
        getStyleClass().add("row-header-cell");
        setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override
    protected void updateItem(@Nullable RowView row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty ? null : CellText.grouped(Integer.toString(getIndex() + 1)));
        setGraphic(row == null || empty ? null : marks.state(gravest(row)));
    }

    /// The state of the cell that is farthest from head office.
    static @Nullable EditState gravest(RowView row) {
        EditState found = null;
        for (EditState state : row.states().values()) {
            if (found == null || weight(state) > weight(found)) {
                found = state;
            }
        }
        return found;
    }

    private static int weight(EditState state) {
        return switch (state) {
            case RETURNED -> 3;
            case HERE -> 2;
            case SENT -> 1;
            case AT_HEAD_OFFICE -> 0;
        };
    }
}
