package jp.kakehashi.ledgerui.grid;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledger.LedgerService.Totals;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The rows on show by the values of one field, beside the grid: how many there are of each, and
/// what they sum up to. A press on a group shows its rows only. Screen's thread only.
final class GroupPane extends VBox {
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final ComboBox<String> by = new ComboBox<>();
    private final ListView<RowGroup> list = new ListView<>();
    private final Label note = new Label();
    private final ChangeListener<Object> changed = (source, was, now) -> render();
    private List<FieldDefinition> fields = List.of();
    private boolean filling;

    GroupPane(GridViewModel model, Controls controls, Runnable chart) {
        this.model = model;
        this.desk = model.desk();

        getStyleClass().add("group-pane");
        by.setMaxWidth(Double.MAX_VALUE);
        by.getSelectionModel()
                .selectedIndexProperty()
                .addListener((source, was, now) -> chosen(now.intValue()));
        list.getStyleClass().add("group-list");
        list.setCellFactory(view -> new Line());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(
                event -> {
                    if (event.getTarget() instanceof Node node && onLine(node)) {
                        choose();
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        Wrapping.of(note);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().addAll("t-s", "ink-3");
        HBox head =
                new HBox(
                        8,
                        controls.section("ledger.group.title"),
                        controls.spring(),
                        controls.iconButton(Icon.CHART, "ledger.chart.open", chart),
                        controls.iconButton(
                                Icon.CLOSE,
                                "ledger.group.close",
                                () -> model.totals().groupBy(null)));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, controls.field("ledger.group.by", by), list, note);
        model.totals().groupsProperty().addListener(changed);
        model.totals().problemProperty().addListener(changed);
    }

    private static boolean onLine(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ListCell<?> cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }

    void close() {
        model.totals().groupsProperty().removeListener(changed);
        model.totals().problemProperty().removeListener(changed);
    }

    /// Puts the caret into the list.
    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    /// Shows the groups as they are now.
    void render() {
        FieldId group = model.questionProperty().get().group();
        filling = true;
        fields = model.totals().groupable();
        by.getItems().setAll(fields.stream().map(f -> f.label().in(desk.language())).toList());
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).id().equals(group)) {
                by.getSelectionModel().select(i);
            }
        }
        Totals found = model.totals().groupsProperty().get();
        int at = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(found.groups());
        if (!found.groups().isEmpty()) {
            list.getSelectionModel().select(Math.clamp(at, 0, found.groups().size() - 1));
        }
        filling = false;
        Problem why = model.totals().problemProperty().get();
        if (why != null) {
            note.setText(desk.words(why, model.definitionProperty().get()));
        } else if (found.more()) {
            note.setText(desk.texts().get("ledger.group.more", found.groups().size()));
        } else {
            String sums = sums(found.all());
            String all =
                    desk.texts().get("ledger.group.all", found.groups().size(), found.all().rows());
            note.setText(sums.isEmpty() ? all : all + "\n" + sums);
        }
    }

    private void chosen(int at) {
        if (!filling && at >= 0 && at < fields.size()) {
            model.totals().groupBy(fields.get(at).id());
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            event.consume();
            choose();
        }
    }

    private void choose() {
        RowGroup group = list.getSelectionModel().getSelectedItem();
        if (group != null) {
            model.totals().choose(group.value());
        }
    }

    private String name(@Nullable String value) {
        FieldId group = model.questionProperty().get().group();
        FieldDefinition field =
                fields.stream().filter(f -> f.id().equals(group)).findFirst().orElse(null);
        if (value == null || field == null) {
            return desk.texts().get("ledger.group.empty");
        }
        return switch (field.type()) {
            case CHECK ->
                    desk.texts().get(value.equals("true") ? "ledger.check.on" : "ledger.check.off");
            default -> desk.cells().show(field, value);
        };
    }

    private String sums(RowGroup group) {
        StringBuilder words = new StringBuilder();
        for (Map.Entry<FieldId, BigDecimal> sum : group.sums().entrySet()) {
            FieldDefinition field =
                    model.fields().stream()
                            .filter(f -> f.id().equals(sum.getKey()))
                            .findFirst()
                            .orElse(null);
            if (field != null) {
                String digits =
                        CellText.grouped(sum.getValue().stripTrailingZeros().toPlainString());
                words.append(words.isEmpty() ? "" : desk.texts().get("ledger.question.and"))
                        .append(
                                desk.texts()
                                        .get(
                                                "ledger.group.sum",
                                                field.label().in(desk.language()),
                                                digits));
            }
        }
        return words.toString();
    }

    private final class Line extends ListCell<RowGroup> {
        Line() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable RowGroup group, boolean empty) {
            super.updateItem(group, empty);
            setText(null);
            if (empty || group == null) {
                setGraphic(null);
                return;
            }
            Label name = NameText.follow(new Label(name(group.value())));
            name.getStyleClass().add("strong");
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            Label rows = new Label(desk.texts().get("ledger.group.rows", group.rows()));
            rows.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(8, name, rows);
            line.setAlignment(Pos.CENTER_LEFT);
            if (model.totals().chosen(group.value())) {
                line.getChildren().addFirst(Icon.FILTER.node("fine", "icon-accent"));
            }
            String sums = sums(group);
            if (sums.isEmpty()) {
                setGraphic(line);
            } else {
                Label below = new Label(sums);
                Wrapping.of(below);
                below.getStyleClass().addAll("t-s", "ink-3");
                setGraphic(new VBox(2, line, below));
            }
        }
    }
}
