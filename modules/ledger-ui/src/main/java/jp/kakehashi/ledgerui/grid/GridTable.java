package jp.kakehashi.ledgerui.grid;

import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollToEvent;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Standings;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.theme.Appearance;
import org.jspecify.annotations.Nullable;

/// The table itself: columns from the definition, a frame on the current cell, the order by
/// clicking a head. Knows places on screen; editing lies above it. Screen's thread only.
final class GridTable {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Appearance appearance;
    private final TableView<RowSlot> table = new TableView<>();
    private final ChangeListener<Object> look = (source, was, now) -> columns();
    private final TableColumns columns;
    private final RangeSelection range = new RangeSelection(this);
    private final Sideways sideways = new Sideways(table);
    private Runnable rebuilt = () -> {};
    private boolean moving;
    private int lastIndex = -1;
    private boolean resized;

    /// From where the heads of rows know how they stand in their approval.
    void standings(Standings known) {
        columns.standings(known);
    }

    GridTable(GridViewModel model, Appearance appearance) {
        this.model = model;
        this.desk = model.desk();
        this.appearance = appearance;
        columns = new TableColumns(model, table, appearance, this::ranged);
        table.getStyleClass().add("ledger-table");
        table.setItems(model.rows());
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setRowFactory(t -> row());
        table.setPlaceholder(new Label());
        table.setSortPolicy(t -> sorted());
        model.definitionProperty().addListener((source, was, now) -> columns());
        model.columns().layoutProperty().addListener((source, was, now) -> columns());
        model.views().marks().allProperty().addListener((source, was, now) -> columns());
        desk.texts().languageProperty().addListener(look);
        appearance.textSizeProperty().addListener(look);
        table.getSelectionModel()
                .getSelectedCells()
                .addListener((ListChangeListener<Object>) change -> selected());
        table.widthProperty().addListener((source, was, now) -> resized = true);
        table.addEventFilter(ScrollToEvent.scrollToTopIndex(), this::scrollingTo);
        columns();
    }

    /// A drawer that opened must not cover the current cell. Once the table has its new width:
    /// before, it cannot be scrolled as far.
    void showFrame() {
        if (!resized) {
            return;
        }
        resized = false;
        table.layout();
        CellPlace place = model.currentProperty().get();
        TableColumn<RowSlot, ?> column = place == null ? null : column(place.field());
        sideways.reveal(column);
    }

    void close() {
        desk.texts().languageProperty().removeListener(look);
        appearance.textSizeProperty().removeListener(look);
    }

    TableView<RowSlot> node() {
        return table;
    }

    /// The cells that are selected beside the one with the frame.
    RangeSelection range() {
        return range;
    }

    private boolean ranged(ValueCell cell) {
        return range.contains(cell.getIndex(), table.getVisibleLeafIndex(cell.getTableColumn()));
    }

    RowWindow rows() {
        return model.rows();
    }

    /// Draws the range anew.
    void markRanged() {
        for (Node node : table.lookupAll(".value-cell")) {
            if (node instanceof ValueCell cell) {
                cell.markRanged();
            }
        }
    }

    private void columns() {
        moving = true;
        range.clear();
        columns.build();
        columns.showOrder();
        moving = false;
        keepPlace();
        rebuilt.run();
    }

    /// Calls `action` after the columns were put in anew.
    void onRebuilt(Runnable action) {
        rebuilt = action;
    }

    double scaled(double size) {
        return columns.scaled(size);
    }

    private TableRow<RowSlot> row() {
        TableRow<RowSlot> row = new TableRow<>();
        Runnable mark =
                () ->
                        row.pseudoClassStateChanged(
                                CURRENT,
                                row.getIndex() >= 0
                                        && row.getIndex()
                                                == table.getSelectionModel().getSelectedIndex());
        row.indexProperty().addListener((source, was, now) -> mark.run());
        table.getSelectionModel()
                .selectedIndexProperty()
                .addListener((source, was, now) -> mark.run());
        return row;
    }

    private boolean sorted() {
        if (!moving) {
            columns.sorted();
        }
        return true;
    }

    void showOrder() {
        boolean outer = moving;
        moving = true;
        columns.showOrder();
        moving = outer;
    }

    private void selected() {
        if (moving || table.getSelectionModel().getSelectedCells().isEmpty()) {
            return;
        }
        TablePosition<?, ?> position = table.getSelectionModel().getSelectedCells().getFirst();
        lastIndex = position.getRow();
        range.frameAt(lastIndex, position.getColumn());
        RowView row = model.rows().peek(position.getRow());
        FieldDefinition field = field(position.getTableColumn());
        if (row != null && field != null) {
            model.currentProperty().set(new CellPlace(row.row(), field.id()));
        }
    }

