package jp.kakehashi.adminui.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.DayField;
import jp.kakehashi.adminui.records.RecordsViewModel.Fields;
import jp.kakehashi.adminui.records.RecordsViewModel.Log;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Label;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.TextLimit;
import org.jspecify.annotations.Nullable;

/// What is looked for in the logs, and for what reason.
final class RecordsQuestion extends VBox {
    private final AdminDesk desk;
    private final RecordsViewModel model;
    private final ToggleGroup logs = new ToggleGroup();
    private final ToggleButton viewings;
    private final TextField staff = new TextField();
    private final ComboBox<String> ledger = new ComboBox<>();
    private final TextField row = new TextField();
    private final TextField reason = new TextField();
    private final DayField from;
    private final DayField until;

    RecordsQuestion(AdminDesk desk, Controls make, RecordsViewModel model) {
        this.desk = desk;
        this.model = model;
        viewings = toggle("admin.record.log.viewings");
        ToggleButton acts = toggle("admin.record.log.acts");
        viewings.setSelected(true);
        logs.selectedToggleProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now == null && was != null) {
                                was.setSelected(true);
                            }
                        });
        TextLimit.set(staff, 60, () -> {});
        TextLimit.set(row, 200, () -> {});
        TextLimit.set(reason, 200, () -> {});
        from = new DayField(desk, make, "admin.record.from", "admin.record.from.open", null);
        until = new DayField(desk, make, "admin.record.until", "admin.record.until.open", null);
        model.ledgersProperty().addListener((source, was, now) -> names(now));
        desk.texts()
                .languageProperty()
                .addListener(observable -> names(model.ledgersProperty().get()));
        names(model.ledgersProperty().get());
        HBox which = new HBox(6, viewings, acts);
        which.getStyleClass().add("segments");
        VBox why = make.field("admin.record.reason", reason);
        why.getStyleClass().add("records-reason");
        VBox places = make.field("admin.record.ledger", ledger);
        VBox rows = make.field("admin.record.row", row);
        places.disableProperty().bind(viewings.selectedProperty().not());
        rows.disableProperty().bind(viewings.selectedProperty().not());
        FlowPane fields = new FlowPane(12, 8);
        fields.getChildren()
                .addAll(make.field("admin.record.staff", staff), places, rows, from, until, why);
        setSpacing(10);
        getChildren().addAll(which, fields);
        getStyleClass().add("records-question");
        reason.setOnAction(event -> ask());
    }

    private ToggleButton toggle(String key) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(desk.texts().bind(key));
        button.setToggleGroup(logs);
        return button;
    }

    private void names(Map<String, Label> known) {
        String language = desk.texts().language().code();
        String every = desk.texts().get("admin.record.ledger.every");
        String chosen = ledger.getValue();
        ledger.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String id) {
                        Label label = id == null ? null : known.get(id);
                        return label == null ? every : label.in(language);
                    }

                    @Override
                    public @Nullable String fromString(String text) {
                        return null;
                    }
                });
        List<String> ids = new ArrayList<>(known.keySet());
        ids.addFirst("");
        ledger.getItems().setAll(ids);
        ledger.setValue(chosen == null ? "" : chosen);
    }

    void ask() {
        try {
            String chosen = ledger.getValue();
            boolean looking = viewings.isSelected();
            model.search(
                    looking ? Log.VIEWINGS : Log.ACTS,
                    new Fields(
                            staff.getText(),
                            looking && chosen != null ? chosen : "",
                            looking ? row.getText() : "",
                            from.day(),
                            until.day(),
                            reason.getText()));
        } catch (ProblemException e) {
            model.problemProperty().set(e.problem());
        }
    }

    void focusFirst() {
        staff.requestFocus();
    }
}
