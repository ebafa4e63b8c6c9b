package jp.kakehashi.ledgerui.purpose;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.ReadingPurposes;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Asks for what a ledger's rows are read, before any is shown. Screen's thread only.
public final class PurposeForm {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final LedgerDefinition definition;
    private final ToggleGroup group = new ToggleGroup();
    private final TextField words = new TextField();
    private final Label wrong = new Label();

    /// A question about reading `definition`'s rows.
    public PurposeForm(UiContext ui, LedgerDesk desk, LedgerDefinition definition) {
        this.ui = ui;
        this.desk = desk;
        this.definition = definition;
    }

    /// Asks; an answer is kept and runs `go`, leaving changes nothing.
    public void show(Runnable go) {
        VBox choices = new VBox(10);
        choices.getStyleClass().add("purpose-choices");
        for (String purpose : definition.purposes()) {
            RadioButton one = new RadioButton(purpose);
            Wrapping.of(one);
            one.setUserData(purpose);
            one.setToggleGroup(group);
            choices.getChildren().add(one);
        }
        words.setPromptText(desk.texts().get("ledger.purpose.words.prompt"));
        wrong.getStyleClass().add("field-problem");
        Wrapping.of(wrong);
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        Button begin = ui.controls().primary("ledger.purpose.begin", () -> choose(go));
        begin.setDefaultButton(true);
        begin.disableProperty().bind(group.selectedToggleProperty().isNull());
        Button no = ui.controls().secondary("ui.dialog.cancel", ui.dialogs()::close);
        Label title =
                ui.controls()
                        .section("ledger.purpose.title", definition.label().in(desk.language()));
        VBox box =
                new VBox(
                        14,
                        title,
                        ui.controls().note("ledger.purpose.why"),
                        choices,
                        ui.controls().field("ledger.purpose.words", words),
                        wrong,
                        new HBox(8, ui.controls().spring(), no, begin));
        box.getStyleClass().addAll("dialog-content", "purpose-form");
        ui.dialogs().show(box, ui.dialogs()::close);
        select(choices);
    }

    /// What was chosen before stands there again; Enter then keeps it.
    private void select(VBox choices) {
        ReadingPurposes purposes = desk.service().purposes();
        String before = purposes.chosen(definition).orElse("");
        String listed = listed(before);
        List<RadioButton> all =
                choices.getChildren().stream().map(RadioButton.class::cast).toList();
        if (listed == null) {
            all.getFirst().requestFocus();
            return;
        }
        if (before.length() > listed.length()) {
            words.setText(
                    before.substring(listed.length() + LedgerDefinition.PURPOSE_AND.length()));
        }
        RadioButton old = all.get(definition.purposes().indexOf(listed));
        old.setSelected(true);
        old.requestFocus();
    }

    private @Nullable String listed(String chosen) {
        return definition.purposes().stream()
                .filter(
                        one ->
                                chosen.equals(one)
                                        || chosen.startsWith(one + LedgerDefinition.PURPOSE_AND))
                .findFirst()
                .orElse(null);
    }

    private void choose(Runnable go) {
        if (group.getSelectedToggle() == null) {
            return;
        }
        String listed = String.valueOf(group.getSelectedToggle().getUserData());
        try {
            desk.service().purposes().choose(definition, listed, words.getText());
        } catch (ProblemException e) {
            wrong.setText(desk.words(e.problem()));
            words.requestFocus();
            return;
        }
        ui.dialogs().close();
        go.run();
    }
}
