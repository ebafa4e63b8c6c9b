package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;

/// The sums of the rows on show, each below its column, wherever that is scrolled. Screen's thread
/// only.
final class TotalsRow extends Pane {
    private static final double HIGH = 30;

    private final GridTable grid;
    private final GridViewModel model;
    private final LeftEdge edge;
    private final Label head = new Label();
    private final List<Label> sums = new ArrayList<>();
    private final Rectangle clip = new Rectangle();

    TotalsRow(GridTable grid, GridViewModel model, LeftEdge edge) {
        this.grid = grid;
        this.model = model;
        this.edge = edge;
        getStyleClass().add("totals-row");
        head.getStyleClass().add("totals-head");
        head.setManaged(false);
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().add(head);
    }

    @Override
    protected double computePrefHeight(double width) {
        return needed() ? grid.scaled(HIGH) : 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /// Whether some column on screen can be summed.
    private boolean needed() {
        return model.columns().shown().stream().anyMatch(TotalsRow::summed);
    }

    private static boolean summed(FieldDefinition field) {
        return field.type() == FieldType.YEN || field.type() == FieldType.NUMBER;
    }

    /// Follows the columns.
    void follow() {
        RowGroup all = model.totals().wholeProperty().get().all();
        boolean needed = needed();
        setVisible(needed);
        if (!needed) {
            return;
        }
        double offset = grid.sideways().offset();
        double covered = edge.covers(offset);
        double at = 0;
        int used = 0;
        for (TableColumn<RowSlot, ?> column : grid.node().getVisibleLeafColumns()) {
            FieldDefinition field = GridTable.field(column);
            boolean stays = edge.stays(column);
            double x = stays ? at : at - offset;
            double wide = column.getWidth();
            if (field != null && summed(field)) {
                Label sum = label(used++);
                java.math.BigDecimal value = all.sums().get(field.id());
                sum.setText(
                        value == null
                                ? ""
                                : CellText.grouped(value.stripTrailingZeros().toPlainString()));
                sum.resizeRelocate(x, 0, wide, getHeight());
                // Half an amount is another one: at the edges it is shown whole or not at all.
                sum.setVisible((stays || x >= covered - 1) && x + wide <= getWidth() + 1);
            }
            at += wide;
        }
        sums.subList(used, sums.size()).forEach(sum -> sum.setVisible(false));
        head.setText(model.desk().texts().get("ledger.totals.head"));
        head.resizeRelocate(0, 0, Math.min(grid.scaled(64), getWidth()), getHeight());
        head.setVisible(true);
        head.toFront();
    }

    private Label label(int at) {
        while (sums.size() <= at) {
            Label sum = new Label();
            sum.getStyleClass().addAll("totals-sum", "figures");
            sum.setManaged(false);
            sums.add(sum);
            getChildren().add(sum);
        }
        return sums.get(at);
    }
}
