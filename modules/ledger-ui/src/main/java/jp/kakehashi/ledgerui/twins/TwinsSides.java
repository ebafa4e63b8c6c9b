package jp.kakehashi.ledgerui.twins;

import java.util.Objects;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;

/// Two rows beside one another: which stays, and whose value stands where they differ.
final class TwinsSides {
    private static final double LABEL_PERCENT = 24;
    private static final double VALUE_PERCENT = 38;

    private final TwinsViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final LedgerDefinition form;
    private final TwinsViewModel.Sides sides;
    private final GridPane grid = new GridPane();
    private int line;

    TwinsSides(
            TwinsViewModel model,
            LedgerDesk desk,
            Controls controls,
            LedgerDefinition form,
            TwinsViewModel.Sides sides) {
        this.model = model;
        this.desk = desk;
        this.controls = controls;
        this.form = form;
        this.sides = sides;
    }

    Node draw() {
        grid.getStyleClass().add("twins-sides");
        grid.setHgap(16);
        grid.setVgap(8);
        column(LABEL_PERCENT);
        column(VALUE_PERCENT);
        column(VALUE_PERCENT);
        head();
        for (FieldDefinition field : form.fields()) {
            if (!field.retired() && !field.individualNumber()) {
                field(field);
            }
        }
        return grid;
    }

    private void column(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setHgrow(Priority.ALWAYS);
        column.setHalignment(HPos.LEFT);
        grid.getColumnConstraints().add(column);
    }

    private void head() {
        ToggleGroup which = new ToggleGroup();
        add(0, words(desk.texts().get("ledger.twins.keep"), "strong"));
        add(1, keep(which, true));
        add(2, keep(which, false));
        line++;
    }

    private Node keep(ToggleGroup which, boolean left) {
        RadioButton keep =
                new RadioButton(
                        desk.texts()
                                .get(left ? "ledger.twins.keepLeft" : "ledger.twins.keepRight"));
        Wrapping.of(keep);
        keep.setToggleGroup(which);
        keep.setSelected(sides.turned() != left);
        keep.setOnAction(event -> model.keep(left));
        keep.getStyleClass().add("strong");
        return keep;
    }

    private void field(FieldDefinition field) {
        String left = sides.left().values().get(field.id());
        String right = sides.right().values().get(field.id());
        if (left == null && right == null) {
            return;
        }
        String label = field.label().in(desk.language());
        add(0, words(label, "ink-3"));
        boolean files = field.type() == FieldType.ATTACHMENTS;
        boolean chosen = field.type().byHand() && !files;
        if (Objects.equals(left, right) || !chosen) {
            add(1, words(shown(field, sides.left()), "ink-2"));
            add(2, words(shown(field, sides.right()), "ink-2"));
            if (files) {
                line++;
                add(1, controls.note("ledger.twins.files"));
            }
        } else {
            ToggleGroup which = new ToggleGroup();
            add(1, value(field, label, which, true));
            add(2, value(field, label, which, false));
        }
        line++;
    }

    private Node value(FieldDefinition field, String label, ToggleGroup which, boolean left) {
        RadioButton value = new RadioButton(shown(field, left ? sides.left() : sides.right()));
        Wrapping.of(value);
        value.setToggleGroup(which);
        value.setSelected(sides.leftStands(field.id()) == left);
        value.setAccessibleText(label + " " + value.getText());
        value.setOnAction(event -> model.take(field.id(), left));
        return value;
    }

    private String shown(FieldDefinition field, RowView row) {
        String words = desk.cells().show(field, row.values().get(field.id()));
        return words.isEmpty() ? desk.texts().get("ledger.twins.empty") : words;
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        Wrapping.of(label);
        return label;
    }

    private void add(int column, Node node) {
        GridPane.setValignment(node, VPos.TOP);
        if (node instanceof javafx.scene.layout.Region region) {
            region.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        }
        grid.add(node, column, line);
    }
}
