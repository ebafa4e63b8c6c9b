package jp.kakehashi.ledgerui.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.theme.TextSize;
import org.jspecify.annotations.Nullable;

/// What was understood of a workbook, drawn as the sheet it comes from: letters above, field
/// and type below them, the rows; at the right what could not be understood, by cell.
final class PreviewPane extends BorderPane {
    private final LedgerDesk desk;
    private final Controls controls;
    private final ImportPreview preview;
    private final Map<String, ImportProblem> byCell = new HashMap<>();
    private final TableView<Integer> table = new TableView<>();
    private final TextSize size;
    private final int firstRow;
    private final int firstColumn;

    PreviewPane(LedgerDesk desk, Controls controls, TextSize size, ImportPreview preview) {
        this.size = size;
        this.desk = desk;
        this.controls = controls;
        this.preview = preview;
        preview.problems().forEach(p -> byCell.put(p.cell(), p));
        CellAddress start = CellAddress.firstOf(preview.range());
        // The range begins with the head of the table.
        firstRow = start.row() + 1;
        firstColumn = start.column();
        getStyleClass().add("preview");
        setTop(summary());
        setCenter(table());
        if (!preview.problems().isEmpty()) {
            setRight(problems());
        }
    }

    void focusTable() {
        table.requestFocus();
    }

    private Node summary() {
        HBox box = new HBox(8);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().addAll("bar", "thin");
        Label name = new Label(preview.definition().label().in(desk.language()));
        name.getStyleClass().add("section");
        box.getChildren()
                .addAll(
                        name,
                        preview.newLedger()
                                ? controls.chip(Tone.ACCENT, "ledger.preview.new")
                                : controls.chip(Tone.NEUTRAL, "ledger.preview.existing"),
                        controls.chip(
                                Tone.NEUTRAL,
                                "ledger.preview.place",
                                preview.sheet(),
                                preview.range()),
                        controls.chip(
                                Tone.NEUTRAL,
                                "ledger.preview.rows",
                                CellText.grouped(Integer.toString(preview.rows().size()))));
        int count = preview.problems().size();
        box.getChildren()
                .add(
                        count == 0
                                ? controls.chip(Tone.OK, Icon.CHECK, "ledger.preview.noProblem")
                                : controls.chip(
                                        Tone.WARN, Icon.ALERT, "ledger.preview.problems", count));
        return box;
    }

    private Node table() {
        table.getStyleClass().addAll("ledger-table", "preview-table");
        TableColumn<Integer, Integer> head = new TableColumn<>();
        head.getStyleClass().add("row-header");
        head.setPrefWidth(size.scaled(52));
        head.setSortable(false);
        head.setReorderable(false);
        head.setCellFactory(c -> new NumberCell());
        table.getColumns().add(head);
        List<FieldDefinition> fields = preview.definition().fields();
        for (int i = 0; i < fields.size(); i++) {
            table.getColumns().add(column(fields.get(i), i));
        }
        List<Integer> numbers =
                java.util.stream.IntStream.range(0, preview.rows().size()).boxed().toList();
        table.setItems(FXCollections.observableList(numbers));
        table.setFixedCellSize(size.scaled(32));
        table.setPlaceholder(new Label());
        return table;
    }

    private TableColumn<Integer, Integer> column(FieldDefinition field, int index) {
        TableColumn<Integer, Integer> letter =
                new TableColumn<>(CellAddress.letters(firstColumn + index));
        letter.getStyleClass().add("letter");
        letter.setSortable(false);
        letter.setReorderable(false);
        TableColumn<Integer, Integer> column = new TableColumn<>();
        Label name = new Label(field.label().in(desk.language()));
        name.getStyleClass().addAll("strong", "t-s");
        Label type = new Label(desk.texts().get(typeKey(field.type())));
        type.getStyleClass().addAll("t-xs", "ink-3");
        VBox words = new VBox(0, name, type);
        words.setAlignment(Pos.CENTER_LEFT);
        column.setGraphic(words);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(
                size.scaled(
                        switch (field.type()) {
                            case LONG_TEXT -> 200;
                            case DATE, TEXT -> 156;
                            default -> 116;
                        }));
        column.setCellFactory(c -> new PreviewCell(field, index));
        letter.getColumns().add(column);
        return letter;
    }

