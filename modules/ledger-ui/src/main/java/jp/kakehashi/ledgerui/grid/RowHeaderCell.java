package jp.kakehashi.ledgerui.grid;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import jp.kakehashi.ledger.LedgerApprovals.Standing;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.marks.MarkLooks;
import jp.kakehashi.ledgerui.marks.ShownMarks;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowMark;
import org.jspecify.annotations.Nullable;

/// The head of a row: its place among those that match, and the gravest state of its cells.
final class RowHeaderCell extends TableCell<RowSlot, RowView> {
    private final Marks marks;
    private final Function<RowView, @Nullable Standing> standing;
    private final Supplier<@Nullable LedgerDefinition> form;
    private final ShownMarks told;
    private final MarkLooks looks;

    RowHeaderCell(
            Marks marks,
            Function<RowView, @Nullable Standing> standing,
            Supplier<@Nullable LedgerDefinition> form,
            ShownMarks told) {
        this.told = told;
        looks = told.looks();
        this.marks = marks;
        this.form = form;
        this.standing = standing;
        getStyleClass().add("row-header-cell");
        setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override
    protected void updateItem(@Nullable RowView row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty ? null : CellText.grouped(Integer.toString(getIndex() + 1)));
        List<RowMark> held = row == null || empty ? List.of() : told.ofRow(row);
        setGraphic(row == null || empty ? null : looks.sign(held, mark(row)));
        looks.dress(this, held);
        setAccessibleText(held.isEmpty() ? null : getText() + " " + looks.reasons(held));
    }

    /// What is not at head office goes before where its approval stands.
    private @Nullable Node mark(RowView row) {
        Node state = own(marks, row, form.get());
        Standing draft = standing.apply(row);
        return state != null || draft == null ? state : marks.approval(draft, row.seq());
    }

    /// What is not at head office, or that nobody writes the row any more.
    static @Nullable Node own(Marks marks, RowView row, @Nullable LedgerDefinition form) {
        Node state = marks.state(gravest(row));
        return state == null ? marks.frozen(form, row.values()) : state;
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
