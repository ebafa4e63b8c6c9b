package jp.kakehashi.ledgerui.grid;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import jp.kakehashi.records.ViewShape;
import org.jspecify.annotations.Nullable;

/// Where the rows stand: the table, or another form in its place. Screen's thread only.
final class ShapeSpace extends StackPane {
    private final Node table;
    private final Runnable focusTable;
    private @Nullable RowShapes shapes;
    private @Nullable ViewShape drawn;
    private RowShapes.@Nullable Shaped shaped;

    ShapeSpace(Node table, Runnable focusTable) {
        this.table = table;
        this.focusTable = focusTable;
        getChildren().setAll(table);
    }

    void shapes(RowShapes made) {
        shapes = made;
    }

    /// Shows the rows in that form; null for the table.
    void show(@Nullable ViewShape wanted) {
        RowShapes made = shapes;
        if (made == null || Objects.equals(wanted, drawn)) {
            return;
        }
        close();
        drawn = wanted;
        if (wanted == null) {
            getChildren().setAll(table);
        } else {
            RowShapes.Shaped next = made.of(wanted);
            shaped = next;
            getChildren().setAll(next.node());
        }
        focus();
    }

    boolean table() {
        return drawn == null;
    }

    void focus() {
        if (shaped == null) {
            focusTable.run();
        } else {
            shaped.focus();
        }
    }

    void close() {
        if (shaped != null) {
            shaped.close();
            shaped = null;
        }
    }
}
