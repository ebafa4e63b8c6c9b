package jp.kakehashi.ledgerui.twins;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerTwins.Likely;
import jp.kakehashi.ledger.LedgerTwins.Past;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.ProgressBox;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// Rows that are likely of the same person: the list of pairs, the chosen one side by side with
/// why, and the merges that were made. Nothing is merged by itself. Screen's thread only.
public final class TwinsView extends BorderPane implements AutoCloseable {
    private static final double LIST_WIDTH = 340;

    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final TwinsViewModel model;
    private final TwinsWords words;
    private final Label title = new Label();
    private final Button back;
    private final Button again;
    private final Button past;
    private final ListView<Likely> list = new ListView<>();
    private final VBox side = new VBox(12);
    private final HBox both = new HBox();
    private final InvalidationListener changed = observable -> render();
    private boolean rendering;

    /// Pairs of `ledger`; `leave` goes back to it.
    public TwinsView(UiContext ui, LedgerDesk desk, LedgerId ledger, Runnable leave) {
        this.ui = ui;
        this.desk = desk;
        this.controls = ui.controls();
        this.words = new TwinsWords(desk);
        this.model = new TwinsViewModel(desk, ui.tasks(), ledger);
        getStyleClass().add("twins-view");
        back = controls.iconButton(Icon.BACK, "ledger.twins.back", leave);
        again = controls.secondary("ledger.twins.again", model::look);
        past = controls.secondary("ledger.twins.past", model::showPast);
        title.getStyleClass().add("title");
        Wrapping.of(title);
        setTop(controls.bar(back, title, controls.spring(), past, again));
        list.getStyleClass().add("twins-list");
        list.setCellFactory(view -> new TwinsCell(words));
        list.setMinWidth(LIST_WIDTH);
        list.setPrefWidth(LIST_WIDTH);
        list.accessibleTextProperty().bind(desk.texts().bind("ledger.twins.list"));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (source, was, now) -> {
                            if (!rendering && now != null) {
                                model.choose(now);
                            }
                        });
        side.setPadding(new Insets(16));
        ScrollPane scroll = new ScrollPane(side);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        both.getChildren().setAll(list, scroll);
        setCenter(both);
        model.openedProperty().addListener(changed);
        model.sidesProperty().addListener(changed);
        model.chosenProperty().addListener(changed);
        model.pastProperty().addListener(changed);
        model.problemProperty().addListener(changed);
        model.workProperty().addListener(changed);
        desk.texts().languageProperty().addListener(changed);
        render();
        model.look();
    }

    /// The model, for those who drive the screen.
    public TwinsViewModel model() {
        return model;
    }

    /// Puts the caret where reading begins.
    public void focusFirst() {
        back.requestFocus();
    }

    private void render() {
        rendering = true;
        try {
            draw();
        } finally {
            rendering = false;
        }
    }

    private void draw() {
        TwinsViewModel.Opened opened = model.openedProperty().get();
        title.setText(
                opened == null
                        ? desk.texts().get("ledger.twins.title")
                        : desk.texts()
                                .get(
                                        "ledger.twins.titleOf",
                                        opened.definition().label().in(desk.language())));
        UiTask<?> work = model.workProperty().get();
        again.setDisable(work != null);
        past.setDisable(work != null || opened == null);
        boolean pairs = opened != null && !opened.likely().isEmpty();
        list.setVisible(pairs);
        list.setManaged(pairs);
        if (opened != null) {
            words.form(opened.definition());
            if (!list.getItems().equals(opened.likely())) {
                list.getItems().setAll(opened.likely());
            }
            list.refresh();
            list.getSelectionModel().select(model.chosenProperty().get());
        }
        side.getChildren().setAll(nodes(opened, work));
    }

    private List<Node> nodes(TwinsViewModel.Opened opened, UiTask<?> work) {
        List<Node> nodes = new ArrayList<>();
        Problem problem = model.problemProperty().get();
        List<Past> merges = model.pastProperty().get();
        TwinsViewModel.Sides sides = model.sidesProperty().get();
        if (problem != null) {
            nodes.add(new ProblemView(desk.texts(), problem));
        }
        if (work != null && sides == null) {
            nodes.add(new ProgressBox(controls, work, model::stop, "ledger.twins.looking"));
        } else if (merges != null) {
            past(nodes, merges);
        } else if (sides != null && opened != null) {
            Likely pair = model.chosenProperty().get();
            if (pair != null) {
                nodes.add(summary(opened, pair));
            }
            nodes.add(new TwinsSides(model, desk, controls, opened.definition(), sides).draw());
            nodes.add(buttons(work != null));
        } else if (opened != null && opened.likely().isEmpty()) {
            nodes.add(
                    controls.emptyState(
                            Icon.SUCCESS, "ledger.twins.none.title", "ledger.twins.none.hint"));
            nodes.add(by(opened));
        } else if (problem == null) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.setMaxSize(32, 32);
            nodes.add(turning);
        }
        return nodes;
    }

    private Node summary(TwinsViewModel.Opened opened, Likely pair) {
        Label why = new Label(words.why(pair));
        Wrapping.of(why);
        VBox box = new VBox(6, words.chip(controls, pair), why, by(opened));
        box.getStyleClass().add("twins-summary");
        return box;
    }

    private Node by(TwinsViewModel.Opened opened) {
        return controls.note(
                opened.found().more() > 0 ? "ledger.twins.byMore" : "ledger.twins.by",
                words.labels(opened.found().by()),
                TwinsWords.count(opened.found().rows()),
                TwinsWords.count(opened.found().more()));
    }

    private Node buttons(boolean busy) {
        Button merge = controls.primary("ledger.twins.merge", this::ask);
        Button different = controls.secondary("ledger.twins.different", this::different);
        Button later = controls.secondary("ledger.twins.later", model::later);
        FlowPane line = new FlowPane(8, 8, merge, different, later);
        line.setDisable(busy);
        return line;
    }

    private void ask() {
        TwinsViewModel.Sides sides = model.sidesProperty().get();
        if (sides != null) {
            ui.dialogs()
                    .confirm(
                            Question.dangerous(
                                    "ledger.twins.ask.title",
                                    "ledger.twins.ask.text",
                                    "ledger.twins.ask.go",
                                    words.title(sides.kept()),
                                    words.title(sides.other())),
                            () -> model.merge(this::told));
        }
    }

    private void told(jp.kakehashi.wire.MergeMessages.Merged done) {
        String links = TwinsWords.count(done.links());
        if (done.left() > 0) {
            String left = TwinsWords.count(done.left());
            ui.notices().show(Tone.WARN, "ledger.twins.mergedBut", links, left);
        } else {
            ui.notices().show(Tone.OK, "ledger.twins.merged", links);
        }
    }

    private void different() {
        model.different(() -> ui.notices().show(Tone.OK, "ledger.twins.noted"));
    }

    private void past(List<Node> nodes, List<Past> merges) {
        nodes.add(controls.section("ledger.twins.past"));
        if (merges.isEmpty()) {
            nodes.add(controls.note("ledger.twins.past.none"));
        }
        for (Past each : merges) {
            Label names =
                    new Label(
                            desk.texts().get("ledger.twins.past.into", each.buried(), each.kept()));
            names.getStyleClass().add("strong");
            Wrapping.of(names);
            Label when = new Label(desk.moment(each.merge().at(), true));
            when.getStyleClass().addAll("t-s", "ink-3");
            FlowPane line = new FlowPane(12, 6, names, when);
            line.setAlignment(Pos.CENTER_LEFT);
            if (each.merge().undoneAt() != null) {
                line.getChildren().add(controls.note("ledger.twins.past.undone"));
            } else if (each.merge().mayUndo()) {
                Button undo = controls.secondary("ledger.twins.undo", () -> undo(each));
                undo.setAccessibleText(undo.getText() + " " + names.getText());
                line.getChildren().add(undo);
            }
            nodes.add(controls.panel(line));
        }
    }

    private void undo(Past merge) {
        model.undo(
                merge,
                told -> {
                    if (told.left() > 0) {
                        String left = TwinsWords.count(told.left());
                        ui.notices().show(Tone.WARN, "ledger.twins.undoneBut", left);
                    } else {
                        ui.notices().show(Tone.OK, "ledger.twins.undone");
                    }
                });
    }

    @Override
    public void close() {
        desk.texts().languageProperty().removeListener(changed);
        model.close();
    }
}
