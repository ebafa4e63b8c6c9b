package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.formula.FormulaHelp;
import jp.kakehashi.ledgerui.formula.FormulaInput;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs;

/// Asks in which order the rows are to stand.
final class OrderForm {
    private static final int OLDEST = 1;
    private static final int FIRST = 2;

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final Dialogs dialogs;
    private RadioButton down = new RadioButton();

    OrderForm(GridViewModel model, Controls controls, Dialogs dialogs) {
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.dialogs = dialogs;
    }

    void show() {
        if (model.definitionProperty().get() == null) {
            return;
        }
        List<FieldDefinition> fields =
                model.fields().stream()
                        .filter(f -> f.type() != FieldType.LONG_TEXT && f.type().kept())
                        .toList();
        ComboBox<String> by = new ComboBox<>();
        by.setMaxWidth(Double.MAX_VALUE);
        List<String> names = new ArrayList<>();
        names.add(desk.texts().get("ledger.question.newest"));
        names.add(desk.texts().get("ledger.question.oldest"));
        fields.forEach(f -> names.add(f.label().in(desk.language())));
        names.add(desk.texts().get("ledger.order.formula"));
        by.getItems().setAll(names);
        GridQuestion now = model.questionProperty().get();
        by.getSelectionModel().select(now.sort() == null && now.descending() ? 1 : 0);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).id().equals(now.sort())) {
                by.getSelectionModel().select(i + FIRST);
            }
        }
        FormulaInput[] formula = new FormulaInput[1];
        Runnable apply = () -> apply(by.getSelectionModel().getSelectedIndex(), fields, formula[0]);
        formula[0] = formula(by, fields.size() + FIRST, apply);
        if (now.formulas().by() != null) {
            by.getSelectionModel().select(fields.size() + FIRST);
            formula[0].set(now.formulas().by());
        }
        ToggleGroup group = new ToggleGroup();
        RadioButton up = radio("ledger.order.up", group, !now.descending());
        down = radio("ledger.order.down", group, now.descending());
        Button go = controls.primary("ledger.order.apply", apply);
        go.setDefaultButton(true);
        Button no = controls.secondary("ui.dialog.cancel", dialogs::close);
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.order.title"),
                        controls.field("ledger.order.by", by),
                        formula[0],
                        new VBox(8, up, down),
                        new HBox(8, controls.spring(), no, go));
        box.getStyleClass().addAll("dialog-content");
        dialogs.show(box, dialogs::close);
        by.requestFocus();
    }

    private FormulaInput formula(ComboBox<String> by, int place, Runnable apply) {
        FormulaHelp help = new FormulaHelp(desk, model.views().expressions());
        FormulaInput input =
                new FormulaInput(help, Use.VALUE, "ledger.formula.fieldValue", controls, apply);
        input.visibleProperty()
                .bind(by.getSelectionModel().selectedIndexProperty().isEqualTo(place));
        input.managedProperty().bind(input.visibleProperty());
        return input;
    }

    private void apply(int at, List<FieldDefinition> fields, FormulaInput input) {
        GridQuestion now = model.questionProperty().get();
        if (at < FIRST) {
            dialogs.close();
            model.ask(now.sortedBy((FieldId) null, at == OLDEST));
            return;
        }
        if (at < fields.size() + FIRST) {
            dialogs.close();
            model.ask(now.sortedBy(fields.get(at - FIRST).id(), down.isSelected()));
            return;
        }
        String formula = input.formula();
        if (formula != null) {
            dialogs.close();
            model.ask(now.sortedBy(formula, down.isSelected()));
        }
    }

    private RadioButton radio(String key, ToggleGroup group, boolean on) {
        RadioButton button = new RadioButton(desk.texts().get(key));
        button.setToggleGroup(group);
        button.setSelected(on);
        return button;
    }
}
