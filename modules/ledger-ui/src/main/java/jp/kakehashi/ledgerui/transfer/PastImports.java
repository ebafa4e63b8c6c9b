package jp.kakehashi.ledgerui.transfer;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerImports.PastImport;
import jp.kakehashi.ledger.LedgerImports.TakenBack;
import jp.kakehashi.ledger.LedgerImports.UndoPreview;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.SavedFile;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.ProgressBox;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// The files that were taken into one ledger, newest first: who, when, how many rows, and taking
/// one back after saying what stays. Screen's thread only.
final class PastImports extends VBox {
    private final LedgerDesk desk;
    private final UiContext ui;
    private final UiTasks tasks;
    private final LedgerId ledger;

    /// Those of `ledger`; read at once.
    PastImports(LedgerDesk desk, UiContext ui, UiTasks tasks, LedgerId ledger) {
        super(8);
        this.desk = desk;
        this.ui = ui;
        this.tasks = tasks;
        this.ledger = ledger;
        getStyleClass().add("past-imports");
        load();
    }

    private void load() {
        if (getChildren().isEmpty()) {
            getChildren().add(ui.controls().note("ledger.imports.loading"));
        }
        tasks.run(() -> desk.service().imports().of(ledger))
                .onSuccess(this::show)
                .onProblem(this::failed);
    }

    private void failed(Problem why) {
        getChildren().setAll(head(), new ProblemView(desk.texts(), why));
    }

    private Node head() {
        HBox head =
                new HBox(
                        12,
                        ui.controls().section("ledger.imports.title"),
                        ui.controls().quiet("ledger.imports.reload", this::load));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void show(List<PastImport> imports) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(head());
        if (imports.isEmpty()) {
            nodes.add(ui.controls().note("ledger.imports.none"));
        }
        imports.forEach(each -> nodes.add(card(each)));
        getChildren().setAll(nodes);
    }

    private Node card(PastImport each) {
        Label file = new Label(fileName(each));
        file.getStyleClass().add("strong");
        Wrapping.of(file);
        Label when =
                new Label(
                        desk.texts()
                                .get(
                                        "ledger.imports.line",
                                        desk.moment(each.at(), true),
                                        desk.texts()
                                                .get(
                                                        "ledger.person.at",
                                                        each.name(),
                                                        desk.places()
                                                                .office(
                                                                        each.office(),
                                                                        desk.language())),
                                        grouped(each.rows())));
        when.getStyleClass().addAll("t-s", "ink-3");
        Wrapping.of(when);
        HBox named = new HBox(8, Icon.IMPORT.node(), file);
        named.setAlignment(Pos.CENTER_LEFT);
        FlowPane line = new FlowPane(12, 4, named, when);
        line.setRowValignment(javafx.geometry.VPos.CENTER);
        if (each.original() != null) {
            original(each, file.getText(), line);
        }
        if (each.undoneAt() != null) {
            line.getChildren().add(done(each));
        } else if (each.mayUndo()) {
            Button undo = ui.controls().secondary("ledger.imports.undo", () -> ask(each));
            undo.setAccessibleText(undo.getText() + " " + file.getText());
            line.getChildren().add(undo);
        }
        return ui.controls().panel(line);
    }

    private void original(PastImport each, String name, FlowPane line) {
        if (each.guarded()) {
            line.getChildren().add(ui.controls().note("ledger.imports.guarded"));
        }
        Button save = ui.controls().quiet("ledger.imports.save", () -> choose(each));
        save.setAccessibleText(save.getText() + " " + name);
        line.getChildren().add(save);
        if (each.mayUndo()) {
            Button end = ui.controls().quiet("ledger.imports.destroy", () -> askDestroy(each));
            end.setAccessibleText(end.getText() + " " + name);
            line.getChildren().add(end);
        }
    }

