package jp.kakehashi.ledgerui.transfer;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.Observable;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.FileReading;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.Reimport;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.purpose.PurposeForm;
import jp.kakehashi.ledgerui.transfer.ImportViewModel.Step;
import jp.kakehashi.ledgerui.transfer.sheet.LookState;
import jp.kakehashi.ledgerui.transfer.sheet.LookSwitch;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.control.ProgressBox;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Taking a workbook in: choose it, see what was understood, write it in one step. Nothing is
/// written before the blue button. Screen's thread only.
public final class ImportView extends BorderPane {
    private static final int NOWHERE = -1;
    private static final int STRIP = -2;

    private final ImportViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Runnable back;
    private final Consumer<LedgerId> opened;
    private final ChangeListener<Object> drawn = (source, was, now) -> render();
    private int focused = NOWHERE;
    private boolean silent;
    private LookState looking = new LookState();

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
        model.targets().addListener((Observable of) -> setTop(bar(model.stepProperty().get())));
        new ComparedRows(desk, ui.tasks(), model).follow();
        model.stepProperty().addListener((source, was, now) -> render());
        model.troubleProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now != null) {
                                ui.notices()
                                        .show(Tone.WARN, "ledger.look.trouble", desk.words(now));
                            }
                        });
        desk.texts().languageProperty().addListener(drawn);
        ui.appearance().textSizeProperty().addListener(new WeakChangeListener<>(drawn));
        render();
    }

    /// Begins with the question which file; into an existing ledger when given.
    public void start(@Nullable LedgerId ledger) {
        looking = new LookState();
        model.reset(ledger);
        render();
        Focus.enter(getCenter());
    }

    /// Begins with a file.
    public void start(@Nullable LedgerId ledger, Path file) {
        looking = new LookState();
        model.reset(ledger);
        model.read(file, ledger);
    }

    private void render() {
        if (silent) {
            return;
        }
        Step step = model.stepProperty().get();
        looking = step instanceof Step.Done ? new LookState() : looking;
        setTop(bar(step));
        setBottom(null);
        switch (step) {
            case Step.Choose() -> setCenter(choose());
            case Step.Reading(Path file) -> setCenter(reading(file));
            case Step.Preview(ImportPreview preview) -> preview(preview, null);
            case Step.Rereading(ImportPreview preview, UiTask<?> task) -> reread(preview, task);
            case Step.Compared(Reimport what) -> compared(what);
            case Step.Writing writing -> preview(writing.preview(), writing.task());
            case Step.TakenOver done ->
                    setCenter(
                            new TakenOverPane(
                                    desk,
                                    ui.controls(),
                                    done,
                                    () -> opened.accept(done.what().ledger()),
                                    () -> start(done.what().ledger())));
            case Step.Done done ->
                    setCenter(new DonePane(desk, ui, model, done, opened, this::start));
            case Step.Failed(Path file, Problem problem) ->
                    setCenter(new FailedPane(ui, model, file, problem, another()));
        }
    }

    private Node bar(Step step) {
        Label title = ui.controls().title("ledger.import.title");
        title.setMinWidth(USE_PREF_SIZE);
        HBox bar =
                ui.controls()
                        .bar(
                                ui.controls()
                                        .iconButton(Icon.BACK, "ledger.import.back", this::leave),
                                title);
        switch (step) {
            case Step.Preview(ImportPreview preview) -> {
                Button commit =
                        ui.controls()
                                .primary(
                                        "ledger.import.commit",
                                        "Ctrl Enter",
                                        () -> model.commit(ledger -> {}));
                commit.setDisable(preview.writes() == 0);
                bar.getChildren().addAll(name(preview), ui.controls().spring(), another());
                FieldId key = preview.usualKey();
                if (!preview.newLedger() && key != null) {
                    bar.getChildren()
                            .add(
                                    ui.controls()
                                            .secondary(
                                                    "ledger.reimport.compare",
                                                    "F5",
                                                    () -> model.compare(key)));
                }
                bar.getChildren().add(commit);
            }
            case Step.Compared(Reimport what) -> {
                Button go =
                        ui.controls()
                                .primary("ledger.import.commit", "Ctrl Enter", model::takeOver);
                go.setDisable(what.writes() == 0);
                bar.getChildren()
                        .addAll(
                                name(what.preview()),
                                ui.controls().spring(),
                                ui.controls()
                                        .secondary("ledger.reimport.back", "F5", model::uncompare),
                                go);
            }
            case Step.Writing writing -> bar.getChildren().add(name(writing.preview()));
            case Step.Rereading again -> bar.getChildren().add(name(again.preview()));
            default -> {}
        }
        return switch (step) {
            case Step.Preview preview -> new VBox(bar, target(false));
            case Step.Writing writing -> new VBox(bar, target(true));
            case Step.Rereading again -> new VBox(bar, target(true));
            default -> bar;
        };
    }

    private static Label name(ImportPreview preview) {
        Label file = new Label(String.valueOf(preview.file().getFileName()));
        file.getStyleClass().addAll("t-s", "ink-3");
        Wrapping.of(file);
        return file;
    }

    private Node target(boolean held) {
        return new TargetStrip(desk, ui.controls(), model, held, this::chooseTarget);
    }

    private void chooseTarget(String id) {
        focused = NOWHERE;
        LedgerDefinition held = TargetStrip.held(desk, model, id);
        if (held == null) {
            target(id);
        } else {
            // What is there already is compared with, and shown. Who leaves the question stays.
            render();
            new PurposeForm(ui, desk, held).show(() -> target(id));
        }
    }

    private void target(String id) {
        model.target(id.equals(TargetStrip.NEW_LEDGER) ? null : new LedgerId(id));
    }

    private void leave() {
        model.leave();
        back.run();
    }

    /// The person wants to close the window: asks while a file is shown that is not taken in yet.
    public void leave(Runnable go) {
        Step step = model.stepProperty().get();
        boolean shown = step instanceof Step.Preview || step instanceof Step.Compared;
        shown |= step instanceof Step.Rereading;
        if (!shown && !(step instanceof Step.Writing)) {
            go.run();
            return;
        }
        boolean writing = step instanceof Step.Writing;
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                        writing
                                                ? "ledger.import.stop.title"
                                                : "ledger.import.leave.title",
                                        writing
                                                ? "ledger.import.stop.text"
                                                : "ledger.import.leave.text",
                                        "ledger.import.leave.go")
                                .staying("ledger.import.leave.stay"),
                        go);
    }

    private Node choose() {
        LedgerId into = model.into();
        Node ask = chooseWhich();
        if (into == null) {
            return ask;
        }
        ScrollPane past = new ScrollPane(new PastImports(desk, ui, ui.tasks(), into));
        past.setFitToWidth(true);
        past.setFocusTraversable(false);
        past.getStyleClass().add("plain-scroll");
        return new BorderPane(past, ask, null, null, null);
    }

    private Node chooseWhich() {
        return ui.controls()
                .emptyState(
                        Icon.IMPORT,
                        model.into() == null
                                ? "ledger.import.choose.new"
                                : "ledger.import.choose.into",
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
                                List.of("*.xlsx", "*.xls", "*.csv", "*.tsv", "*.txt")));
        File file = chooser.showOpenDialog(getScene() == null ? null : getScene().getWindow());
        if (file != null) {
            looking = new LookState();
            model.read(file.toPath(), model.into());
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

    private void compared(Reimport what) {
        ReimportPane pane =
                new ReimportPane(desk, ui.controls(), what, model::compare, model::decide);
        setCenter(pane);
        pane.focusList();
    }

    /// The picture stays where it is while the file is read again.
    private void reread(ImportPreview preview, UiTask<?> task) {
        PreviewPane pane = pane(preview);
        pane.hold();
        setBottom(new ProgressBox(ui.controls(), task, model::cancel, "ledger.look.readingAgain"));
    }

    private PreviewPane pane(ImportPreview preview) {
        PreviewPane pane =
                new PreviewPane(
                        desk,
                        ui.controls(),
                        ui.appearance().textSizeProperty().get(),
                        preview,
                        new Actions());
        FileReading reading = preview.reading();
        if (reading != null && !reading.reading().looks().isEmpty()) {
            FileLook look = new FileLook(model, ui.tasks(), preview.file());
            pane.look(table -> new LookSwitch(ui, preview, reading, looking, look, table));
        }
        setCenter(pane);
        return pane;
    }

    private void preview(ImportPreview preview, @Nullable UiTask<?> task) {
        PreviewPane pane = pane(preview);
        if (focused >= 0 && task == null) {
            pane.focusColumn(focused);
        } else if (focused == STRIP && task == null) {
            pane.focusStrip();
        } else {
            pane.focusTable();
        }
        if (task != null) {
            pane.hold();
            setBottom(
                    new ProgressBox(
                            ui.controls(),
                            task,
                            model::cancel,
                            "ledger.import.writing",
                            preview.writes()));
        }
    }

    /// Keeps the place where the keeper is while the preview follows.
    private final class Actions implements PreviewActions {
        @Override
        public void map(int column, @Nullable FieldId field) {
            focused = column;
            model.map(column, field);
        }

        @Override
        public void retype(int column, FieldType type) {
            focused = column;
            model.retype(column, type);
        }

        @Override
        public void name(String name) {
            // As below: it is being written in.
            silent = true;
            model.name(name);
            silent = false;
        }

        @Override
        public void access(FieldAccess access) {
            // Nothing that is shown changes but the strip itself, which has the focus.
            silent = true;
            model.access(access);
            silent = false;
        }

        @Override
        public void leaveOutIdentical(boolean out) {
            focused = STRIP;
            model.leaveOutIdentical(out);
        }

        @Override
        public void point(UnaryOperator<ImportPointing> how) {
            model.point(how);
        }
    }

    private Button another() {
        return ui.controls().secondary("ledger.import.another", "Ctrl O", this::chooseFile);
    }
}
