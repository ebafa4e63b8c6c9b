package jp.kakehashi.ledgerui.grid;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.formula.FormulaHelp;
import jp.kakehashi.ledgerui.formula.FormulaInput;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs;

/// Asks for the expression that has to be true of the rows on show.
final class FormulaForm {
    private final GridViewModel model;
    private final Controls controls;
    private final Dialogs dialogs;

    FormulaForm(GridViewModel model, Controls controls, Dialogs dialogs) {
        this.model = model;
        this.controls = controls;
        this.dialogs = dialogs;
    }

    void show() {
        if (model.definitionProperty().get() == null) {
            return;
        }
        FormulaHelp help = new FormulaHelp(model.desk(), model.views().expressions());
        FormulaInput[] input = new FormulaInput[1];
        Runnable apply = () -> apply(input[0]);
        input[0] = new FormulaInput(help, Use.CONDITION, "ledger.formula.field", controls, apply);
        String now = model.questionProperty().get().formulas().only();
        input[0].set(now);
        Button go = controls.primary("ledger.formula.apply", apply);
        HBox buttons =
                new HBox(
                        8,
                        controls.spring(),
                        controls.secondary("ui.dialog.cancel", dialogs::close));
        if (now != null) {
            buttons.getChildren().addFirst(controls.secondary("ledger.formula.remove", this::none));
        }
        buttons.getChildren().add(go);
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.formula.title"),
                        input[0],
                        controls.note("ledger.formula.how"),
                        buttons);
        box.getStyleClass().add("dialog-content");
        dialogs.show(box, dialogs::close);
        input[0].focus();
    }

    private void none() {
        dialogs.close();
        model.ask(model.questionProperty().get().only(null));
    }

    private void apply(FormulaInput input) {
        if (input.blank()) {
            none();
            return;
        }
        String formula = input.formula();
        if (formula != null) {
            dialogs.close();
            model.ask(model.questionProperty().get().only(formula));
        }
    }
}
