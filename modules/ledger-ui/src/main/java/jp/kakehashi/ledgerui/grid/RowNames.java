package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// Whose row it is, at the left edge over the table, while the column that says so is scrolled
/// away. A press on a name goes to its row; the wheel turns the table. Screen's thread only.
final class RowNames extends Pane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double WIDTH = 208;
    private static final double MOST = 0.35;
    private static final double MOST_WITH_A_CUT_COLUMN = 0.6;

    private final GridTable grid;
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Label head = new Label();
    private final List<Label> lines = new ArrayList<>();
    private final Rectangle clip = new Rectangle();

    /// Over `grid`; `chosen` is told the row that was pressed.
    RowNames(GridTable grid, GridViewModel model, IntConsumer chosen) {
        this.grid = grid;
        this.model = model;
        desk = model.desk();
        getStyleClass().add("row-names");
        head.getStyleClass().add("row-names-head");
        head.setManaged(false);
        getChildren().add(head);
        setManaged(false);
        setVisible(false);
        setClip(clip);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed(event, chosen));
        addEventHandler(ScrollEvent.ANY, grid.sideways()::turn);
    }

    private void pressed(MouseEvent event, IntConsumer chosen) {
        event.consume();
        for (Label line : lines) {
            boolean here =
                    line.isVisible()
                            && line.getBoundsInParent().contains(event.getX(), event.getY());
            if (here
                    && event.getButton() == MouseButton.PRIMARY
                    && line.getUserData() instanceof Integer row) {
                chosen.accept(row);
                return;
            }
        }
    }

    /// How much of the table's left edge is covered when it is scrolled to `offset`.
    double covers(double offset) {
        FieldDefinition named = named();
        double width = Math.min(grid.scaled(WIDTH), grid.node().getWidth() * MOST);
        TableColumn<RowSlot, ?> column = named == null ? null : grid.column(named.id());
        if (column == null || offset <= grid.sideways().left(column)) {
            return 0;
        }
        // A column that would be cut is covered to its end: half a date or amount is another one.
        double whole = grid.sideways().columnFrom(offset + width) - offset;
        return whole <= grid.node().getWidth() * MOST_WITH_A_CUT_COLUMN ? whole : width;
    }

    /// Follows the rows on screen.
    void follow() {
        LedgerDefinition definition = model.definitionProperty().get();
        FieldDefinition named = named();
        double width = covers(grid.sideways().offset());
        Bounds heads = heads();
        setVisible(width > 0 && heads != null);
        if (!isVisible() || definition == null || named == null || heads == null) {
            return;
        }
        double height = heads.getMaxY() + grid.port();
        resizeRelocate(0, 0, width, height);
        clip.setWidth(width);
        clip.setHeight(height);
        int used = 0;
        for (TableRow<?> row : rows()) {
            RowView view = model.rows().peek(row.getIndex());
            if (view != null) {
                Bounds at = sceneToLocal(row.localToScene(row.getLayoutBounds()));
                Label line = line(used++);
                line.setText(words(definition, view));
                line.setUserData(row.getIndex());
                line.pseudoClassStateChanged(CURRENT, row.getIndex() == grid.currentRow());
                line.resizeRelocate(0, at.getMinY(), width, at.getHeight());
                line.setVisible(true);
            }
        }
        lines.subList(used, lines.size()).forEach(line -> line.setVisible(false));
        head.setText(desk.label(definition, named.id()));
        head.resizeRelocate(0, heads.getMinY(), width, heads.getHeight());
        head.toFront();
    }

    private @Nullable Bounds heads() {
        Node heads = grid.node().lookup(".column-header-background");
        return heads == null || getParent() == null
                ? null
                : getParent().sceneToLocal(heads.localToScene(heads.getLayoutBounds()));
    }

    private List<TableRow<?>> rows() {
        List<TableRow<?>> rows = new ArrayList<>();
        for (Node node : grid.node().lookupAll(".table-row-cell")) {
            if (node instanceof TableRow<?> row && !row.isEmpty() && row.isVisible()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Label line(int at) {
        while (lines.size() <= at) {
            Label line = NameText.follow(new Label());
            line.getStyleClass().add("row-name");
            line.setManaged(false);
            lines.add(line);
            getChildren().add(line);
        }
        return lines.get(at);
    }

    private String words(LedgerDefinition definition, RowView row) {
        FieldDefinition first = model.fields().getFirst();
        String value = row.values().get(first.id());
        String shown = value == null ? "" : desk.cells().show(first, value);
        String title = RowTitle.of(definition, row);
        return shown.isEmpty() || title.contains(shown) ? title : shown + RowTitle.GAP + title;
    }

    private @Nullable FieldDefinition named() {
        LedgerDefinition definition = model.definitionProperty().get();
        return definition == null ? null : RowTitle.field(definition, model.fields());
    }
}
