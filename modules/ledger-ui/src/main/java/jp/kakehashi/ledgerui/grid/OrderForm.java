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
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs;

/// Asks in which order the rows are to stand.
final class OrderForm {
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final Dialogs dialogs;

    OrderForm(GridViewModel model, Controls controls, Dialogs dialogs) {
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.dialogs = dialogs;
    }

    void show() {
        List<FieldDefinition> fields =
                model.fields().stream()
                        .filter(f -> f.type() != FieldType.LONG_TEXT && f.type().kept())
                        .toList();
        ComboBox<String> by = new ComboBox<>();
        by.setMaxWidth(Double.MAX_VALUE);
        List<String> names = new ArrayList<>();
        names.add(desk.texts().get("ledger.question.newest"));
        fields.forEach(f -> names.add(f.label().in(desk.language())));
        by.getItems().setAll(names);
        GridQuestion now = model.questionProperty().get();
        by.getSelectionModel().select(0);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).id().equals(now.sort())) {
                by.getSelectionModel().select(i + 1);
            }
        }
        ToggleGroup group = new ToggleGroup();
        RadioButton up = radio("ledger.order.up", group, !now.descending());
        RadioButton down = radio("ledger.order.down", group, now.descending());
        Button go =
                controls.primary(
                        "ledger.order.apply",
                        () -> {
                            int at = by.getSelectionModel().getSelectedIndex();
                            dialogs.close();
                            model.ask(
                                    now.sortedBy(
                                            at <= 0 ? null : fields.get(at - 1).id(),
                                            at > 0 && down.isSelected()));
                        });
        go.setDefaultButton(true);
        Button no = controls.secondary("ui.dialog.cancel", dialogs::close);
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.order.title"),
                        controls.field("ledger.order.by", by),
                        new VBox(8, up, down),
                        new HBox(8, controls.spring(), no, go));
        box.getStyleClass().addAll("dialog-content", "narrow");
        dialogs.show(box, dialogs::close);
        by.requestFocus();
    }

    private RadioButton radio(String key, ToggleGroup group, boolean on) {
        RadioButton button = new RadioButton(desk.texts().get(key));
        button.setToggleGroup(group);
        button.setSelected(on);
        return button;
    }
}
