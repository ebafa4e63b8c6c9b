package jp.kakehashi.ledgerui.transfer;

import java.io.File;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerExport;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.transfer.ExportViewModel.Form;
import jp.kakehashi.ledgerui.transfer.ExportViewModel.State;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.ProgressBox;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// Asks in which form and, for rows about persons, what for; then where to. Screen's thread only.
public final class ExportDialog {
    private final ExportViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final long rows;
    private final String fileName;
    private final VBox foot = new VBox(12);
    private final HBox others = new HBox(8);

    /// A dialog about `rows` rows; `fileName` without ending is proposed.
    public ExportDialog(
            ExportViewModel model, LedgerDesk desk, UiContext ui, long rows, String fileName) {
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        this.rows = rows;
        this.fileName = fileName;
    }

    /// A dialog about the rows on show in `grid`, called by its ledger.
    public static ExportDialog of(
            ExportViewModel model, LedgerDesk desk, UiContext ui, GridViewModel grid) {
        LedgerDefinition form = grid.definitionProperty().get();
        String name = form == null ? "" : form.label().in(desk.language());
        return new ExportDialog(model, desk, ui, grid.countsProperty().get().matching(), name);
    }

    /// The same with another way out, which closes this.
    public ExportDialog leading(String key, Runnable way) {
        Runnable go =
                () -> {
                    close();
                    way.run();
                };
        others.getChildren().add(ui.controls().quiet(key, go));
        return this;
    }

    /// Opens.
    public void show() {
        ToggleGroup group = new ToggleGroup();
        RadioButton xlsx = form("ledger.export.xlsx", Form.XLSX, group);
        RadioButton csv = form("ledger.export.csv", Form.CSV, group);
        RadioButton shiftJis = form("ledger.export.csvShiftJis", Form.CSV_SHIFT_JIS, group);
        VBox box = new VBox(16, ui.controls().section("ledger.export.title"));
        Label count =
                new Label(
                        desk.texts()
                                .get("ledger.export.rows", CellText.grouped(Long.toString(rows))));
        Wrapping.of(count);
        box.getChildren().addAll(count, new VBox(8, xlsx, csv, shiftJis));
        TextField purpose = new TextField();
        if (model.personal()) {
            purpose.textProperty().bindBidirectional(model.purposeProperty());
            purpose.promptTextProperty().bind(desk.texts().bind("ledger.export.purposePrompt"));
            box.getChildren()
                    .addAll(
                            ui.controls().field("ledger.export.purpose", purpose),
                            ui.controls().note("ledger.export.purposeWhy"));
        }
        box.getChildren().addAll(others, foot);
        box.getStyleClass().add("dialog-content");
        foot.getChildren().setAll(buttons());
        model.stateProperty().addListener((source, was, now) -> state(now));
        ui.dialogs().show(box, this::close);
        if (model.personal()) {
            purpose.requestFocus();
        } else {
            xlsx.requestFocus();
        }
    }

    private RadioButton form(String key, Form form, ToggleGroup group) {
        RadioButton button = new RadioButton(desk.texts().get(key));
        // An underscore is part of a name here.
        button.setMnemonicParsing(false);
        button.setToggleGroup(group);
        button.setSelected(model.formProperty().get() == form);
        // Arrow keys choose without an action.
        button.selectedProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now) {
                                model.formProperty().set(form);
                            }
                        });
        return button;
    }

    private Node buttons() {
        Button go = ui.controls().primary("ledger.export.go", this::chooseFile);
        go.setDefaultButton(true);
        go.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !model.ready(), model.purposeProperty()));
        return new HBox(
                8,
                ui.controls().spring(),
                ui.controls().secondary("ui.dialog.cancel", this::close),
                go);
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.export.title"));
        LedgerExport names =
                new LedgerExport(
                        ui.appearance().trainingProperty().get()
                                ? World.TRAINING
                                : World.PRODUCTION);
        chooser.setInitialFileName(names.name(fileName) + model.formProperty().get().ending());
        File file =
                chooser.showSaveDialog(
                        foot.getScene() == null ? null : foot.getScene().getWindow());
        if (file != null) {
            model.write(names.place(model.withEnding(file.toPath())));
        }
    }

    private void state(State state) {
        Consumer<Node> show = node -> foot.getChildren().setAll(node);
        switch (state) {
            case State.Ask() -> show.accept(buttons());
            case State.Writing(UiTask<Long> task) ->
                    show.accept(
                            new ProgressBox(
                                    ui.controls(), task, model::cancel, "ledger.export.writing"));
            case State.Done(var file, long written) -> {
                ui.dialogs().close();
                ui.notices()
                        .show(
                                Tone.OK,
                                "ledger.export.done",
                                CellText.grouped(Long.toString(written)),
                                String.valueOf(file.getFileName()));
            }
            case State.Failed(Problem problem) -> {
                foot.getChildren().setAll(new ProblemView(desk.texts(), problem), buttons());
            }
        }
    }

    private void close() {
        model.cancel();
        ui.dialogs().close();
    }
}
