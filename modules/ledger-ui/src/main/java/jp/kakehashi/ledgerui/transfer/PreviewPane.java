package jp.kakehashi.ledgerui.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import jp.kakehashi.ledger.StruckRows;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.transfer.sheet.LookSwitch;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.ui.theme.TextSize;
import org.jspecify.annotations.Nullable;

/// What was understood of a workbook, drawn as the sheet it comes from: its letters and its own
/// names of columns above, below them the field that each goes to, then the rows; at the right what
/// could not be understood, by cell.
final class PreviewPane extends BorderPane {
    private static final int SHOWN_CHARS = 400;

    private final LedgerDesk desk;
    private final Controls controls;
    private final ImportPreview preview;
    private final Map<String, ImportProblem> byCell = new HashMap<>();
    private final TableView<Integer> table = new TableView<>();
    private final List<ColumnHead> heads = new ArrayList<>();
    private final TextSize size;
    private final PreviewActions actions;
    private final List<Node> strips = new ArrayList<>();
    private @Nullable LookSwitch look;

    PreviewPane(
            LedgerDesk desk,
            Controls controls,
            TextSize size,
            ImportPreview preview,
            PreviewActions actions) {
        this.size = size;
        this.desk = desk;
        this.controls = controls;
        this.preview = preview;
        this.actions = actions;
        preview.problems().forEach(p -> byCell.put(p.cell(), p));
        getStyleClass().add("preview");
        if (preview.newLedger()) {
            strips.add(new AccessStrip(desk, controls, preview, actions::access));
        } else if (OverlapStrip.needed(preview)) {
            strips.add(new OverlapStrip(desk, controls, preview, actions));
        }
        StruckRows struck = StruckRows.of(preview);
        if (!struck.numbers().isEmpty()) {
            strips.add(new StruckStrip(controls, preview, struck, actions));
        }
        VBox top = new VBox();
        top.getChildren().addAll(strips);
        top.getChildren().addFirst(summary());
        setTop(top);
        setCenter(table());
        if (!preview.problems().isEmpty()) {
            setRight(problems());
        }
    }

    void focusTable() {
        if (look != null) {
            look.focus();
        } else {
            table.requestFocus();
        }
    }

    /// Shows the rows as one of several ways to look at the import.
    void look(Function<Node, LookSwitch> around) {
        Node rows = getCenter();
        setCenter(null);
        look = around.apply(rows);
        setCenter(look);
    }

    /// Goes back to the column whose field was changed.
    void focusColumn(int column) {
        heads.get(column).focusField();
    }

    /// Goes back to what was chosen above the table.
    void focusStrip() {
        for (Node strip : strips) {
            if (strip instanceof OverlapStrip overlap) {
                overlap.focusChoice();
                return;
            }
        }
        focusTable();
    }

    /// While rows are written nothing may say that they go elsewhere.
    void hold() {
        heads.forEach(head -> head.setDisable(true));
        strips.forEach(strip -> strip.setDisable(true));
        if (look != null) {
            look.hold();
        }
    }

    private Label called() {
        Label name = new Label(preview.definition().label().in(desk.language()));
        name.getStyleClass().add("section");
        return name;
    }

