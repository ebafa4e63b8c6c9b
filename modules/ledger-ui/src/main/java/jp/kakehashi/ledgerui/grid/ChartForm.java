package jp.kakehashi.ledgerui.grid;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.Totals;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.desk.SavedFile;
import jp.kakehashi.ledgerui.grid.ChartLines.Bar;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The rows on show as bars: by one field, counted or summed, each with its figures beside it.
/// Enter on a bar shows its rows. Screen's thread only.
final class ChartForm {
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final ComboBox<String> by = new ComboBox<>();
    private final ComboBox<String> measure = new ComboBox<>();
    private final ListView<Bar> list = new ListView<>();
    private final Label note = new Label();
    private List<FieldDefinition> groupable = List.of();
    private List<FieldDefinition> summed = List.of();
    private ChartLines lines = ChartLines.of(Totals.NONE, null);
    private Totals found = Totals.NONE;
    private @Nullable FieldDefinition group;
    private boolean filling;
    private int generation;
    private @Nullable LiveRefresh live;

    ChartForm(GridViewModel model, UiContext ui) {
        this.model = model;
        this.ui = ui;
        desk = model.desk();
        controls = ui.controls();
        list.getStyleClass().addAll("group-list", "chart-list");
        list.setCellFactory(view -> new Line());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        Wrapping.of(note);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll("t-s", "ink-3");
        by.getSelectionModel()
                .selectedIndexProperty()
                .addListener((s, was, now) -> grouped(now.intValue()));
        measure.getSelectionModel().selectedIndexProperty().addListener((s, was, now) -> render());
    }

    /// Opens it; by the field the rows are grouped by already, or the first that they can be.
    void show() {
        groupable = model.totals().groupable();
        summed =
                model.fields().stream()
                        .filter(f -> f.type() == FieldType.YEN || f.type() == FieldType.NUMBER)
                        .toList();
        if (groupable.isEmpty()) {
            return;
        }
        group = usual();
        fill();
        Button print = controls.secondary("ledger.chart.print", this::print);
        HBox choices =
                new HBox(
                        12,
                        controls.field("ledger.group.by", by),
                        controls.field("ledger.chart.measure", measure));
        HBox foot =
                new HBox(
                        8,
                        controls.spring(),
                        print,
                        controls.secondary("ledger.chart.close", this::close));
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox box = new VBox(12, controls.section("ledger.chart.title"), choices, list, note, foot);
        DialogDress.put(box, "chart-form");
        list.accessibleTextProperty().bind(desk.texts().bind("ledger.chart.title"));
        ui.dialogs().show(box, this::close);
        unfollow();
        live = new LiveRefresh(desk.service(), ui.tasks(), model.ledger(), this::look);
        look();
        list.requestFocus();
    }

    /// What the rows are grouped by already; else a choice, which a chart is most often wanted by.
    private FieldDefinition usual() {
        FieldId now = model.questionProperty().get().group();
        return groupable.stream()
                .filter(f -> now == null ? f.type() == FieldType.CHOICE : f.id().equals(now))
                .findFirst()
                .orElse(groupable.getFirst());
    }

    private void unfollow() {
        if (live != null) {
            live.close();
            live = null;
        }
    }

    private void close() {
        generation++;
        unfollow();
        ui.dialogs().close();
    }

    private void look() {
        FieldDefinition by = group;
        if (by == null) {
            return;
        }
        int mine = ++generation;
        RowQuery query = model.questionProperty().get().query(model.ledger(), 0, 0);
        note.setText(desk.texts().get("ledger.chart.looking"));
        ui.tasks()
                .run(() -> desk.service().totals(query, by.id()))
                .onSuccess(
                        totals -> {
                            if (mine == generation) {
                                found = totals;
                                render();
                            }
                        })
                .onProblem(
                        why -> {
                            if (mine == generation) {
                                found = Totals.NONE;
                                render();
                                note.setText(desk.words(why, model.definitionProperty().get()));
                            }
                        });
    }

    private void fill() {
        filling = true;
        String language = desk.language();
        by.getItems().setAll(groupable.stream().map(f -> f.label().in(language)).toList());
        List<String> measures = new ArrayList<>();
        measures.add(desk.texts().get("ledger.chart.count"));
        summed.forEach(
                f -> measures.add(desk.texts().get("ledger.chart.sum", f.label().in(language))));
        measure.getItems().setAll(measures);
        by.getSelectionModel().select(group == null ? 0 : groupable.indexOf(group));
        measure.getSelectionModel().select(summed.isEmpty() ? 0 : 1);
        filling = false;
    }

    private void grouped(int at) {
        if (!filling && at >= 0 && at < groupable.size()) {
            group = groupable.get(at);
            look();
        }
    }

