package jp.kakehashi.ledgerui.transfer;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.transfer.ImportViewModel.Step;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.ProgressBox;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Taking a workbook in: choose it, see what was understood, write it in one step. Nothing is
/// written before the blue button. Screen's thread only.
public final class ImportView extends BorderPane {
    private final ImportViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Runnable back;
    private final Consumer<LedgerId> opened;
    private @Nullable LedgerId into;

    /// The import of `model`; `back` leaves it, `opened` shows the ledger at the end.
    public ImportView(
            ImportViewModel model,
            LedgerDesk desk,
            UiContext ui,
            Runnable back,
            Consumer<LedgerId> opened) {
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        this.back = back;
        this.opened = opened;
        getStyleClass().add("import-view");
        model.stepProperty().addListener((source, was, now) -> render());
        desk.texts().languageProperty().addListener((source, was, now) -> render());
        ui.appearance().textSizeProperty().addListener((source, was, now) -> render());
        render();
    }

    /// Begins with the question which file; into an existing ledger when given.
    public void start(@Nullable LedgerId ledger) {
        into = ledger;
        model.reset();
        render();
    }

    /// Begins with a file.
    public void start(@Nullable LedgerId ledger, Path file) {
        into = ledger;
        model.read(file, ledger);
    }

    private void render() {
        Step step = model.stepProperty().get();
        setTop(bar(step));
        setBottom(null);
        switch (step) {
            case Step.Choose() -> setCenter(choose());
            case Step.Reading(Path file) -> setCenter(reading(file));
            case Step.Preview(ImportPreview preview) -> preview(preview, null);
            case Step.Writing writing -> preview(writing.preview(), writing.task());
            case Step.Done(ImportPreview preview, LedgerId ledger) ->
                    setCenter(done(preview, ledger));
            case Step.Failed(Path file, Problem problem) -> setCenter(failed(file, problem));
        }
    }

    private Node bar(Step step) {
        HBox bar =
                ui.controls()
                        .bar(
                                ui.controls()
                                        .iconButton(Icon.BACK, "ledger.import.back", this::leave),
                                ui.controls().title("ledger.import.title"));
        if (step instanceof Step.Preview(ImportPreview preview)) {
            Label file = new Label(String.valueOf(preview.file().getFileName()));
            file.getStyleClass().addAll("t-s", "ink-3");
            Button commit =
                    ui.controls()
                            .primary(
                                    "ledger.import.commit",
                                    "Ctrl Enter",
                                    () -> model.commit(ledger -> {}));
            bar.getChildren()
                    .addAll(
                            file,
                            ui.controls().spring(),
                            ui.controls().secondary("ledger.import.another", this::chooseFile),
                            commit);
        }
        return bar;
    }

    private void leave() {
        model.leave();
        back.run();
    }

    private Node choose() {
        return ui.controls()
                .emptyState(
                        Icon.IMPORT,
                        into == null ? "ledger.import.choose.new" : "ledger.import.choose.into",
                        "ledger.import.choose.hint",
                        ui.controls()
                                .primary("ledger.import.choose.file", "Ctrl O", this::chooseFile));
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.import.choose.file"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                desk.texts().get("ledger.import.kinds"),
                                List.of("*.xlsx", "*.xlsm", "*.xls", "*.csv")));
        File file = chooser.showOpenDialog(getScene() == null ? null : getScene().getWindow());
        if (file != null) {
            model.read(file.toPath(), into);
        }
    }

    private Node reading(Path file) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(32, 32);
        VBox box =
                new VBox(
                        12,
                        turning,
                        ui.controls()
                                .note("ledger.import.reading", String.valueOf(file.getFileName())));
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private void preview(ImportPreview preview, @Nullable UiTask<LedgerId> task) {
        PreviewPane pane =
                new PreviewPane(
                        desk, ui.controls(), ui.appearance().textSizeProperty().get(), preview);
        setCenter(pane);
        pane.focusTable();
        if (task != null) {
            setBottom(
                    new ProgressBox(
                            ui.controls(),
                            task,
                            model::cancel,
                            "ledger.import.writing",
                            preview.rows().size()));
        }
    }

    private Node done(ImportPreview preview, LedgerId ledger) {
        Label head =
                new Label(
                        desk.texts()
                                .get(
                                        "ledger.import.done",
                                        preview.definition().label().in(desk.language()),
                                        CellText.grouped(Integer.toString(preview.rows().size()))));
        head.getStyleClass().add("section");
        head.setWrapText(true);
        Button open =
                ui.controls()
                        .primary("ledger.import.open", "Ctrl Enter", () -> opened.accept(ledger));
        VBox box =
                new VBox(
                        16,
                        Icon.SUCCESS.node("icon-ok", "large"),
                        head,
                        ui.controls().note("ledger.import.doneHint"),
                        open);
        box.getStyleClass().add("empty-state");
        return box;
    }

    private Node failed(Path file, Problem problem) {
        VBox box =
                new VBox(
                        16,
                        new ProblemView(desk.texts(), problem),
                        ui.controls()
                                .note("ledger.import.nothing", String.valueOf(file.getFileName())),
                        ui.controls().secondary("ledger.import.another", this::chooseFile));
        box.setMaxSize(480, USE_PREF_SIZE);
        return box;
    }
}
