package jp.kakehashi.ledgerui.grid;

import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/// Where the editor leads when it is done, and where its cell is.
final class EditorMoves implements CellEditor.Moves {
    private final GridViewModel model;
    private final GridTable grid;
    private final FrameMoves moves;
    private final Consumer<CellPlace> goTo;
    private final Whereabouts whereabouts;

    /// Where a cell is on screen; null when it is not.
    interface Whereabouts {
        @Nullable Bounds of(int row, CellPlace cell);
    }

    EditorMoves(
            GridViewModel model,
            GridTable grid,
            FrameMoves moves,
            Consumer<CellPlace> goTo,
            Whereabouts whereabouts) {
        this.model = model;
        this.grid = grid;
        this.moves = moves;
        this.goTo = goTo;
        this.whereabouts = whereabouts;
    }

    @Override
    public void from(CellPlace from, int right, int down) {
        grid.node().requestFocus();
        int row = model.rows().find(from.row());
        if (row < 0) {
            return;
        }
        TableColumn<RowSlot, ?> column = grid.column(from.field());
        grid.select(row, column);
        if (right != 0) {
            moves.move(right);
        } else if (down != 0) {
            int to = Math.clamp((long) row + down, 0, model.rows().size() - 1);
            grid.select(to, column);
        }
    }

    @Override
    public void show(CellPlace of) {
        goTo.accept(of);
    }

    @Override
    public @Nullable Bounds bounds(CellPlace of) {
        int row = model.rows().find(of.row());
        return row < 0 ? null : whereabouts.of(row, of);
    }
}
