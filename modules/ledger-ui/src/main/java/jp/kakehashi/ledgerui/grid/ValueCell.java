package jp.kakehashi.ledgerui.grid;

import java.util.function.Function;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.FieldDefinition;
import org.jspecify.annotations.Nullable;

/// One cell of the grid's table.
final class ValueCell extends TableCell<RowSlot, RowView> {
    static final PseudoClass RANGED = PseudoClass.getPseudoClass("ranged");

    private final Predicate<ValueCell> ranged;
    private final CellFace face;

    /// `ranged` tells whether a cell belongs to what is selected beside the frame.
    ValueCell(Function<Labeled, CellFace> faces, Predicate<ValueCell> ranged) {
        this.ranged = ranged;
        face = faces.apply(this);
        indexProperty().addListener((source, was, now) -> markRanged());
    }

    FieldDefinition field() {
        return face.field();
    }

    /// Draws it as selected or not.
    void markRanged() {
        pseudoClassStateChanged(RANGED, !isEmpty() && ranged.test(this));
    }

    @Override
    protected void updateItem(@Nullable RowView row, boolean empty) {
        super.updateItem(row, empty);
        markRanged();
        face.draw(empty ? null : row);
    }
}