    private Node problems() {
        VBox list = new VBox(12);
        for (ImportProblem problem : preview.problems()) {
            list.getChildren().add(problem(problem));
        }
        list.getStyleClass().add("preview-problems");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.preview.listTitle"),
                        controls.note("ledger.preview.listHint"),
                        scroll);
        javafx.scene.layout.VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
        box.getStyleClass().addAll("drawer", "preview-side");
        return box;
    }

    private Node problem(ImportProblem problem) {
        Chip cell = new Chip(problem.cell(), Tone.WARN, Icon.ALERT);
        Label kind = new Label(kind(problem));
        kind.setWrapText(true);
        kind.getStyleClass().addAll("t-s", "strong");
        HBox head = new HBox(8, cell, kind);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(4, head, line("ledger.preview.saw", problem.saw()));
        if (!problem.suggests().isEmpty()) {
            box.getChildren().add(line("ledger.preview.suggests", problem.suggests()));
        }
        box.setOnMouseClicked(event -> reveal(problem));
        box.getStyleClass().add("preview-problem");
        return box;
    }

    private void reveal(ImportProblem problem) {
        CellAddress at = CellAddress.firstOf(problem.cell());
        int row = at.row() - firstRow;
        if (row >= 0 && row < preview.rows().size()) {
            table.scrollTo(Math.max(0, row - 4));
            table.getSelectionModel().clearAndSelect(row);
        }
    }

    private String kind(ImportProblem problem) {
        String key = "ledger.preview.kind." + problem.kind();
        return desk.texts().has(key) ? desk.texts().get(key) : problem.kind();
    }

    private Label line(String key, String value) {
        Label label = new Label(desk.texts().get(key, value));
        label.setWrapText(true);
        label.getStyleClass().addAll("t-s", "ink-2");
        return label;
    }

    private static String typeKey(FieldType type) {
        return switch (type) {
            case TEXT -> "ledger.type.text";
            case LONG_TEXT -> "ledger.type.longText";
            case NUMBER -> "ledger.type.number";
            case YEN -> "ledger.type.yen";
            case DATE -> "ledger.type.date";
            case TIME -> "ledger.type.time";
            case CHOICE -> "ledger.type.choice";
            case CHECK -> "ledger.type.check";
            case PERSON -> "ledger.type.person";
            case STAFF -> "ledger.type.staff";
            case PHONE -> "ledger.type.phone";
            case AUTO_NUMBER -> "ledger.type.autoNumber";
        };
    }

    private final class NumberCell extends TableCell<Integer, Integer> {
        NumberCell() {
            getStyleClass().addAll("row-header-cell", "figures");
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            boolean none = getTableRow() == null || getTableRow().isEmpty();
            setText(none ? null : Integer.toString(getIndex() + firstRow));
        }
    }

    private final class PreviewCell extends TableCell<Integer, Integer> {
        private final FieldDefinition field;
        private final int column;

        PreviewCell(FieldDefinition field, int column) {
            this.field = field;
            this.column = column;
            boolean right = field.type() == FieldType.YEN || field.type() == FieldType.NUMBER;
            getStyleClass().add("value-cell");
            setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            if (right) {
                getStyleClass().add("figures");
            }
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("not-understood");
            setGraphic(null);
            int row = getIndex();
            if (row < 0 || row >= preview.rows().size()) {
                setText(null);
                return;
            }
            List<@Nullable String> values = preview.rows().get(row);
            String value = column < values.size() ? values.get(column) : null;
            String address = CellAddress.letters(firstColumn + column) + (row + firstRow);
            ImportProblem problem = byCell.get(address);
            if (problem != null) {
                getStyleClass().add("not-understood");
                setGraphic(Icon.ALERT.node("mark", "icon-warn"));
                setText(problem.saw());
            } else if (value != null && field.type() == FieldType.CHOICE) {
                setText(null);
                setGraphic(new Marks(desk.texts()).choice(field, value));
            } else {
                String text = desk.cells().show(field, value);
                boolean painted = NameText.rare(text);
                setText(painted ? null : text);
                setAccessibleText(painted ? text : null);
                setGraphic(painted ? NameText.line(this, text) : null);
            }
        }
    }
}
