package jp.kakehashi.ledgerui.cards;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.marks.ShownMarks;
import jp.kakehashi.ledgerui.shape.RowTag;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.ui.names.NameText;

/// A row as a card: what it is called, the first fields of its view, and why it is marked.
final class RowCard extends Button {
    private static final int FIELDS = 3;

    private final RowView row;

    RowCard(GridViewModel grid, FieldDefinition by, RowView row, Runnable open) {
        this.row = row;
        getStyleClass().setAll("button", "shape-card");
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        String title = RowTag.title(grid, row);
        Label name = NameText.follow(new Label());
        name.setText(title);
        name.getStyleClass().add("shape-card-title");
        name.setMinWidth(0);
        VBox words = new VBox(2, name);
        StringBuilder told = new StringBuilder(title);
        int shown = 0;
        for (FieldDefinition field : grid.columns().shown()) {
            String value = row.values().get(field.id());
            boolean said = value == null || row.kept().contains(field.id());
            if (said || field.equals(by) || title.contains(value) || shown >= FIELDS) {
                continue;
            }
            shown++;
            String text =
                    grid.desk()
                            .texts()
                            .get(
                                    "ledger.cards.field",
                                    field.label().in(grid.desk().language()),
                                    grid.desk().cells().show(field, value));
            Label line = NameText.follow(new Label());
            line.setText(text);
            line.getStyleClass().addAll("t-s", "ink-2");
            line.setMinWidth(0);
            words.getChildren().add(line);
            told.append('\n').append(text);
        }
        ShownMarks marks = grid.views().marks();
        List<RowMark> held = marks.of(row);
        for (RowMark mark : held) {
            Label why = new Label(marks.looks().reason(mark));
            why.setGraphic(marks.looks().sign(List.of(mark), null));
            why.getStyleClass().add("t-s");
            why.setMinWidth(0);
            words.getChildren().add(why);
            told.append('\n').append(why.getText());
        }
        marks.looks().dress(this, held);
        words.maxWidthProperty().bind(widthProperty().subtract(22));
        setGraphic(words);
        setTooltip(new Tooltip(told.toString()));
        setAccessibleText(told.toString());
        setOnAction(event -> open.run());
    }

    RowView row() {
        return row;
    }
}
