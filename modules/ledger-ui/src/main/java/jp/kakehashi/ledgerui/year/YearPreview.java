package jp.kakehashi.ledgerui.year;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.wire.YearMessages;

/// What closing one year would do, in counts and lists, and the acts. Screen's thread only.
final class YearPreview {
    private static final double LINE = 32;
    private static final int LINES = 6;

    private final YearViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final YearWords words;
    private final LedgerDefinition definition;
    private final YearViewModel.Chosen chosen;
    private final YearMessages.Preview seen;
    private final boolean may;
    private final FiscalYear year;

    YearPreview(
            YearViewModel model,
            LedgerDesk desk,
            UiContext ui,
            YearViewModel.Opened opened,
            YearViewModel.Chosen chosen) {
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        this.controls = ui.controls();
        this.words = new YearWords(desk);
        this.definition = opened.definition();
        this.may = opened.years().may().carry();
        this.chosen = chosen;
        this.seen = chosen.preview();
        this.year = new FiscalYear(seen.year());
    }

    Node draw() {
        VBox box = new VBox(12);
        box.getStyleClass().add("year-preview");
        box.getChildren().add(controls.section("ledger.year.preview", words.name(seen.year())));
        if (seen.frozen()) {
            box.getChildren()
                    .add(controls.text("ledger.year.isFrozen", YearWords.count(seen.rows())));
            return controls.panel(box);
        }
        carries(box);
        box.getChildren()
                .add(
                        controls.text(
                                "ledger.year.closed",
                                YearWords.count(seen.closed()),
                                YearWords.count(seen.carried())));
        named(box, "ledger.year.changed", seen.changed().stream().map(this::name).toList());
        named(
                box,
                "ledger.year.unsettled",
                seen.unsettled().stream()
                        .map(
                                u ->
                                        desk.texts()
                                                .get(
                                                        "ledger.year.unsettled." + u.why(),
                                                        name(u.row())))
                        .toList());
        acts(box);
        return controls.panel(box);
    }

    private void carries(VBox box) {
        String next = words.name(seen.year() + 1);
        named(
                box,
                seen.carries() == 0 ? "ledger.year.carriesNone" : "ledger.year.carries",
                seen.first().stream().map(this::carried).toList(),
                YearWords.count(seen.carries()),
                next);
        YearRule rule = definition.year();
        if (seen.carries() > 0 && rule != null) {
            String begins = desk.label(definition, rule.field());
            box.getChildren()
                    .add(
                            controls.note(
                                    "ledger.year.begins",
                                    begins,
                                    words.day(year.next().firstDay())));
            if (!seen.emptied().isEmpty()) {
                String emptied =
                        seen.emptied().stream()
                                .map(f -> desk.label(definition, f))
                                .collect(Collectors.joining(desk.texts().get("ledger.grid.comma")));
                box.getChildren().add(controls.note("ledger.year.emptied", emptied));
            }
        }
    }

    private String carried(YearMessages.Carried row) {
        String number = row.number();
        return number == null
                ? name(row.row())
                : desk.texts().get("ledger.year.renumbered", name(row.row()), number);
    }

    private String name(UUID row) {
        String name = chosen.names().get(row);
        return name == null || name.isEmpty() ? desk.texts().get("ledger.year.unnamed") : name;
    }

    private void named(VBox box, String key, List<String> lines, Object... args) {
        if (lines.isEmpty() && args.length == 0) {
            return;
        }
        List<Object> all = new ArrayList<>(List.of(args));
        if (all.isEmpty()) {
            all.add(YearWords.count(lines.size()));
        }
        Label head = controls.text(key, all.toArray());
        box.getChildren().add(head);
        if (!lines.isEmpty()) {
            ListView<String> list = new ListView<>();
            list.getItems().setAll(lines);
            list.setFixedCellSize(LINE);
            list.setPrefHeight(LINE * Math.min(LINES, lines.size()) + 4);
            list.setMinHeight(LINE * Math.min(LINES, lines.size()) + 4);
            list.getStyleClass().add("year-lines");
            list.accessibleTextProperty().bind(head.textProperty());
            box.getChildren().add(list);
        }
    }

    private void acts(VBox box) {
        boolean over = seen.today().isAfter(year.lastDay());
        if (!may) {
            box.getChildren().add(controls.note("ledger.year.mayNot"));
            return;
        }
        if (!over) {
            box.getChildren().add(controls.note("ledger.year.notOver", words.day(year.lastDay())));
            return;
        }
        FlowPane acts = new FlowPane(8, 8);
        if (seen.carries() > 0) {
            Button carry = controls.primary("ledger.year.carry", () -> ask(false));
            acts.getChildren().add(carry);
        }
        if (seen.today().isBefore(seen.freezesFrom())) {
            box.getChildren()
                    .add(controls.note("ledger.year.freezesFrom", words.day(seen.freezesFrom())));
        } else if (seen.unsettled().isEmpty()) {
            acts.getChildren().add(controls.danger("ledger.year.freeze", () -> ask(true)));
        } else {
            box.getChildren().add(controls.note("ledger.year.settleFirst"));
        }
        if (seen.carried() > 0) {
            acts.getChildren().add(controls.secondary("ledger.year.undo", this::askUndo));
        }
        box.getChildren().add(acts);
    }

    private void ask(boolean freeze) {
        String name = words.name(seen.year());
        String rows = YearWords.count(seen.carries());
        Question question =
                freeze
                        ? Question.dangerous(
                                "ledger.year.askFreeze.title",
                                "ledger.year.askFreeze.text",
                                "ledger.year.askFreeze.go",
                                name,
                                rows,
                                YearWords.count(seen.rows()))
                        : Question.of(
                                "ledger.year.ask.title",
                                "ledger.year.ask.text",
                                "ledger.year.ask.go",
                                name,
                                rows,
                                words.name(seen.year() + 1));
        ui.dialogs().confirm(question, () -> model.close(year, freeze, this::told));
    }

    private void told(YearMessages.Closed done) {
        String carried = YearWords.count(done.carried());
        if (done.frozen()) {
            ui.notices().show(Tone.OK, "ledger.year.done.frozen", words.name(seen.year()), carried);
        } else if (done.more()) {
            ui.notices().show(Tone.WARN, "ledger.year.done.stopped", carried);
        } else if (done.left() > 0) {
            ui.notices()
                    .show(
                            Tone.WARN,
                            "ledger.year.done.left",
                            carried,
                            YearWords.count(done.left()));
        } else {
            ui.notices().show(Tone.OK, "ledger.year.done.carried", carried);
        }
    }

    private void askUndo() {
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                "ledger.year.askUndo.title",
                                "ledger.year.askUndo.text",
                                "ledger.year.askUndo.go",
                                words.name(seen.year()),
                                words.name(seen.year() + 1)),
                        () ->
                                model.undo(
                                        year,
                                        told ->
                                                ui.notices()
                                                        .show(
                                                                told.stayed() == 0
                                                                        ? Tone.OK
                                                                        : Tone.WARN,
                                                                "ledger.year.done.undone",
                                                                YearWords.count(told.rows()),
                                                                YearWords.count(told.stayed()))));
    }
}
