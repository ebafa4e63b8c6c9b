package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Pane;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.marks.MarkLooks;
import jp.kakehashi.ledgerui.marks.ShownMarks;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// One row of what stays at the left edge: its number, the cells of the columns that stay, and its
/// name where that is out of sight. Screen's thread only.
final class EdgeRow extends Pane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final GridTable grid;
    private final Marks marks;
    private final ShownMarks told;
    private final MarkLooks looks;
    private final GridViewModel model;
    private final List<TableColumn<RowSlot, ?>> columns;
    private final List<Label> cells = new ArrayList<>();
    private final List<@Nullable CellFace> faces = new ArrayList<>();
    private final Label name = NameText.follow(new Label());
    private @Nullable RowView drawn;
    private int index = -1;

    EdgeRow(
            GridTable grid,
            GridViewModel model,
            Marks marks,
            List<TableColumn<RowSlot, ?>> columns) {
        this.grid = grid;
        this.marks = marks;
        told = model.views().marks();
        looks = told.looks();
        this.model = model;
        this.columns = columns;
        getStyleClass().add("edge-row");
        setManaged(false);
        for (TableColumn<RowSlot, ?> column : columns) {
            Label cell = new Label();
            FieldDefinition field = GridTable.field(column);
            cell.getStyleClass().add("edge-cell");
            if (field == null) {
                cell.getStyleClass().add("row-header-cell");
                cell.setContentDisplay(ContentDisplay.RIGHT);
                faces.add(null);
            } else {
                boolean wraps =
                        model.columns().layoutProperty().get().wrapped().contains(field.id());
                faces.add(new CellFace(model, marks, field, wraps, cell));
            }
            cell.setManaged(false);
            cells.add(cell);
        }
        name.getStyleClass().add("row-name");
        name.setManaged(false);
        getChildren().addAll(cells);
        getChildren().add(name);
    }

    int index() {
        return index;
    }

    /// Shows the row at `at`; `words` null where its name is in sight anyway.
    void show(int at, RowView row, @Nullable String words) {
        boolean current = at == grid.currentRow();
        boolean same = row.equals(drawn) && at == index;
        index = at;
        drawn = row;
        pseudoClassStateChanged(CURRENT, current);
        FieldDefinition framed = current ? grid.currentField() : null;
        for (int i = 0; i < cells.size(); i++) {
            Label cell = cells.get(i);
            CellFace face = faces.get(i);
            if (face == null && !same) {
                cell.setText(CellText.grouped(Integer.toString(at + 1)));
                List<RowMark> held = told.ofRow(row);
                Node own = RowHeaderCell.own(marks, row, model.definitionProperty().get());
                cell.setGraphic(looks.sign(held, own));
                looks.dress(cell, held);
            } else if (face != null) {
                if (!same) {
                    face.draw(row);
                }
                cell.pseudoClassStateChanged(SELECTED, face.field().equals(framed));
                cell.pseudoClassStateChanged(ValueCell.RANGED, grid.range().contains(at, i));
            }
        }
        name.setVisible(words != null);
        name.setText(words == null ? "" : words);
        name.pseudoClassStateChanged(CURRENT, current);
    }

    @Override
    protected void layoutChildren() {
        double x = 0;
        for (int i = 0; i < cells.size(); i++) {
            boolean last = i == cells.size() - 1 && !name.isVisible();
            double wide = last ? getWidth() - x : columns.get(i).getWidth();
            cells.get(i).resizeRelocate(x, 0, wide, getHeight());
            x += wide;
        }
        name.resizeRelocate(x, 0, getWidth() - x, getHeight());
    }

    /// The field whose cell is at `x`; null on the number and on the name.
    @Nullable FieldDefinition fieldAt(double x) {
        for (int i = 0; i < cells.size(); i++) {
            CellFace face = faces.get(i);
            Node cell = cells.get(i);
            if (face != null && cell.getBoundsInParent().contains(x, 1)) {
                return face.field();
            }
        }
        return null;
    }

    @Nullable Node cell(FieldId field) {
        for (int i = 0; i < cells.size(); i++) {
            CellFace face = faces.get(i);
            if (face != null && face.field().id().equals(field)) {
                return cells.get(i);
            }
        }
        return null;
    }
}
