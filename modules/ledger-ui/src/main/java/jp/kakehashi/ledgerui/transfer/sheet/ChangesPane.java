package jp.kakehashi.ledgerui.transfer.sheet;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import jp.kakehashi.ledger.FileReading;
import jp.kakehashi.ledger.ImportChanges;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.SearchField;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// Everything that cleaning changes: the cell, what stood there, what is taken, why. Can be
/// searched, narrowed to one kind, and written to a CSV. Screen's thread only.
final class ChangesPane extends BorderPane {
    private static final String ALL = "";

    private final UiContext ui;
    private final Texts texts;
    private final ObservableList<ImportChanges.Change> all = FXCollections.observableArrayList();
    private final FilteredList<ImportChanges.Change> shown = new FilteredList<>(all);
    private final FlowPane head = new FlowPane(8, 4);
    private final TableView<ImportChanges.Change> list = new TableView<>();
    private final ComboBox<String> kinds = new ComboBox<>();
    final SearchField search;
    private final Consumer<String> reveal;
    private ImportChanges changes;

    /// `counted` is told how many there are once they are known.
    ChangesPane(
            UiContext ui,
            ImportPreview preview,
            FileReading reading,
            Consumer<String> reveal,
            Consumer<String> counted) {
        this.ui = ui;
        this.texts = ui.controls().texts();
        this.reveal = reveal;
        this.changes = new ImportChanges(List.of(), Map.of());
        this.search = ui.controls().search("ledger.look.searchChanges");
        getStyleClass().add("changes-pane");
        head();
        setTop(head);
        list.setItems(shown);
        list.setPlaceholder(new Label(texts.get("ledger.look.fetching")));
        list.getStyleClass().add("ledger-table");
        list.setFixedCellSize(ui.appearance().textSizeProperty().get().scaled(32));
        column("ledger.look.change.cell", 90, ImportChanges.Change::cell);
        column("ledger.look.change.saw", 260, ImportChanges.Change::saw);
        column("ledger.look.change.became", 260, this::became);
        column("ledger.look.change.why", 320, c -> ChangeWords.why(texts, c.code()));
        list.setOnMouseClicked(event -> go(event.getClickCount() > 1));
        list.setOnKeyPressed(event -> go(event.getCode() == KeyCode.ENTER));
        setCenter(list);
        ui.tasks()
                .run(() -> ImportChanges.of(preview, reading))
                .onSuccess(
                        found -> {
                            changes = found;
                            known();
                            counted.accept(total());
                        });
    }

    private void known() {
        all.setAll(changes.listed());
        kinds.getItems().setAll(ALL);
        kinds.getItems().addAll(changes.counts().keySet());
        kinds.setValue(ALL);
        list.setPlaceholder(new Label(texts.get("ledger.look.noChanges")));
        if (changes.total() > changes.listed().size()) {
            head.getChildren()
                    .add(ui.controls().note("ledger.look.moreChanges", changes.listed().size()));
        }
    }

    private void go(boolean wanted) {
        ImportChanges.Change picked = list.getSelectionModel().getSelectedItem();
        if (wanted && picked != null) {
            reveal.accept(picked.cell());
        }
    }

    private String became(ImportChanges.Change change) {
        return change.leaves() ? texts.get("ledger.look.change.left") : change.became();
    }

    /// How many changes there are, as written.
    String total() {
        return String.format(Locale.ROOT, "%,d", changes.total());
    }

    void focusList() {
        list.requestFocus();
        if (!shown.isEmpty() && list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    private void head() {
        kinds.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String code) {
                        return code == null || code.equals(ALL)
                                ? texts.get("ledger.look.allChanges", total())
                                : texts.get(
                                        "ledger.look.kindOf",
                                        ChangeWords.why(texts, code),
                                        String.format(
                                                Locale.ROOT,
                                                "%,d",
                                                changes.counts().getOrDefault(code, 0)));
                    }

                    @Override
                    public String fromString(String text) {
                        return ALL;
                    }
                });
        kinds.setAccessibleText(texts.get("ledger.look.kinds"));
        kinds.valueProperty().addListener((source, was, now) -> narrow());
        search.textProperty().addListener((source, was, now) -> narrow());
        head.getChildren()
                .addAll(
                        kinds,
                        search,
                        ui.controls().secondary("ledger.look.saveChanges", this::save));
        head.getStyleClass().add("look-bar");
    }

    private void narrow() {
        String words = search.textProperty().get().strip();
        String kind = kinds.getValue();
        shown.setPredicate(
                c ->
                        (kind == null || kind.equals(ALL) || c.code().equals(kind))
                                && (words.isEmpty()
                                        || c.cell().equalsIgnoreCase(words)
                                        || c.saw().contains(words)
                                        || c.became().contains(words)));
    }

    private void column(String key, double width, Function<ImportChanges.Change, String> words) {
        TableColumn<ImportChanges.Change, ImportChanges.Change> column =
                new TableColumn<>(texts.get(key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(ui.appearance().textSizeProperty().get().scaled(width));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(c -> new WordsCell(words));
        list.getColumns().add(column);
    }

    private static final class WordsCell
            extends TableCell<ImportChanges.Change, ImportChanges.Change> {
        private final Function<ImportChanges.Change, String> words;

        WordsCell(Function<ImportChanges.Change, String> words) {
            this.words = words;
            NameText.follow(this);
        }

        @Override
        protected void updateItem(ImportChanges.@Nullable Change item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.apply(item).replaceAll("\\R", " "));
        }
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("ledger.look.saveChanges"));
        chooser.setInitialFileName(texts.get("ledger.look.changesFile"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            save(file.toPath());
        }
    }

    void save(Path file) {
        List<String> heads =
                List.of(
                        texts.get("ledger.look.change.cell"),
                        texts.get("ledger.look.change.saw"),
                        texts.get("ledger.look.change.became"),
                        texts.get("ledger.look.change.why"));
        List<List<String>> rows =
                shown.stream()
                        .map(
                                c ->
                                        List.of(
                                                c.cell(),
                                                c.saw(),
                                                became(c),
                                                ChangeWords.why(texts, c.code())))
                        .toList();
        ui.tasks()
                .run(
                        () -> {
                            ImportChanges.write(file, heads, rows);
                            return rows.size();
                        })
                .onSuccess(count -> ui.notices().show(Tone.OK, "ledger.look.changesSaved", count));
    }
}
