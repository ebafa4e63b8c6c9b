package jp.kakehashi.adminui.records;

import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.DayField;
import jp.kakehashi.adminui.records.RecordsViewModel.Fields;
import jp.kakehashi.adminui.records.RecordsViewModel.Log;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Label;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.TextLimit;

/// What is looked for in the logs, and for what reason.
final class RecordsQuestion extends VBox {
    private static final List<String> VIEWING_KINDS =
            List.of(
                    "card",
                    "history",
                    "list",
                    "print",
                    "export",
                    "number",
                    "number-set",
                    "number-destroy",
                    "snapshot",
                    "changes");
    private static final List<String> ACT_GROUPS =
            List.of(
                    "staff",
                    "post",
                    "transfer",
                    "place",
                    "code",
                    "password",
                    "session",
                    "device",
                    "sealed",
                    "way",
                    "export_job",
                    "audit");

    private final AdminDesk desk;
    private final RecordsViewModel model;
    private final ToggleGroup logs = new ToggleGroup();
    private final ToggleButton viewings;
    private final TextField staff = new TextField();
    private final WordChoice kind = new WordChoice();
    private final WordChoice ledger = new WordChoice();
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
        InvalidationListener changed = observable -> offer();
        model.ledgersProperty().addListener(changed);
        desk.texts().languageProperty().addListener(changed);
        viewings.selectedProperty().addListener(changed);
        offer();
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
                .addAll(
                        make.field("admin.record.staff", staff),
                        make.field("admin.record.kind", kind),
                        places,
                        rows,
                        from,
                        until,
                        why);
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

    private void offer() {
        Texts texts = desk.texts();
        Map<String, Label> known = model.ledgersProperty().get();
        ledger.offer(
                List.copyOf(known.keySet()),
                id -> {
                    Label label = known.get(id);
                    return label == null
                            ? texts.get("admin.record.ledger.every")
                            : label.in(texts.language().code());
                });
        String beginning = viewings.isSelected() ? "admin.record.kind." : "admin.record.group.";
        kind.offer(
                viewings.isSelected() ? VIEWING_KINDS : ACT_GROUPS,
                code -> texts.get(code.isEmpty() ? "admin.record.kind.every" : beginning + code));
    }

    void ask() {
        try {
            boolean looking = viewings.isSelected();
            model.search(
                    looking ? Log.VIEWINGS : Log.ACTS,
                    new Fields(
                            staff.getText(),
                            kind.code(),
                            looking ? ledger.code() : "",
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
