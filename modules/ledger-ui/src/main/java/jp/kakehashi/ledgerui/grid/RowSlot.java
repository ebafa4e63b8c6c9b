package jp.kakehashi.ledgerui.grid;

import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.ledger.LedgerService.RowView;
import org.jspecify.annotations.Nullable;

/// One line of the grid: a place that a row is shown in once its page has come. Places outlive a
/// refresh, so selection, scroll and an open editor stay where they are. FX thread only.
public final class RowSlot {
    private final int index;
    private final ReadOnlyObjectWrapper<@Nullable RowView> row = new ReadOnlyObjectWrapper<>();

    RowSlot(int index) {
        this.index = index;
    }

    /// Position among the rows that match, from 0.
    public int index() {
        return index;
    }

    /// The row, null while its page is on the way.
    public @Nullable RowView row() {
        return row.get();
    }

    /// The row as it changes.
    public ReadOnlyObjectProperty<@Nullable RowView> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /// Whether the row with that id is shown here now.
    public boolean shows(@Nullable UUID id) {
        RowView now = row.get();
        return now != null && now.row().equals(id);
    }

    void show(@Nullable RowView view) {
        RowView before = row.get();
        if (before == null || !before.equals(view)) {
            row.set(view);
        }
    }
}