    /// After rows moved: puts the frame back on the row it was on, and the row where it was.
    void keepPlace() {
        CellPlace place = model.currentProperty().get();
        if (place == null) {
            selected();
            return;
        }
        int at = model.currentIndex();
        TableColumn<RowSlot, ?> column = column(place.field());
        boolean there =
                at >= 0 && table.getSelectionModel().isSelected(at, column) && lastIndex == at;
        if (at < 0 || column == null || there) {
            return;
        }
        int[] range = visibleRange();
        boolean wasSeen = lastIndex >= range[0] && lastIndex <= range[1];
        int shift = at - lastIndex;
        moving = true;
        table.getSelectionModel().clearAndSelect(at, column);
        table.getFocusModel().focus(at, column);
        if (wasSeen && lastIndex >= 0 && shift != 0) {
            table.scrollTo(Math.max(0, range[0] + shift));
        }
        lastIndex = at;
        moving = false;
    }

    /// Puts the frame on a cell and brings it into view.
    void select(int index, @Nullable TableColumn<RowSlot, ?> column) {
        if (index < 0 || index >= model.rows().size() || column == null) {
            return;
        }
        table.getSelectionModel().clearAndSelect(index, column);
        table.getFocusModel().focus(index, column);
        reveal(index, column);
    }

    /// Brings a cell into view.
    void reveal(int index, TableColumn<RowSlot, ?> column) {
        double port = port();
        double top = index * table.getFixedCellSize();
        double now = hidden();
        if (top < now) {
            show(top);
        } else if (top + table.getFixedCellSize() > now + port) {
            show(top + table.getFixedCellSize() - port);
        }
        sideways.reveal(column);
    }

    /// Brings the current cell out from under what covers the left edge.
    void uncover() {
        FieldDefinition field = currentField();
        sideways.uncover(field == null ? null : column(field.id()));
    }

    /// How far it is scrolled to the right.
    Sideways sideways() {
        return sideways;
    }

    /// The table itself leaves the last rows below its edge: it aims at a row for the top that
    /// cannot get there.
    private void scrollingTo(ScrollToEvent<Integer> event) {
        double top = event.getScrollTarget() * table.getFixedCellSize();
        if (top > length() - port() && flow() != null) {
            show(length());
            event.consume();
        }
    }

    /// Scrolls so that `offset` pixels of rows lie above the edge.
    private void show(double offset) {
        VirtualFlow<?> flow = flow();
        double most = length() - port();
        if (flow != null && most > 0) {
            flow.setPosition(Math.clamp(offset / most, 0, 1));
        }
    }

    private double hidden() {
        VirtualFlow<?> flow = flow();
        return flow == null ? 0 : flow.getPosition() * Math.max(0, length() - port());
    }

    private double length() {
        return table.getItems().size() * table.getFixedCellSize();
    }

    double port() {
        Node port = table.lookup(".clipped-container");
        return port == null ? 0 : port.getLayoutBounds().getHeight();
    }

    private @Nullable VirtualFlow<?> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }

    /// First and last row on screen.
    int[] visibleRange() {
        VirtualFlow<?> flow = flow();
        if (flow != null) {
            IndexedCell<?> first = flow.getFirstVisibleCell();
            IndexedCell<?> last = flow.getLastVisibleCell();
            if (first != null && last != null) {
                return new int[] {first.getIndex(), last.getIndex()};
            }
        }
        return new int[] {0, 40};
    }

    int currentRow() {
        return table.getSelectionModel().getSelectedIndex();
    }

    /// The field under the frame; null on the row's head.
    @Nullable FieldDefinition currentField() {
        var cells = table.getSelectionModel().getSelectedCells();
        return cells.isEmpty() ? null : field(cells.getFirst().getTableColumn());
    }

    @Nullable TableColumn<RowSlot, ?> column(FieldId id) {
        return table.getVisibleLeafColumns().stream()
                .filter(c -> id.equals(id(c)))
                .findFirst()
                .orElse(null);
    }

    /// The column `step` to the right of `field`'s, null beyond the last.
    @Nullable TableColumn<RowSlot, ?> beside(FieldId field, int step) {
        TableColumn<RowSlot, ?> from = column(field);
        int at = from == null ? -1 : table.getVisibleLeafIndex(from) + step;
        return at < 1 || at >= table.getVisibleLeafColumns().size()
                ? null
                : table.getVisibleLeafColumn(at);
    }

    /// Where a cell is, in the coordinates of `in`; null when it is not on screen.
    @Nullable Bounds bounds(int row, FieldId field, Node in) {
        for (Node node : table.lookupAll(".value-cell")) {
            if (node instanceof ValueCell cell
                    && cell.getIndex() == row
                    && cell.field().id().equals(field)
                    && cell.isVisible()
                    && cell.getScene() != null) {
                return in.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
            }
        }
        return null;
    }

    /// The field of a column; null for the rows' heads.
    static @Nullable FieldDefinition field(@Nullable Object column) {
        return column instanceof TableColumn<?, ?> c && c.getUserData() instanceof FieldDefinition f
                ? f
                : null;
    }

    private static @Nullable FieldId id(Object column) {
        FieldDefinition field = field(column);
        return field == null ? null : field.id();
    }
}