    private Node summary() {
        HBox box = new HBox(8);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().addAll("bar", "thin");
        Node name =
                preview.newLedger() && !preview.continued()
                        ? new LedgerName(desk, preview, actions).node()
                        : called();
        if (name.isFocusTraversable()) {
            strips.add(name);
        }
        box.getChildren()
                .addAll(
                        name,
                        preview.newLedger()
                                ? controls.chip(
                                        Tone.ACCENT,
                                        preview.continued()
                                                ? "ledger.preview.continued"
                                                : "ledger.preview.new")
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
        for (int i = 0; i < preview.table().columns().size(); i++) {
            table.getColumns().add(column(i));
        }
        List<Integer> numbers =
                java.util.stream.IntStream.range(0, preview.table().cells().size())
                        .boxed()
                        .toList();
        table.setItems(FXCollections.observableList(numbers));
        table.setFixedCellSize(size.scaled(32));
        table.setPlaceholder(new Label());
        return table;
    }

    private TableColumn<Integer, Integer> column(int index) {
        FieldId id = preview.columns().get(index);
        FieldDefinition field = id == null ? null : preview.definition().field(id).orElse(null);
        TableColumn<Integer, Integer> letter =
                new TableColumn<>(preview.table().columns().get(index).letters());
        letter.getStyleClass().add("letter");
        letter.setSortable(false);
        letter.setReorderable(false);
        TableColumn<Integer, Integer> column = new TableColumn<>();
        ColumnHead head = new ColumnHead(desk, preview, index, actions);
        heads.add(head);
        column.setGraphic(head);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(size.scaled(width(field)));
        column.setCellFactory(c -> new PreviewCell(field, index));
        letter.getColumns().add(column);
        return letter;
    }

    private double width(@Nullable FieldDefinition field) {
        double least = preview.newLedger() ? 132 : 180;
        return field == null
                ? least
                : switch (field.type()) {
                    case LONG_TEXT -> 200;
                    case DATE, TEXT -> Math.max(least, 156);
                    case PHONE -> Math.max(least, 144);
                    default -> least;
                };
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
        Wrapping.of(kind);
        kind.getStyleClass().addAll("t-s", "strong");
        HBox head = new HBox(8, cell, kind);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(4, head);
        if (!problem.saw().isEmpty()) {
            box.getChildren().add(line("ledger.preview.saw", problem.saw()));
        }
        if (!problem.suggests().isEmpty()) {
            box.getChildren().add(line("ledger.preview.suggests", suggested(problem)));
        }
        box.setOnMouseClicked(event -> reveal(problem));
        box.getStyleClass().add("preview-problem");
        return box;
    }

    /// What is suggested, as the grid shows values of that column.
    private String suggested(ImportProblem problem) {
        String letters = CellAddress.letters(CellAddress.firstOf(problem.cell()).column());
        for (int i = 0; i < preview.table().columns().size(); i++) {
            FieldId id = preview.columns().get(i);
            FieldDefinition field = id == null ? null : preview.definition().field(id).orElse(null);
            if (field != null && preview.table().columns().get(i).letters().equals(letters)) {
                return desk.cells().show(field, problem.suggests());
            }
        }
        return problem.suggests();
    }

    private void reveal(ImportProblem problem) {
        if (look != null) {
            look.reveal(problem.cell());
        }
        CellAddress at = CellAddress.firstOf(problem.cell());
        int row = preview.table().rowNumbers().indexOf(at.row());
        if (row >= 0) {
            table.scrollTo(Math.max(0, row - 4));
            table.getSelectionModel().clearAndSelect(row);
        }
    }

    private String kind(ImportProblem problem) {
        String key = "ledger.preview.kind." + problem.kind();
        return desk.texts().has(key) ? desk.texts().get(key) : problem.kind();
    }

    private Label line(String key, String value) {
        Label label = new Label(desk.texts().get(key, value.strip()));
        Wrapping.of(label);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll("t-s", "ink-2");
        return label;
    }

    private final class NumberCell extends TableCell<Integer, Integer> {
        NumberCell() {
            getStyleClass().addAll("row-header-cell", "figures");
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            boolean none = getTableRow() == null || getTableRow().isEmpty();
            setText(none ? null : Integer.toString(preview.table().rowNumbers().get(getIndex())));
        }
    }

    private final class PreviewCell extends TableCell<Integer, Integer> {
        private final @Nullable FieldDefinition field;
        private final int column;

        PreviewCell(@Nullable FieldDefinition field, int column) {
            this.field = field;
            this.column = column;
            boolean right =
                    field != null
                            && (field.type() == FieldType.YEN || field.type() == FieldType.NUMBER);
            getStyleClass().add("value-cell");
            setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            if (right) {
                getStyleClass().add("figures");
            }
            if (field == null) {
                getStyleClass().add("left-out");
            }
        }

        @Override
        protected void updateItem(@Nullable Integer item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().remove("not-understood");
            setGraphic(null);
            int row = getIndex();
            if (row < 0 || row >= preview.table().cells().size()) {
                setText(null);
                return;
            }
            String value = preview.value(row, column);
            ImportProblem problem = byCell.get(preview.table().address(row, column));
            if (field == null) {
                words(shortened(preview.table().cells().get(row).get(column)));
            } else if (problem != null) {
                getStyleClass().add("not-understood");
                setGraphic(Icon.ALERT.node("mark", "fine", "icon-warn"));
                setText(value == null ? problem.saw() : desk.cells().show(field, value));
            } else if (value != null && field.type() == FieldType.CHOICE) {
                setText(null);
                setGraphic(new Marks(desk.texts()).choice(field, value));
            } else {
                words(shortened(desk.cells().show(field, value)));
            }
        }

        private void words(String text) {
            boolean painted = NameText.rare(text);
            setText(painted ? null : text);
            setAccessibleText(painted ? text : null);
            setGraphic(painted ? NameText.line(this, text) : null);
        }
    }

    /// A cell of a file may hold a book; a line of the screen does not.
    private static String shortened(@Nullable String text) {
        return text == null
                ? ""
                : text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }
}
