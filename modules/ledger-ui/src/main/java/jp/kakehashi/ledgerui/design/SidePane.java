package jp.kakehashi.ledgerui.design;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.input.FormField;
import jp.kakehashi.ledgerui.record.CardParts;
import jp.kakehashi.records.Calculation;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.NameText;

/// Beside the form: the card and the rows as they will be, and the file itself, which may be
/// written by hand. Screen's thread only.
final class SidePane extends BorderPane {
    private static final int MOST_ROWS = 5;

    private final DesignViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final ToggleGroup faces = new ToggleGroup();
    private final ToggleButton card;
    private final ToggleButton grid;
    private final ToggleButton file;
    private final TextArea yaml = new TextArea();
    private final ScrollPane scroll = new ScrollPane();
    private List<RowView> rows = List.of();
    private boolean putting;

    SidePane(DesignViewModel model, Controls controls) {
        this.model = model;
        this.controls = controls;
        desk = model.desk();
        getStyleClass().add("design-side");
        card = face("ledger.design.side.card");
        grid = face("ledger.design.side.grid");
        file = face("ledger.design.side.yaml");
        HBox tabs = new HBox(card, grid, file);
        tabs.getStyleClass().add("home-tabs");
        setTop(tabs);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        yaml.getStyleClass().addAll("figures", "design-yaml");
        yaml.accessibleTextProperty().bind(desk.texts().bind("ledger.design.side.yaml"));
        yaml.textProperty()
                .addListener(
                        (source, was, now) -> {
                            if (!putting) {
                                model.typed(now);
                            }
                        });
        faces.selectedToggleProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now == null && was != null) {
                                was.setSelected(true);
                            } else {
                                render();
                            }
                        });
        card.setSelected(true);
        model.editsProperty().addListener((source, was, now) -> render());
    }

    private ToggleButton face(String key) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(desk.texts().bind(key));
        button.setToggleGroup(faces);
        button.getStyleClass().setAll("home-tab");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// Real rows to show the draft with.
    void rows(List<RowView> some) {
        rows = some.stream().limit(MOST_ROWS).toList();
        render();
    }

    /// Shows the file.
    void showFile() {
        file.setSelected(true);
        yaml.requestFocus();
    }

    void showGrid() {
        grid.setSelected(true);
    }

    void render() {
        if (!yaml.getText().equals(model.text())) {
            putting = true;
            int caret = yaml.getCaretPosition();
            double top = yaml.getScrollTop();
            yaml.setText(model.text());
            yaml.positionCaret(Math.min(caret, model.text().length()));
            yaml.setScrollTop(top);
            putting = false;
        }
        if (file.isSelected()) {
            setCenter(yaml);
            return;
        }
        LedgerDefinition form = model.form();
        scroll.setContent(
                form == null
                        ? controls.note("ledger.design.side.none")
                        : card.isSelected() ? card(form) : table(form));
        setCenter(scroll);
    }

    private Node card(LedgerDefinition form) {
        RowView row = rows.isEmpty() ? null : rows.getFirst();
        Map<FieldId, String> values = row == null ? Map.of() : values(form, row);
        VBox box = new VBox(12);
        box.getStyleClass().addAll("record-card", "design-preview");
        new CardParts(controls, desk.language())
                .of(form.shownTo(desk.actor()), field -> field(form, field, values.get(field.id())))
                .forEach(box.getChildren()::add);
        return box;
    }

    private Node field(
            LedgerDefinition form,
            FieldDefinition field,
            @org.jspecify.annotations.Nullable String value) {
        boolean written =
                form.mayWrite(desk.actor(), field) && field.type() != FieldType.ATTACHMENTS;
        if (written && field.type() != FieldType.LINK) {
            FormField input = new FormField(desk, field, value);
            input.input().control().setDisable(true);
            return input;
        }
        Label name = new Label(field.label().in(desk.language()));
        name.getStyleClass().add("field-label");
        Label shown =
                NameText.follow(
                        new Label(
                                value == null
                                        ? desk.texts().get("ledger.value.empty")
                                        : desk.cells().show(field, value)));
        shown.getStyleClass().add("record-value");
        return new VBox(2, name, shown);
    }

    /// What of a row still fits the draft, with what its formulas give.
    private Map<FieldId, String> values(LedgerDefinition form, RowView row) {
        Map<FieldId, String> kept = new java.util.HashMap<>();
        LedgerDefinition from = model.base();
        for (FieldDefinition field : form.fields()) {
            String value = row.values().get(field.id());
            boolean same =
                    from != null
                            && from.field(field.id())
                                    .map(f -> f.type() == field.type())
                                    .orElse(false);
            if (value != null && same && field.type().kept()) {
                kept.put(field.id(), value);
            }
        }
        return new Calculation(form).with(kept);
    }

    private Node table(LedgerDefinition form) {
        GridPane table = new GridPane();
        table.getStyleClass().add("design-table");
        int column = 0;
        for (FieldDefinition field : form.shownTo(desk.actor())) {
            boolean figures =
                    field.shownAs() == FieldType.NUMBER || field.shownAs() == FieldType.YEN;
            table.add(cell(field.label().in(desk.language()), "design-head", figures), column, 0);
            for (int i = 0; i < rows.size(); i++) {
                String value = values(form, rows.get(i)).get(field.id());
                table.add(
                        cell(desk.cells().show(field, value), "design-cell", figures),
                        column,
                        i + 1);
            }
            column++;
        }
        scroll.setFitToWidth(false);
        VBox box = new VBox(12, table);
        if (rows.isEmpty()) {
            box.getChildren().add(controls.note("ledger.design.side.noRows"));
        }
        box.getStyleClass().add("design-preview");
        return box;
    }

    private static Label cell(String text, String style, boolean figures) {
        Label label = NameText.follow(new Label(text));
        label.getStyleClass().add(style);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMaxHeight(Double.MAX_VALUE);
        label.setMinWidth(Region.USE_PREF_SIZE);
        if (figures) {
            label.getStyleClass().add("numeric");
        }
        return label;
    }

    /// What the formula of a field gives for the first rows.
    String outcome(FieldDefinition field) {
        LedgerDefinition form = model.form();
        if (form == null || model.mistakeProperty().get() != null) {
            return "";
        }
        if (rows.isEmpty()) {
            return desk.texts().get("ledger.design.formula.sound");
        }
        String value = values(form, rows.getFirst()).get(field.id());
        return desk.texts()
                .get(
                        "ledger.design.formula.gives",
                        value == null
                                ? desk.texts().get("ledger.value.empty")
                                : desk.cells().show(field, value));
    }
}
