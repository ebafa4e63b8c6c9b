package jp.kakehashi.ledgerui.transcribe;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.StillSeen;
import jp.kakehashi.ledgerui.transcribe.TranscriptionModel.Line;
import jp.kakehashi.ledgerui.transcribe.TranscriptionModel.Order;
import jp.kakehashi.ledgerui.transcribe.TranscriptionModel.State;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.InWords;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// 転記シート: the values of a row, large, one below the other in the order of another system's
/// screen; a digit or Enter copies one. Screen's thread only.
public final class TranscriptionSheet {
    private static final String EXAMPLE = "2026-05-15";
    private static final String SHEET = "/jp/kakehashi/ledgerui/ledger.css";

    private final UiContext ui;
    private final LedgerDesk desk;
    private final TranscriptionModel model;
    private final Consumer<List<FieldDefinition>> print;
    private final UiTasks tasks;
    private final ListView<Line> list = new ListView<>();
    private final VBox place = new VBox();
    private final StillSeen seen;

    /// The sheet of `model`; `print` puts the row on paper with these fields.
    public TranscriptionSheet(
            UiContext ui,
            LedgerDesk desk,
            TranscriptionModel model,
            Consumer<List<FieldDefinition>> print) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
        this.print = print;
        tasks = ui.tasks().child();
        seen = new StillSeen(desk, tasks, model.ledger(), this::gone);
        list.getStyleClass().add("transcription-list");
        list.setCellFactory(view -> new TranscriptionLine(desk));
        list.accessibleTextProperty().bind(desk.texts().bind("ledger.transcribe.title"));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        copy(list.getSelectionModel().getSelectedIndex());
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(place, Priority.ALWAYS);
    }

    /// Opens.
    public void show() {
        ComboBox<String> orders = new ComboBox<>();
        orders.getItems().setAll(model.orders().stream().map(Order::name).toList());
        orders.getSelectionModel().select(model.orderProperty().get());
        orders.setMaxWidth(Double.MAX_VALUE);
        orders.getStyleClass().add("transcription-order");
        orders.getSelectionModel()
                .selectedIndexProperty()
                .addListener((source, was, now) -> model.choose(now.intValue()));
        HBox buttons =
                new HBox(
                        8,
                        ui.controls().secondary("ledger.transcribe.print", "Ctrl P", this::paper),
                        ui.controls().spring(),
                        ui.controls().secondary("ledger.files.close", "Esc", this::close),
                        ui.controls()
                                .primary(
                                        "ledger.transcribe.copy",
                                        "Enter",
                                        () -> copy(list.getSelectionModel().getSelectedIndex())));
        VBox box =
                new VBox(
                        12,
                        ui.controls().section("ledger.transcribe.title"),
                        new HBox(
                                12,
                                ui.controls().field("ledger.transcribe.order", orders),
                                ui.controls().field("ledger.transcribe.days", days())),
                        place,
                        ui.controls().note("ledger.transcribe.hint"),
                        buttons);
        box.getStyleClass().addAll("dialog-content", "transcription");
        box.getStylesheets()
                .add(
                        Objects.requireNonNull(TranscriptionSheet.class.getResource(SHEET))
                                .toExternalForm());
        box.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.isControlDown() && event.getCode() == KeyCode.P) {
                        event.consume();
                        paper();
                    }
                });
        place.getChildren().setAll(ui.controls().note("ledger.transcribe.reading"));
        model.stateProperty().addListener((source, was, now) -> render(now));
        ui.dialogs().show(box, this::close);
        model.open(tasks);
    }

    private ComboBox<DayForm> days() {
        ComboBox<DayForm> days = new ComboBox<>();
        days.setConverter(new InWords<>(form -> form.of(EXAMPLE)));
        days.getItems().setAll(DayForm.values());
        days.valueProperty().bindBidirectional(model.daysProperty());
        return days;
    }

    private void render(State state) {
        switch (state) {
            case State.Reading() -> {}
            case State.Shown(List<Line> lines) -> {
                int at = Math.max(0, list.getSelectionModel().getSelectedIndex());
                boolean first = !place.getChildren().contains(list);
                list.getItems().setAll(lines);
                if (first) {
                    place.getChildren().setAll(list);
                    list.requestFocus();
                    seen.over(List.of(model.row()));
                }
                select(Math.min(at, lines.size() - 1));
            }
            case State.Failed(var problem) ->
                    place.getChildren().setAll(new ProblemView(desk.texts(), problem));
        }
    }

    private void keys(KeyEvent event) {
        Integer digit = digit(event);
        if (digit != null) {
            event.consume();
            copy(digit - 1);
        } else if (event.getCode() == KeyCode.ENTER
                || (event.isControlDown() && event.getCode() == KeyCode.C)) {
            event.consume();
            copy(list.getSelectionModel().getSelectedIndex());
        }
    }

    private static @Nullable Integer digit(KeyEvent event) {
        String text = event.getText();
        boolean plain = !event.isControlDown() && !event.isAltDown() && text.length() == 1;
        return plain && text.charAt(0) >= '1' && text.charAt(0) <= '9'
                ? Integer.valueOf(text)
                : null;
    }

    /// Copies the line at `at` and goes on to the next.
    private void copy(int at) {
        String words = model.copied(at);
        if (words != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(words);
            Clipboard.getSystemClipboard().setContent(content);
        }
        select(Math.clamp(at + 1L, 0, list.getItems().size() - 1));
    }

    private void select(int at) {
        if (at >= 0) {
            list.getSelectionModel().clearAndSelect(at);
            list.getFocusModel().focus(at);
            list.scrollTo(Math.max(0, at - 3));
        }
    }

    private void paper() {
        List<FieldDefinition> fields = model.orders().get(model.orderProperty().get()).fields();
        close();
        print.accept(fields);
    }

    private void gone() {
        close();
        ui.notices().show(Tone.WARN, "ledger.grid.rowGone");
    }

    private void close() {
        seen.close();
        tasks.close();
        ui.dialogs().close();
    }
}
