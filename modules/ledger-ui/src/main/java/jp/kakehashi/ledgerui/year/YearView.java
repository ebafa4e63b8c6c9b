package jp.kakehashi.ledgerui.year;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.ProgressBox;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.YearMessages;

/// The fiscal years of a ledger (年度更新): how each stands, what closing one would do, and what was
/// done so far. Screen's thread only.
public final class YearView extends BorderPane implements AutoCloseable {
    private static final double READING_WIDTH = 980;

    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final YearViewModel model;
    private final YearWords words;
    private final VBox content = new VBox(16);
    private final Label title = new Label();
    private final Button back;
    private final InvalidationListener changed = observable -> render();

    /// The years of `ledger`; `leave` goes back to it.
    public YearView(UiContext ui, LedgerDesk desk, LedgerId ledger, Runnable leave) {
        this.ui = ui;
        this.desk = desk;
        this.controls = ui.controls();
        this.words = new YearWords(desk);
        this.model = new YearViewModel(desk, ui.tasks(), ledger);
        getStyleClass().add("year-view");
        back = controls.iconButton(Icon.BACK, "ledger.year.back", leave);
        title.getStyleClass().add("title");
        Wrapping.of(title);
        HBox bar = controls.bar(back, title, controls.spring());
        content.getStyleClass().add("year-content");
        content.setMaxWidth(READING_WIDTH);
        ScrollPane scroll = new ScrollPane(new HBox(content));
        HBox.setHgrow(content, javafx.scene.layout.Priority.ALWAYS);
        content.setPadding(new javafx.geometry.Insets(16));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        setTop(bar);
        setCenter(scroll);
        model.openedProperty().addListener(changed);
        model.chosenProperty().addListener(changed);
        model.problemProperty().addListener(changed);
        model.workProperty().addListener(changed);
        model.destruction().dueProperty().addListener(changed);
        model.destruction().listProperty().addListener(changed);
        desk.texts().languageProperty().addListener(changed);
        render();
        model.load();
    }

    /// The model, for those who drive the screen.
    public YearViewModel model() {
        return model;
    }

    /// Shows what of `year` may be destroyed, and its newest list.
    public void lists(FiscalYear year) {
        model.destruction().look(year);
    }

    /// Puts the caret where reading begins.
    public void focusFirst() {
        back.requestFocus();
    }

    private void render() {
        YearViewModel.Opened opened = model.openedProperty().get();
        title.setText(
                opened == null
                        ? desk.texts().get("ledger.year.title")
                        : desk.texts()
                                .get(
                                        "ledger.year.titleOf",
                                        opened.definition().label().in(desk.language())));
        List<Node> nodes = new ArrayList<>();
        var problem = model.problemProperty().get();
        if (problem != null) {
            nodes.add(new ProblemView(desk.texts(), problem));
            nodes.add(controls.secondary("ledger.year.reload", model::load));
        }
        UiTask<?> work = model.workProperty().get();
        if (work != null) {
            nodes.add(new ProgressBox(controls, work, model::stop, "ledger.year.working"));
        } else if (opened != null) {
            years(nodes, opened);
        } else if (problem == null) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.setMaxSize(32, 32);
            nodes.add(turning);
        }
        content.getChildren().setAll(nodes);
    }

    private void years(List<Node> nodes, YearViewModel.Opened opened) {
        YearViewModel.Chosen chosen = model.chosenProperty().get();
        nodes.add(controls.note("ledger.year.hint"));
        if (opened.years().yearless() > 0) {
            nodes.add(
                    controls.note(
                            "ledger.year.yearless", YearWords.count(opened.years().yearless())));
        }
        if (opened.years().years().isEmpty()) {
            nodes.add(
                    controls.emptyState(
                            Icon.CALENDAR, "ledger.year.none.title", "ledger.year.none.hint"));
        }
        for (YearMessages.Year each : opened.years().years()) {
            nodes.add(card(opened, each));
            if (chosen != null && chosen.preview().year() == each.year()) {
                nodes.add(new YearPreview(model, desk, ui, opened, chosen).draw());
            }
            YearMessages.Due due = model.destruction().dueProperty().get();
            if (due != null && due.year() == each.year()) {
                nodes.add(
                        new DestructionPane(
                                        model.destruction(),
                                        desk,
                                        ui,
                                        opened.definition(),
                                        due,
                                        model::load)
                                .draw());
            }
        }
        if (!opened.years().acts().isEmpty()) {
            nodes.add(controls.section("ledger.year.acts"));
            for (YearMessages.Act act : opened.years().acts()) {
                Label line = new Label(words.act(act));
                Wrapping.of(line);
                nodes.add(line);
            }
        }
    }

    private Node card(YearViewModel.Opened opened, YearMessages.Year year) {
        Label name = new Label(words.name(year.year()));
        name.getStyleClass().add("strong");
        Label counts =
                new Label(
                        desk.texts()
                                .get(
                                        "ledger.year.counts",
                                        YearWords.count(year.rows()),
                                        YearWords.count(year.open())));
        counts.getStyleClass().add("t-s");
        FlowPane line =
                new FlowPane(12, 6, name, words.state(year, opened.years().today()), counts);
        line.setRowValignment(javafx.geometry.VPos.CENTER);
        line.setAlignment(Pos.CENTER_LEFT);
        FiscalYear of = new FiscalYear(year.year());
        if (!year.frozen()) {
            Button look = controls.secondary("ledger.year.look", () -> model.choose(of));
            look.setAccessibleText(look.getText() + " " + name.getText());
            line.getChildren().add(look);
        } else if (opened.years().may().reopen()) {
            Button reopen = controls.secondary("ledger.year.reopen", () -> askReopen(of));
            reopen.setAccessibleText(reopen.getText() + " " + name.getText());
            line.getChildren().add(reopen);
        }
        if (year.frozen() && opened.years().may().destroy()) {
            Button lists =
                    controls.secondary("ledger.destroy.lists", () -> model.destruction().look(of));
            lists.setAccessibleText(lists.getText() + " " + name.getText());
            line.getChildren().add(lists);
        }
        return controls.panel(line);
    }

    private void askReopen(FiscalYear year) {
        TextArea reason = new TextArea();
        reason.setPrefRowCount(3);
        Wrapping.of(reason);
        Button go =
                controls.primary(
                        "ledger.year.reopen.go",
                        () -> {
                            String why = reason.getText().strip();
                            ui.dialogs().close();
                            model.reopen(
                                    year,
                                    why,
                                    () ->
                                            ui.notices()
                                                    .show(
                                                            Tone.WARN,
                                                            "ledger.year.done.reopened",
                                                            words.name(year.year())));
                        });
        go.setDisable(true);
        reason.textProperty().addListener((source, was, now) -> go.setDisable(now.isBlank()));
        HBox buttons = new HBox(8, go, controls.secondary("ui.dialog.cancel", ui.dialogs()::close));
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.year.reopen.title", words.name(year.year())),
                        controls.text("ledger.year.reopen.text"),
                        controls.field("ledger.year.reopen.reason", reason),
                        buttons);
        ui.dialogs().show(box, ui.dialogs()::close);
        reason.requestFocus();
    }

    @Override
    public void close() {
        desk.texts().languageProperty().removeListener(changed);
        model.close();
    }
}
