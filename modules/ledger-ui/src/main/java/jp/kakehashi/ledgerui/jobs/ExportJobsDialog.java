package jp.kakehashi.ledgerui.jobs;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.DialogDress;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.ExportRun;
import jp.kakehashi.wire.ExportJobMessages.JobState;
import jp.kakehashi.wire.ExportJobMessages.JobStates;
import jp.kakehashi.wire.ExportJobMessages.Times;

/// What head office writes into folders by itself: each job with how it went last and when it goes
/// again; below, a new one. Screen's thread only.
public final class ExportJobsDialog {
    private static final double SHARE = 0.92;

    private final UiContext ui;
    private final LedgerDesk desk;
    private final ExportJobsModel model;
    private final VBox list = new VBox(10);
    private final VBox news = new VBox(4);
    private final ExportJobForm form;

    /// About `model`.
    public ExportJobsDialog(UiContext ui, LedgerDesk desk, ExportJobsModel model) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
        form = new ExportJobForm(ui.controls(), desk, model);
    }

    /// Opens.
    public void show() {
        ScrollPane left = new ScrollPane(new VBox(10, news, list));
        left.setFitToWidth(true);
        left.getStyleClass().add("form-shelf");
        HBox.setHgrow(left, Priority.ALWAYS);
        ScrollPane right = new ScrollPane(form);
        right.setFitToWidth(true);
        right.getStyleClass().add("export-job-form");
        HBox middle = new HBox(20, left, right);
        middle.setMinHeight(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        HBox foot =
                new HBox(
                        8,
                        ui.controls().spring(),
                        ui.controls().secondary("ledger.files.close", "Esc", this::close),
                        ui.controls().primary("ledger.jobs.add", form::send));
        foot.setAlignment(Pos.CENTER_RIGHT);
        VBox box =
                new VBox(
                        12,
                        ui.controls()
                                .section(
                                        "ledger.jobs.title",
                                        model.ledger().label().in(desk.language())),
                        middle,
                        foot);
        DialogDress.put(box, "wide");
        model.jobsProperty().addListener((source, was, now) -> render());
        model.problemProperty().addListener((source, was, now) -> render());
        ui.dialogs().show(box, this::close);
        Scene scene = box.getScene();
        // Beats what the stylesheet says of smaller questions.
        box.setStyle(
                "-fx-pref-width: %1$.0f; -fx-max-width: %1$.0f; -fx-pref-height: %2$.0f; -fx-max-height: %2$.0f;"
                        .formatted(scene.getWidth() * SHARE, scene.getHeight() * SHARE));
        model.find();
    }

    private void render() {
        news.getChildren().clear();
        Problem problem = model.problemProperty().get();
        if (problem != null) {
            news.getChildren().add(new ProblemView(desk.texts(), problem));
        }
        JobStates jobs = model.jobsProperty().get();
        list.getChildren().clear();
        if (jobs == null) {
            return;
        }
        if (!jobs.allowed()) {
            list.getChildren().add(ui.controls().text("ledger.jobs.noRoot"));
        }
        List<JobState> here = model.here();
        if (here.isEmpty()) {
            list.getChildren()
                    .add(
                            ui.controls()
                                    .emptyState(
                                            Icon.CLOCK,
                                            "ledger.jobs.none",
                                            "ledger.jobs.noneHint"));
        }
        here.forEach(job -> list.getChildren().add(card(job)));
    }

    private Node card(JobState state) {
        ExportJob job = state.job();
        Label name = new Label(place(job));
        name.getStyleClass().add("subsection");
        Wrapping.of(name);
        HBox head = new HBox(8, name, chip(state));
        head.setAlignment(Pos.CENTER_LEFT);
        String paused = state.paused();
        FlowPane acts = new FlowPane(8, 4);
        if (paused == null) {
            acts.getChildren()
                    .addAll(
                            ui.controls().secondary("ledger.jobs.run", () -> model.run(job.id())),
                            ui.controls()
                                    .secondary(
                                            "ledger.jobs.pause",
                                            () -> model.pause(job.id(), true)));
        } else {
            acts.getChildren()
                    .add(
                            ui.controls()
                                    .secondary(
                                            "ledger.jobs.resume",
                                            () -> model.pause(job.id(), false)));
        }
        acts.getChildren().add(ui.controls().danger("ledger.jobs.remove", () -> ask(acts, job)));
        VBox card =
                ui.controls()
                        .panel(
                                head,
                                ui.controls()
                                        .note(
                                                "ledger.jobs.what",
                                                ExportJobForm.form(desk.texts(), job.form()),
                                                times(job.times()),
                                                state.staff()),
                                last(state));
        if (paused == null) {
            card.getChildren()
                    .add(ui.controls().note("ledger.jobs.next", desk.moment(state.due(), true)));
        } else {
            card.getChildren().add(new Label(desk.texts().get(paused)));
        }
        card.getChildren().add(acts);
        card.setSpacing(6);
        return card;
    }

    /// In place of the buttons: a question of its own would take the list away.
    private void ask(FlowPane acts, ExportJob job) {
        acts.getChildren()
                .setAll(
                        ui.controls().text("ledger.jobs.removeText"),
                        ui.controls().secondary("ui.dialog.cancel", this::render),
                        ui.controls().danger("ledger.jobs.remove", () -> model.remove(job.id())));
    }

    private static String place(ExportJob job) {
        String folder = job.to().folder();
        return folder.isEmpty() ? job.to().file() : folder + " / " + job.to().file();
    }

    private Node chip(JobState state) {
        ExportRun last = state.last();
        if (state.paused() != null) {
            return ui.controls().chip(Tone.WARN, Icon.STOP, "ledger.jobs.state.paused");
        }
        if (last == null) {
            return ui.controls().chip(Tone.NEUTRAL, Icon.CLOCK, "ledger.jobs.state.new");
        }
        boolean well = last.problem() == null;
        return well
                ? ui.controls().chip(Tone.OK, Icon.CHECK, "ledger.jobs.state.ok")
                : ui.controls().chip(Tone.BAD, Icon.ALERT, "ledger.jobs.state.failed");
    }

    private Node last(JobState state) {
        ExportRun last = state.last();
        if (last == null) {
            return ui.controls().note("ledger.jobs.never");
        }
        String at = desk.moment(last.begun(), true);
        String problem = last.problem();
        if (problem != null) {
            String detail = last.detail() == null ? "" : last.detail();
            return ui.controls()
                    .text(
                            "ledger.jobs.lastFailed",
                            at,
                            desk.words(Problem.unavailable(problem, detail)));
        }
        String rows = CellText.grouped(Long.toString(last.rows()));
        String detail = last.detail();
        return detail == null
                ? ui.controls().text("ledger.jobs.last", at, rows)
                : ui.controls().text("ledger.jobs.lastTold", at, rows, detail);
    }

    private String times(Times times) {
        String time = "%d:%02d".formatted(times.hour(), times.minute());
        return switch (times.every()) {
            case DAY -> desk.texts().get("ledger.jobs.daily", time);
            case WEEK ->
                    desk.texts()
                            .get(
                                    "ledger.jobs.weekly",
                                    ExportJobForm.weekday(desk.texts(), times.day()),
                                    time);
            case MONTH -> desk.texts().get("ledger.jobs.monthly", times.day(), time);
        };
    }

    private void close() {
        model.close();
        ui.dialogs().close();
    }
}
