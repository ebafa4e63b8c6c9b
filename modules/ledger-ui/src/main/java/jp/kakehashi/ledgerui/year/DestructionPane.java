package jp.kakehashi.ledgerui.year;

import java.io.File;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.SavedFile;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.YearMessages;
import org.jspecify.annotations.Nullable;

/// What of one year may be destroyed, the lists made of it, and the acts of the two persons.
/// Screen's thread only.
final class DestructionPane {
    private static final double LINE = 32;
    private static final int LINES = 8;

    private final DestructionModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final YearWords words;
    private final LedgerDefinition definition;
    private final YearMessages.Due due;
    private final Runnable changed;

    DestructionPane(
            DestructionModel model,
            LedgerDesk desk,
            UiContext ui,
            LedgerDefinition definition,
            YearMessages.Due due,
            Runnable changed) {
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        this.controls = ui.controls();
        this.words = new YearWords(desk);
        this.definition = definition;
        this.due = due;
        this.changed = changed;
    }

    Node draw() {
        VBox box = new VBox(12);
        box.getChildren().add(controls.section("ledger.destroy.title", words.name(due.year())));
        LocalDate until = due.keptUntil();
        box.getChildren()
                .add(
                        until == null
                                ? controls.text("ledger.destroy.permanent")
                                : controls.text(
                                        "ledger.destroy.keptUntil",
                                        words.day(until),
                                        YearWords.count(due.rows())));
        String why = due.why();
        if (why != null && until != null) {
            box.getChildren().add(controls.note(why(why)));
        }
        if (due.unsettled() > 0) {
            box.getChildren()
                    .add(
                            controls.note(
                                    "ledger.destroy.unsettled", YearWords.count(due.unsettled())));
        }
        boolean pending = false;
        for (YearMessages.Destruction list : due.lists()) {
            box.getChildren().add(line(list));
            YearMessages.Destruction opened = model.listProperty().get();
            if (opened != null && opened.id().equals(list.id())) {
                opened(box, opened);
            }
            pending |= list.state().equals("PROPOSED") || list.state().equals("DESTROYING");
        }
        if (why == null && !pending && due.rows() > due.unsettled()) {
            box.getChildren()
                    .add(
                            controls.primary(
                                    "ledger.destroy.propose",
                                    () ->
                                            model.propose(
                                                    new FiscalYear(due.year()),
                                                    () ->
                                                            ui.notices()
                                                                    .show(
                                                                            Tone.OK,
                                                                            "ledger.destroy.proposed"))));
        }
        return controls.panel(box);
    }

    private static String why(String why) {
        return switch (why) {
            case "open" -> "ledger.destroy.why.open";
            case "retention" -> "ledger.destroy.why.retention";
            default -> "ledger.destroy.permanent";
        };
    }

    private Node line(YearMessages.Destruction list) {
        String state =
                switch (list.state()) {
                    case "PROPOSED" -> "ledger.destroy.state.proposed";
                    case "WITHDRAWN" -> "ledger.destroy.state.withdrawn";
                    case "DESTROYING" -> "ledger.destroy.state.destroying";
                    default -> "ledger.destroy.state.done";
                };
        Label text =
                new Label(
                        desk.texts()
                                .get(
                                        "ledger.destroy.line",
                                        desk.moment(list.proposedAt(), true),
                                        list.proposer(),
                                        YearWords.count(list.rows()),
                                        confirmed(list)));
        Wrapping.of(text);
        FlowPane line = new FlowPane(12, 6, controls.chip(tone(list.state()), state), text);
        line.getChildren()
                .add(controls.secondary("ledger.destroy.look", () -> model.open(list.id())));
        return line;
    }

    private String confirmed(YearMessages.Destruction list) {
        String by = list.confirmer();
        var at = list.decidedAt();
        return by == null || at == null
                ? desk.texts().get("ledger.destroy.nobody")
                : desk.texts().get("ledger.destroy.by", desk.moment(at, true), by);
    }

    private static Tone tone(String state) {
        return switch (state) {
            case "PROPOSED", "DESTROYING" -> Tone.WARN;
            default -> Tone.NEUTRAL;
        };
    }

    private void opened(VBox box, YearMessages.Destruction list) {
        ListView<String> lines = new ListView<>();
        lines.getItems().setAll(list.lines().stream().map(l -> words(list, l)).toList());
        lines.setFixedCellSize(LINE);
        lines.setMinHeight(LINE * Math.clamp(list.lines().size(), 1, LINES) + 4);
        lines.setPrefHeight(lines.getMinHeight());
        lines.setAccessibleText(desk.texts().get("ledger.destroy.look"));
        box.getChildren().add(lines);
        if (list.dropped() > 0) {
            box.getChildren()
                    .add(controls.note("ledger.destroy.dropped", YearWords.count(list.dropped())));
        }
        box.getChildren().add(controls.note("ledger.destroy.hash", list.sha256()));
        FlowPane acts = new FlowPane(8, 8);
        if (list.state().equals("PROPOSED")) {
            if (list.yours()) {
                box.getChildren().add(controls.note("ledger.destroy.yours"));
            } else {
                acts.getChildren().add(controls.danger("ledger.destroy.confirm", () -> ask(list)));
            }
            acts.getChildren()
                    .add(controls.secondary("ledger.destroy.withdraw", () -> decide(list, false)));
        } else if (list.state().equals("DESTROYING")) {
            acts.getChildren()
                    .add(controls.danger("ledger.destroy.goOn", () -> decide(list, true)));
        }
        acts.getChildren().add(controls.secondary("ledger.destroy.pdf", () -> choose(list)));
        box.getChildren().add(acts);
    }

    private void choose(YearMessages.Destruction list) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.destroy.pdf"));
        chooser.setInitialFileName(
                desk.texts()
                        .get(
                                "ledger.destroy.paper.file",
                                definition.label().in(desk.language()),
                                Integer.toString(list.year())));
        File to = chooser.showSaveDialog(null);
        if (to != null) {
            boolean training = ui.appearance().trainingProperty().get();
            DestructionPaper paper = new DestructionPaper(desk, training, definition);
            SavedFile.save(ui, to.toPath(), () -> paper.write(to.toPath(), list));
        }
    }

    private String words(YearMessages.Destruction list, YearMessages.Line line) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < line.words().size() && i < list.fields().size(); i++) {
            FieldDefinition field = definition.field(list.fields().get(i)).orElse(null);
            String word = line.words().get(i);
            if (!word.isEmpty()) {
                shown.add(field == null ? word : desk.cells().show(field, word));
            }
        }
        return shown.isEmpty() ? desk.texts().get("ledger.year.unnamed") : String.join("　", shown);
    }

    private void ask(YearMessages.Destruction list) {
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                "ledger.destroy.ask.title",
                                "ledger.destroy.ask.text",
                                "ledger.destroy.ask.go",
                                YearWords.count(list.rows()),
                                list.proposer()),
                        () -> decide(list, true));
    }

    private void decide(YearMessages.Destruction list, boolean confirm) {
        model.decide(list, confirm, this::told);
    }

    private void told(YearMessages.@Nullable Destruction done) {
        if (done != null && done.state().equals("DONE")) {
            ui.notices().show(Tone.OK, "ledger.destroy.done", YearWords.count(done.rows()));
        }
        changed.run();
    }
}
