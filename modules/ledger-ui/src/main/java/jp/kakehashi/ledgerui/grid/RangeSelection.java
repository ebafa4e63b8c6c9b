package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.bulk.GridRange;
import jp.kakehashi.records.FieldDefinition;
import org.jspecify.annotations.Nullable;

/// A rectangle of selected cells, from the cell with the frame to another corner. It is two places,
/// not a list of cells, so a million rows cost nothing. Follows its corner rows when rows move, and
/// ends when they come apart. Screen's thread only.
final class RangeSelection {
    private final GridTable grid;
    private final TableView<RowSlot> table;
    private Corner anchor = Corner.NOWHERE;
    private Corner end = Corner.NOWHERE;

    /// A corner: row and column by position, and which row was seen there.
    private record Corner(int row, int column, @Nullable UUID id) {
        static final Corner NOWHERE = new Corner(-1, -1, null);
    }

    RangeSelection(GridTable grid) {
        this.grid = grid;
        this.table = grid.node();
    }

    /// Whether more than the cell with the frame is selected.
    boolean active() {
        return end.row() >= 0;
    }

    boolean contains(int row, int column) {
        return active()
                && row >= Math.min(anchor.row(), end.row())
                && row <= Math.max(anchor.row(), end.row())
                && column >= Math.min(anchor.column(), end.column())
                && column <= Math.max(anchor.column(), end.column());
    }

    void clear() {
        if (active()) {
            anchor = Corner.NOWHERE;
            end = Corner.NOWHERE;
            grid.markRanged();
        }
    }

    /// The frame went to a cell: what was selected from another one is not meant any more.
    void frameAt(int row, int column) {
        if (active() && (row != anchor.row() || column != anchor.column())) {
            clear();
        }
    }

    /// Selects from the frame to that cell.
    void to(int row, int column) {
        int last = table.getVisibleLeafColumns().size() - 1;
        if (!active()) {
            FieldDefinition field = grid.currentField();
            TableColumn<RowSlot, ?> from = field == null ? null : grid.column(field.id());
            anchor = corner(grid.currentRow(), from == null ? 1 : table.getVisibleLeafIndex(from));
        }
        if (anchor.row() >= 0 && last >= 1) {
            end =
                    corner(
                            Math.clamp(row, 0, table.getItems().size() - 1),
                            Math.clamp(column, 1, last));
            grid.markRanged();
            grid.reveal(end.row(), table.getVisibleLeafColumn(end.column()));
        }
    }

    /// Selects what a pasted block falls on, from the upper left corner on. Nothing is scrolled:
    /// whoever pastes looks at where it begins.
    void cover(int rows, int columns) {
        int last = table.getVisibleLeafColumns().size() - 1;
        int row = active() ? Math.min(anchor.row(), end.row()) : grid.currentRow();
        int column = active() ? Math.min(anchor.column(), end.column()) : columnOfFrame();
        if (row < 0 || column < 1 || column > last) {
            return;
        }
        grid.select(row, table.getVisibleLeafColumn(column));
        anchor = corner(row, column);
        end =
                corner(
                        Math.min(row + rows, table.getItems().size()) - 1,
                        Math.min(column + columns - 1, last));
        grid.markRanged();
    }

    /// Moves the corner that is not the frame.
    void extend(int down, int right) {
        if (active()) {
            to(end.row() + down, end.column() + right);
        } else {
            FieldDefinition field = grid.currentField();
            TableColumn<RowSlot, ?> from = field == null ? null : grid.column(field.id());
            if (from != null) {
                to(grid.currentRow() + down, table.getVisibleLeafIndex(from) + right);
            }
        }
    }

    /// Moves that corner to the first or the last row.
    void extendToEdge(boolean last) {
        int column = active() ? end.column() : columnOfFrame();
        to(last ? table.getItems().size() - 1 : 0, column);
    }

    private int columnOfFrame() {
        FieldDefinition field = grid.currentField();
        TableColumn<RowSlot, ?> from = field == null ? null : grid.column(field.id());
        return from == null ? 1 : table.getVisibleLeafIndex(from);
    }

    /// Selects every cell.
    void all() {
        int last = table.getVisibleLeafColumns().size() - 1;
        if (!table.getItems().isEmpty() && last >= 1) {
            anchor = corner(0, 1);
            end = corner(table.getItems().size() - 1, last);
            grid.markRanged();
        }
    }

    private Corner corner(int row, int column) {
        RowView seen = grid.rows().peek(row);
        return new Corner(row, column, seen == null ? null : seen.row());
    }

    /// After rows moved.
    void keepPlace() {
        if (!active()) {
            return;
        }
        int from = whereabouts(anchor);
        int to = whereabouts(end);
        boolean together = from >= 0 && to >= 0 && to - from == end.row() - anchor.row();
        if (!together) {
            clear();
        } else if (from != anchor.row()) {
            anchor = new Corner(from, anchor.column(), anchor.id());
            end = new Corner(to, end.column(), end.id());
            grid.markRanged();
        }
    }

    private int whereabouts(Corner corner) {
        UUID id = corner.id();
        RowView there = grid.rows().peek(corner.row());
        boolean unmoved = id == null || there == null || there.row().equals(id);
        return unmoved && corner.row() < table.getItems().size()
                ? corner.row()
                : id == null ? -1 : grid.rows().find(id);
    }

    /// What is selected, or the cell with the frame; null when nothing is.
    @Nullable GridRange range(GridViewModel model) {
        Corner from = anchor;
        Corner to = end;
        if (!active()) {
            if (grid.currentField() == null || grid.currentRow() < 0) {
                return null;
            }
            from = corner(grid.currentRow(), columnOfFrame());
            to = from;
        }
        boolean upwards = to.row() < from.row();
        Corner upper = upwards ? to : from;
        Corner lower = upwards ? from : to;
        return new GridRange(
                model.questionProperty()
                        .get()
                        .query(model.ledger(), upper.row(), lower.row() - upper.row() + 1),
                fields(Math.min(from.column(), to.column()), Math.max(from.column(), to.column())),
                upper.id(),
                lower.id());
    }

    /// The fields from the range's first column to the grid's last.
    List<FieldDefinition> rightwards() {
        int first = active() ? Math.min(anchor.column(), end.column()) : columnOfFrame();
        return fields(first, table.getVisibleLeafColumns().size() - 1);
    }

    private List<FieldDefinition> fields(int first, int last) {
        List<FieldDefinition> fields = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            if (table.getVisibleLeafColumn(i).getUserData() instanceof FieldDefinition field) {
                fields.add(field);
            }
        }
        return fields;
    }
}
