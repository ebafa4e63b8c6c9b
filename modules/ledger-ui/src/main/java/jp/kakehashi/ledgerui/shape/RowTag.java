package jp.kakehashi.ledgerui.shape;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.marks.ShownMarks;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.ui.names.NameText;

/// A row in one line where it is not in a table: what it is called, its mark, and the whole title
/// with the reason to whoever points at it. Pressed, it opens its card. Screen's thread only.
public final class RowTag extends Button {
    private final RowView row;

    /// A tag of `row`.
    public RowTag(GridViewModel grid, RowView row, Runnable open) {
        this.row = row;
        getStyleClass().setAll("button", "shape-tag");
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        ShownMarks marks = grid.views().marks();
        List<RowMark> held = marks.of(row);
        String title = title(grid, row);
        String whole = held.isEmpty() ? title : title + "\n" + marks.looks().reasons(held);
        Label name = NameText.follow(new Label());
        name.setText(name(grid, row, title));
        name.setMinWidth(0);
        // A name that the font lacks is painted as its label's graphic: the sign stands beside.
        Node sign = marks.looks().sign(held, null);
        HBox line = sign == null ? new HBox(name) : new HBox(4, sign, name);
        line.setAlignment(Pos.CENTER_LEFT);
        line.maxWidthProperty().bind(widthProperty().subtract(12));
        setGraphic(line);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        marks.looks().dress(this, held);
        setTooltip(new Tooltip(whole));
        setAccessibleText(whole);
        setOnAction(event -> open.run());
    }

    /// The row.
    public RowView row() {
        return row;
    }

    /// Number and name.
    public static String title(GridViewModel grid, RowView row) {
        LedgerDefinition form = grid.definitionProperty().get();
        return form == null ? "" : RowTitle.of(form, row);
    }

    private static String name(GridViewModel grid, RowView row, String title) {
        LedgerDefinition form = grid.definitionProperty().get();
        FieldDefinition field = form == null ? null : RowTitle.field(form, grid.fields());
        String value = field == null ? null : row.values().get(field.id());
        return field == null || value == null || row.kept().contains(field.id())
                ? title
                : grid.desk().cells().show(field, value);
    }
}
