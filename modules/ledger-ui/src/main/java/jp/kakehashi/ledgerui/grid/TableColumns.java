package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import jp.kakehashi.ledger.LedgerApprovals.Standing;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.desk.Standings;
import jp.kakehashi.ledgerui.marks.ShownMarks;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.theme.Appearance;
import org.jspecify.annotations.Nullable;

/// The table's columns as the keeper has them; what the mouse does to them, pulling an edge or
/// carrying a head elsewhere, is kept. Screen's thread only.
final class TableColumns {
    private static final double ONE_LINE = 32;
    private static final double ONE_MORE = 20;

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final TableView<RowSlot> table;
    private final Appearance appearance;
    private final Marks marks;
    private final ColumnHeads heads;
    private final Predicate<ValueCell> ranged;
    private final PauseTransition released = new PauseTransition(Duration.ONE);
    private @Nullable Standings standings;

    TableColumns(
            GridViewModel model,
            TableView<RowSlot> table,
            Appearance appearance,
            Predicate<ValueCell> ranged) {
        this.model = model;
        this.desk = model.desk();
        this.table = table;
        this.appearance = appearance;
        this.ranged = ranged;
        marks = new Marks(desk.texts());
        heads = new ColumnHeads(desk);
        // The head that was carried lands after the button is up.
        released.setOnFinished(event -> keep());
        table.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> released.playFromStart());
    }

    /// From where the heads of rows know how they stand in their approval.
    void standings(Standings known) {
        standings = known;
        known.onChange(table::refresh);
    }

    /// Puts the columns into the table anew.
    void build() {
        ColumnLayout layout = model.columns().layoutProperty().get();
        double lines = ONE_LINE + ONE_MORE * (layout.lines() - 1);
        table.setFixedCellSize(scaled(lines));
        List<TableColumn<RowSlot, ?>> columns = new ArrayList<>();
        if (!model.fields().isEmpty()) {
            columns.add(head());
            model.columns().shown().forEach(field -> columns.add(column(field, layout)));
        }
        table.getColumns().setAll(columns);
    }

    double scaled(double size) {
        return appearance.textSizeProperty().get().scaled(size);
    }

    private TableColumn<RowSlot, RowView> head() {
        TableColumn<RowSlot, RowView> column = new TableColumn<>();
        column.setCellValueFactory(data -> data.getValue().rowProperty());
        ShownMarks told = model.views().marks();
        column.setCellFactory(
                c ->
                        new RowHeaderCell(
                                marks, this::standing, model.definitionProperty()::get, told));
        column.setPrefWidth(scaled(told.allProperty().get().isEmpty() ? 64 : 88));
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        column.getStyleClass().add("row-header");
        return column;
    }

    private Function<Labeled, CellFace> faces(FieldDefinition field, boolean wrapped) {
        return cell -> new CellFace(model, marks, field, wrapped, cell);
    }

    private @Nullable Standing standing(RowView row) {
        return standings == null ? null : standings.of(row.row());
    }

    private TableColumn<RowSlot, RowView> column(FieldDefinition field, ColumnLayout layout) {
        TableColumn<RowSlot, RowView> column = new TableColumn<>(heads.text(field));
        boolean wrapped = layout.wrapped().contains(field.id());
        column.setUserData(field);
        column.setCellValueFactory(data -> data.getValue().rowProperty());
        column.setCellFactory(c -> new ValueCell(faces(field, wrapped), ranged));
        column.setMinWidth(scaled(ColumnLayout.NARROWEST));
        column.setPrefWidth(width(field, layout));
        column.setSortable(field.type() != FieldType.LONG_TEXT && field.type().kept());
        if (CellFace.rightAligned(field.shownAs())) {
            column.getStyleClass().add("numeric");
        }
        return column;
    }

    private double width(FieldDefinition field, ColumnLayout layout) {
        Integer chosen = layout.widths().get(field.id());
        return scaled(chosen == null ? heads.width(field) : chosen);
    }

    /// Takes over what the mouse did to the columns.
    private void keep() {
        ColumnLayout before = model.columns().layoutProperty().get();
        ColumnLayout now = before;
        List<FieldId> order = new ArrayList<>();
        for (TableColumn<RowSlot, ?> column : table.getColumns()) {
            FieldDefinition field = GridTable.field(column);
            if (field != null) {
                order.add(field.id());
                if (Math.abs(column.getWidth() - width(field, before)) > 1) {
                    now = now.widening(field.id(), (int) Math.round(column.getWidth() / scaled(1)));
                }
            }
        }
        List<FieldId> shown = model.columns().shown().stream().map(FieldDefinition::id).toList();
        boolean moved = !order.equals(shown) && order.size() == shown.size();
        if (moved) {
            now = now.reordered(model.fields(), order);
        }
        if (!now.equals(before)) {
            model.columns().set(now);
        } else if (moved || GridTable.field(table.getColumns().getFirst()) != null) {
            // Not there: the head of the rows stays first and what stays at the edge before the
            // rest.
            build();
        }
    }

    /// Shows which column the rows are ordered by.
    void showOrder() {
        GridQuestion now = model.questionProperty().get();
        table.getSortOrder().clear();
        for (TableColumn<RowSlot, ?> column : table.getColumns()) {
            if (now.sort() != null && now.sort().equals(id(column))) {
                column.setSortType(
                        now.descending()
                                ? TableColumn.SortType.DESCENDING
                                : TableColumn.SortType.ASCENDING);
                table.getSortOrder().add(column);
            }
        }
    }

    /// A head was pressed: asks for the rows in that order.
    void sorted() {
        List<TableColumn<RowSlot, ?>> order = table.getSortOrder();
        FieldId field = order.isEmpty() ? null : id(order.getFirst());
        boolean down =
                !order.isEmpty()
                        && order.getFirst().getSortType() == TableColumn.SortType.DESCENDING;
        GridQuestion now = model.questionProperty().get();
        if (field == null && now.formulas().by() != null) {
            return;
        }
        if (now.descending() != down || !java.util.Objects.equals(now.sort(), field)) {
            model.ask(now.sortedBy(field, down));
        }
    }

    private static @Nullable FieldId id(Object column) {
        FieldDefinition field = GridTable.field(column);
        return field == null ? null : field.id();
    }
}