    private @Nullable FieldDefinition summing() {
        int at = measure.getSelectionModel().getSelectedIndex() - 1;
        return at < 0 || at >= summed.size() ? null : summed.get(at);
    }

    private void render() {
        if (filling) {
            return;
        }
        FieldDefinition sum = summing();
        lines = ChartLines.of(found, sum == null ? null : sum.id());
        int at = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(lines.bars());
        if (!lines.bars().isEmpty()) {
            list.getSelectionModel().select(Math.clamp(at, 0, lines.bars().size() - 1));
        }
        String all = desk.texts().get("ledger.chart.all", lines.rows(), figures(lines.whole()));
        String narrowed =
                model.questionProperty().get().narrows()
                        ? desk.texts().get("ledger.chart.narrowed")
                        : "";
        String more = lines.more() ? desk.texts().get("ledger.chart.more") : "";
        note.setText((all + " " + narrowed + " " + more).strip());
    }

    private String name(Bar bar) {
        if (bar.rest() > 0) {
            return desk.texts().get("ledger.chart.rest", bar.rest());
        }
        FieldDefinition field = group;
        String value = bar.value();
        if (value == null || field == null) {
            return desk.texts().get("ledger.group.empty");
        }
        return field.type() == FieldType.CHECK
                ? desk.texts().get(value.equals("true") ? "ledger.check.on" : "ledger.check.off")
                : desk.cells().show(field, value);
    }

    private static String figures(BigDecimal amount) {
        return CellText.grouped(amount.stripTrailingZeros().toPlainString());
    }

    private String share(Bar bar) {
        Optional<BigDecimal> percent = bar.percent();
        return percent.map(p -> desk.texts().get("ledger.chart.percent", p.toPlainString()))
                .orElse("");
    }

    private void pressed(KeyEvent event) {
        Bar bar = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && bar != null && bar.rest() == 0) {
            event.consume();
            close();
            FieldDefinition field = group;
            if (field != null) {
                String value = bar.value();
                model.ask(
                        model.questionProperty()
                                .get()
                                .with(
                                        value == null
                                                ? new Filter(field.id(), "empty", null)
                                                : new Filter(field.id(), "=", value)));
            }
        }
    }

    private void print() {
        LedgerDefinition form = model.definitionProperty().get();
        int at = by.getSelectionModel().getSelectedIndex();
        if (form == null || at < 0) {
            return;
        }
        String group = by.getItems().get(at);
        String what = String.valueOf(measure.getValue());
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.chart.print"));
        String title =
                desk.texts()
                        .get("ledger.chart.paper", form.label().in(desk.language()), group, what);
        chooser.setInitialFileName(title.replaceAll("[\\\\/:*?\"<>|]", "_") + ".pdf");
        var file = chooser.showSaveDialog(list.getScene().getWindow());
        if (file != null) {
            List<ChartPaper.Line> printed =
                    lines.bars().stream()
                            .map(
                                    b ->
                                            new ChartPaper.Line(
                                                    name(b),
                                                    b.length(),
                                                    b.amount(),
                                                    b.rows(),
                                                    share(b)))
                            .toList();
            ChartPaper paper =
                    new ChartPaper(
                            desk, ui.appearance().trainingProperty().get(), title, group, what);
            Path to = file.toPath();
            SavedFile.save(ui, to, () -> paper.write(to, printed));
        }
    }

    private final class Line extends ListCell<Bar> {
        Line() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Bar bar, boolean empty) {
            super.updateItem(bar, empty);
            setText(null);
            if (empty || bar == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label name = NameText.follow(new Label(name(bar)));
            Wrapping.of(name);
            name.getStyleClass().add("chart-name");
            Region ink = new Region();
            ink.getStyleClass().add(bar.amount().signum() < 0 ? "chart-bar-below" : "chart-bar");
            StackPane room = new StackPane(ink);
            room.setAlignment(Pos.CENTER_LEFT);
            room.setMinWidth(0);
            ink.maxWidthProperty().bind(room.widthProperty().multiply(bar.length()));
            ink.setMinWidth(bar.length() > 0 ? 2 : 0);
            HBox.setHgrow(room, Priority.ALWAYS);
            Label amount = new Label(figures(bar.amount()));
            amount.getStyleClass().addAll("figures", "strong", "chart-amount");
            Label rows = new Label(desk.texts().get("ledger.group.rows", bar.rows()));
            rows.getStyleClass().addAll("figures", "chart-rows");
            Label share = new Label(share(bar));
            share.getStyleClass().addAll("figures", "ink-3", "chart-share");
            HBox line = new HBox(10, name, room, amount, rows, share);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(
                    desk.texts()
                            .get(
                                    "ledger.chart.spoken",
                                    name(bar),
                                    figures(bar.amount()),
                                    bar.rows(),
                                    share(bar)));
        }
    }
}
