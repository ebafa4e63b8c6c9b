package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
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
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// What stays at the left edge over the table while its columns are scrolled away: the columns that
/// the keeper lets stay, as many as leave room for the others, and whose row it is where the column
/// that says so is not in sight. A press goes to its cell, on a name to its row; the wheel turns
/// the table. Screen's thread only.
final class LeftEdge extends Pane {
    private static final double NAME = 208;
    private static final double LEAST_NAME = 72;
    private static final double MOST_NAME = 0.35;
    private static final double MOST = 0.6;

    private final GridTable grid;
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Marks marks;
    private final List<EdgeRow> rows = new ArrayList<>();
    private final List<Label> heads = new ArrayList<>();
    private final Rectangle clip = new Rectangle();
    private List<TableColumn<RowSlot, ?>> stay = List.of();

    /// What a press leads to.
    interface Pressed {
        /// The cell of a column that stays; null stands for the row as a whole.
        void at(int row, @Nullable FieldId field, boolean twice);
    }

    /// Over `grid`.
    LeftEdge(GridTable grid, GridViewModel model, Pressed pressed) {
        this.grid = grid;
        this.model = model;
        desk = model.desk();
        marks = new Marks(desk.texts());
        getStyleClass().add("row-names");
        setManaged(false);
        setVisible(false);
        setClip(clip);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed(event, pressed));
        addEventHandler(ScrollEvent.ANY, grid.sideways()::turn);
    }

    private void pressed(MouseEvent event, Pressed pressed) {
        event.consume();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        for (EdgeRow row : rows) {
            boolean here =
                    row.isVisible() && row.getBoundsInParent().contains(event.getX(), event.getY());
            if (here) {
                FieldDefinition field = row.fieldAt(event.getX());
                pressed.at(
                        row.index(), field == null ? null : field.id(), event.getClickCount() == 2);
                return;
            }
        }
    }

    /// Builds anew what it draws: the columns, their look or the language changed.
    void rebuild() {
        getChildren().clear();
        rows.clear();
        heads.clear();
        stay = List.of();
    }

    /// How much of the table's left edge is covered when it is scrolled to `offset`.
    double covers(double offset) {
        if (offset <= 0) {
            return 0;
        }
        double columns = width(fitting());
        double name = nameWidth(offset, columns);
        double width = columns + name;
        if (width <= 0) {
            return 0;
        }
        // A column that would be cut is covered to its end: half a date or amount is another one.
        double whole = grid.sideways().columnFrom(offset + width) - offset;
        DoublePredicate fits = w -> w <= grid.node().getWidth() * MOST;
        if (fits.test(whole) || (name <= 0 && whole <= columns * 2)) {
            return whole;
        }
        double less = grid.sideways().columnUpTo(offset + width) - offset;
        return name > 0 && less >= columns + grid.scaled(LEAST_NAME) ? less : width;
    }

    private double nameWidth(double offset, double columns) {
        FieldDefinition named = named();
        TableColumn<RowSlot, ?> column = named == null ? null : grid.column(named.id());
        boolean hidden = named != null && column == null;
        boolean away =
                column != null
                        && !fitting().contains(column)
                        && offset + columns > grid.sideways().left(column);
        if (!hidden && !away) {
            return 0;
        }
        double most = Math.max(0, grid.node().getWidth() * MOST - columns);
        double width = Math.min(grid.scaled(NAME), grid.node().getWidth() * MOST_NAME);
        return Math.min(width, most);
    }

    /// Whether a column stays at the edge, wherever the others are scrolled.
    boolean stays(TableColumn<?, ?> column) {
        return fitting().contains(column);
    }

    /// The row's head and the columns that stay; none when they would leave no room.
    private List<TableColumn<RowSlot, ?>> fitting() {
        List<TableColumn<RowSlot, ?>> fitting = new ArrayList<>();
        double width = 0;
        boolean any = false;
        for (TableColumn<RowSlot, ?> column : grid.node().getVisibleLeafColumns()) {
            FieldDefinition field = GridTable.field(column);
            width += column.getWidth();
            boolean staying = field == null || model.columns().frozen(field.id());
            if (!staying || width > grid.node().getWidth() * MOST) {
                break;
            }
            any = any || field != null;
            fitting.add(column);
        }
        return any ? fitting : List.of();
    }

    private static double width(List<TableColumn<RowSlot, ?>> columns) {
        return columns.stream().mapToDouble(TableColumn::getWidth).sum();
    }

    /// Where a cell that stays is, in the coordinates of `in`; null when the table shows it.
    @Nullable Bounds bounds(int index, FieldId field, Node in) {
        if (!isVisible()) {
            return null;
        }
        for (EdgeRow row : rows) {
            if (row.isVisible() && row.index() == index) {
                Node cell = row.cell(field);
                return cell == null
                        ? null
                        : in.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
            }
        }
        return null;
    }

    /// Follows the rows on screen.
    void follow() {
        LedgerDefinition definition = model.definitionProperty().get();
        double width = covers(grid.sideways().offset());
        Bounds head = headBounds();
        setVisible(width > 0 && head != null);
        if (!isVisible() || definition == null || head == null) {
            return;
        }
        List<TableColumn<RowSlot, ?>> now = fitting();
        if (!now.equals(stay)) {
            rebuild();
            stay = now;
        }
        double name = nameWidth(grid.sideways().offset(), width(now)) > 0 ? width - width(now) : 0;
        double height = head.getMaxY() + grid.port();
        resizeRelocate(0, 0, width, height);
        clip.setWidth(width);
        clip.setHeight(height);
        int used = 0;
        for (TableRow<?> row : tableRows()) {
            RowView view = model.rows().peek(row.getIndex());
            if (view != null) {
                Bounds at = sceneToLocal(row.localToScene(row.getLayoutBounds()));
                EdgeRow line = line(used++);
                line.show(row.getIndex(), view, name > 0 ? words(definition, view) : null);
                line.resizeRelocate(0, at.getMinY(), width, at.getHeight());
                line.setVisible(true);
            }
        }
        rows.subList(used, rows.size()).forEach(line -> line.setVisible(false));
        heads(definition, head, width, name);
    }

    private void heads(LedgerDefinition definition, Bounds at, double width, double name) {
        while (heads.size() < stay.size() + 1) {
            Label head = new Label();
            head.getStyleClass().add("row-names-head");
            head.setManaged(false);
            heads.add(head);
            getChildren().add(head);
        }
        double x = 0;
        for (int i = 0; i < stay.size(); i++) {
            boolean last = i == stay.size() - 1 && name <= 0;
            double wide = last ? width - x : stay.get(i).getWidth();
            heads.get(i).setText(stay.get(i).getText());
            heads.get(i).resizeRelocate(x, at.getMinY(), wide, at.getHeight());
            heads.get(i).toFront();
            x += wide;
        }
        Label nameHead = heads.getLast();
        FieldDefinition named = named();
        nameHead.setVisible(name > 0);
        if (name > 0 && named != null) {
            nameHead.setText(desk.label(definition, named.id()));
            nameHead.resizeRelocate(x, at.getMinY(), width - x, at.getHeight());
            nameHead.toFront();
        }
    }

    private @Nullable Bounds headBounds() {
        Node found = grid.node().lookup(".column-header-background");
        return found == null || getParent() == null
                ? null
                : getParent().sceneToLocal(found.localToScene(found.getLayoutBounds()));
    }

    private List<TableRow<?>> tableRows() {
        List<TableRow<?>> found = new ArrayList<>();
        for (Node node : grid.node().lookupAll(".table-row-cell")) {
            if (node instanceof TableRow<?> row && !row.isEmpty() && row.isVisible()) {
                found.add(row);
            }
        }
        return found;
    }

    private EdgeRow line(int at) {
        while (rows.size() <= at) {
            EdgeRow line = new EdgeRow(grid, model, marks, stay);
            rows.add(line);
            getChildren().add(line);
        }
        return rows.get(at);
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