    private void choose(PastImport each) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.imports.save"));
        chooser.setInitialFileName(each.file());
        File to = chooser.showSaveDialog(getScene() == null ? null : getScene().getWindow());
        if (to != null) {
            save(each, to.toPath());
        }
    }

    /// Writes the file that an import was read from where the person wants it.
    void save(PastImport each, Path to) {
        SavedFile.save(ui, to, () -> desk.service().imports().save(ledger, each, to));
    }

    private void askDestroy(PastImport each) {
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                "ledger.files.destroy.title",
                                "ledger.imports.destroy.text",
                                "ledger.files.destroy.go",
                                fileName(each)),
                        () -> destroy(each));
    }

    private void destroy(PastImport each) {
        tasks.run(
                        () -> {
                            desk.service().imports().destroyOriginal(ledger, each);
                            return each;
                        })
                .onSuccess(
                        gone ->
                                ui.notices()
                                        .show(Tone.OK, "ledger.files.destroyed", fileName(gone)))
                .onProblem(ui.dialogs()::problem);
    }

    private Label done(PastImport each) {
        long left = each.rows() - each.undoneRows();
        Label label =
                left == 0
                        ? ui.controls().note("ledger.imports.gone")
                        : ui.controls()
                                .note(
                                        "ledger.imports.goneBut",
                                        grouped(each.undoneRows()),
                                        grouped(left));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private String fileName(PastImport each) {
        return each.file().isEmpty() ? desk.texts().get("ledger.imports.unnamed") : each.file();
    }

    private void ask(PastImport each) {
        tasks.run(() -> desk.service().imports().preview(ledger, each.id()))
                .onSuccess(found -> ask(each, found))
                .onProblem(ui.dialogs()::problem);
    }

    private void ask(PastImport each, UndoPreview found) {
        if (found.rows() == 0 && found.changed() > 0) {
            ui.notices().show(Tone.WARN, "ledger.imports.nothing", grouped(found.changed()));
            return;
        }
        Question question =
                found.changed() == 0
                        ? Question.dangerous(
                                "ledger.imports.ask.title",
                                "ledger.imports.ask.text",
                                "ledger.imports.ask.go",
                                fileName(each),
                                grouped(found.rows()))
                        : Question.dangerous(
                                "ledger.imports.ask.title",
                                "ledger.imports.ask.textChanged",
                                "ledger.imports.ask.go",
                                fileName(each),
                                grouped(found.rows()),
                                grouped(found.changed()),
                                named(found));
        ui.dialogs().confirm(question.staying("ledger.imports.ask.stay"), () -> undo(each, found));
    }

    /// Some of the rows that stay, by name.
    private String named(UndoPreview found) {
        String names = String.join(desk.texts().get("ledger.imports.comma"), found.named());
        return found.changed() > found.named().size()
                ? desk.texts().get("ledger.imports.andMore", names)
                : names;
    }

    private void undo(PastImport each, UndoPreview found) {
        AtomicBoolean stopped = new AtomicBoolean();
        UiTask<TakenBack> task =
                tasks.runLong(
                        progress ->
                                desk.service()
                                        .imports()
                                        .undo(
                                                ledger,
                                                each.id(),
                                                (at, total) -> {
                                                    progress.report(at, total);
                                                    return !progress.cancelled() && !stopped.get();
                                                }));
        getChildren()
                .setAll(
                        head(),
                        new ProgressBox(
                                ui.controls(),
                                task,
                                // The step that runs ends first, and what has gone is told.
                                () -> stopped.set(true),
                                "ledger.imports.undoing",
                                grouped(found.rows())));
        task.onSuccess(
                        done -> {
                            tell(done);
                            load();
                        })
                .onProblem(
                        why -> {
                            ui.dialogs().problem(why);
                            load();
                        });
    }

    private void tell(TakenBack done) {
        String rows = grouped(done.rows());
        String refused = grouped(done.refused());
        if (done.stopped()) {
            ui.notices().show(Tone.ACCENT, "ledger.imports.stopped", rows);
        } else if (done.refused() > 0) {
            ui.notices().show(Tone.WARN, "ledger.imports.undoneBut", rows, refused);
        } else {
            ui.notices().show(Tone.OK, "ledger.imports.undone", rows);
        }
    }

    private static String grouped(long rows) {
        return CellText.grouped(Long.toString(rows));
    }
}
