package jp.kakehashi.ledgerui.paper;

import java.io.File;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.documents.print.Printers;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.ledgerui.forms.FormDesignDialog;
import jp.kakehashi.ledgerui.paper.PaperViewModel.State;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.ProgressBox;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Rows on paper: what is chosen at the left, the pages at the right, below them where it goes.
/// Screen's thread only.
public final class PaperDialog {
    private static final String SHEET = "/jp/kakehashi/ledgerui/ledger.css";
    private static final double SHARE = 0.94;

    private final UiContext ui;
    private final LedgerDesk desk;
    private final Printers printers;
    private final PaperViewModel model;
    private final PagePicture picture;
    private final PrinterBox printer;
    private final ReportBox report;
    private final VBox foot = new VBox(10);
    private final TextField purpose = new TextField();
    private final Button save;
    private final Button print;

    /// Paper of `rows`.
    public PaperDialog(UiContext ui, LedgerDesk desk, PaperRows rows, Printers printers) {
        this.ui = ui;
        this.desk = desk;
        this.printers = printers;
        model = new PaperViewModel(desk, ui.tasks(), rows, printers);
        picture = new PagePicture(ui.controls(), desk.texts(), model::turn);
        printer = new PrinterBox(ui.controls(), desk.texts());
        report = new ReportBox(desk.texts());
        save = ui.controls().secondary("ledger.paper.save", "Ctrl S", this::save);
        print = ui.controls().primary("ledger.paper.print", "Ctrl Enter", this::print);
    }

    /// The same, beginning with another choice.
    public PaperDialog with(PaperChoice choice) {
        model.choiceProperty().set(choice);
        return this;
    }

    /// The same, beginning with a form.
    public PaperDialog on(@Nullable KeptWay form) {
        model.forms().want(form == null ? null : form.id());
        return with(PaperChoice.USUAL.as(PaperChoice.Shape.FORM));
    }

    /// Leaves for the form that is made or changed, and comes back with it.
    private void design(@Nullable KeptWay form) {
        close();
        new FormDesignDialog(
                        ui,
                        desk,
                        model.rows(),
                        made -> new PaperDialog(ui, desk, model.rows(), printers).on(made).show())
                .show(form);
    }

    /// Opens.
    public void show() {
        ScrollPane choices =
                new ScrollPane(new ChoiceBox(model, ui.controls(), desk.texts(), this::design));
        choices.setFitToWidth(true);
        choices.getStyleClass().add("paper-choices");
        VBox right = new VBox(8, picture, report);
        HBox.setHgrow(right, Priority.ALWAYS);
        VBox.setVgrow(picture, Priority.ALWAYS);
        HBox middle = new HBox(16, choices, right);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        VBox box =
                new VBox(
                        12,
                        ui.controls()
                                .section(
                                        "ledger.paper.title",
                                        model.rows().definition().label().in(desk.language())),
                        middle,
                        foot);
        box.getStyleClass().addAll("dialog-content", "wide", "paper-dialog");
        box.getStylesheets()
                .add(Objects.requireNonNull(PaperDialog.class.getResource(SHEET)).toExternalForm());
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        purpose.textProperty().bindBidirectional(model.purposeProperty());
        purpose.promptTextProperty().bind(desk.texts().bind("ledger.paper.purposePrompt"));
        model.purposeProperty().addListener((source, was, now) -> enable());
        printer.nameProperty().addListener((source, was, now) -> enable());
        model.stateProperty().addListener((source, was, now) -> render(now));
        foot.getChildren().setAll(usual());
        ui.dialogs().show(box, this::close);
        Scene scene = box.getScene();
        // Beats what the stylesheet says of smaller questions.
        box.setStyle(
                "-fx-pref-width: %1$.0f; -fx-max-width: %1$.0f; -fx-pref-height: %2$.0f; -fx-max-height: %2$.0f;"
                        .formatted(scene.getWidth() * SHARE, scene.getHeight() * SHARE));
        model.printers()
                .onSuccess(printer::offer)
                .onProblem(why -> printer.offer(java.util.List.of()));
        model.lay();
        choices.requestFocus();
    }

    private Node usual() {
        HBox buttons =
                new HBox(
                        8,
                        printer,
                        ui.controls().spring(),
                        ui.controls().secondary("ledger.files.close", "Esc", this::close),
                        save,
                        print);
        buttons.setAlignment(Pos.BOTTOM_LEFT);
        VBox all = new VBox(10);
        if (model.personal()) {
            HBox.setHgrow(purpose, Priority.ALWAYS);
            VBox why = ui.controls().field("ledger.export.purpose", purpose);
            all.getChildren().addAll(why, ui.controls().note("ledger.export.purposeWhy"));
        }
        all.getChildren().addAll(printer.news(), buttons);
        return all;
    }

    private void keys(KeyEvent event) {
        Runnable hand =
                switch (event.getCode()) {
                    case PAGE_UP -> () -> model.turn(-1);
                    case PAGE_DOWN -> () -> model.turn(1);
                    case S -> event.isControlDown() ? save::fire : null;
                    case ENTER -> event.isControlDown() ? print::fire : null;
                    default -> null;
                };
        if (hand != null) {
            event.consume();
            hand.run();
        }
    }

    private void enable() {
        save.setDisable(!model.ready());
        print.setDisable(!model.ready() || printer.nameProperty().get().isEmpty());
    }

    private void render(State state) {
        enable();
        switch (state) {
            case State.Nothing() -> picture.say("ledger.paper.noFields");
            case State.NoForm(var reading) ->
                    picture.say(reading ? "ledger.paper.laying" : "ledger.paper.noForm");
            case State.Laying() -> picture.say("ledger.paper.laying");
            case State.Laid laid -> {
                foot.getChildren().setAll(usual());
                picture.show(laid.page());
                report.tell(laid.report(), laid.rows(), laid.all());
                report.tellEmpty(model.empty());
            }
            case State.Doubtful(var told, Runnable go) -> {
                report.tell(told, 0, true);
                report.tellEmpty(model.empty());
                foot.getChildren()
                        .setAll(
                                ui.controls().text("ledger.paper.doubtful"),
                                new HBox(
                                        8,
                                        ui.controls().spring(),
                                        ui.controls().secondary("ui.dialog.cancel", model::lay),
                                        ui.controls().primary("ledger.paper.anyway", go)));
            }
            case State.Failed(var problem) -> {
                picture.put(new ProblemView(desk.texts(), problem));
                foot.getChildren().setAll(usual());
            }
            case State.Leaving(var task) ->
                    foot.getChildren()
                            .setAll(
                                    new ProgressBox(
                                            ui.controls(),
                                            task,
                                            model::lay,
                                            "ledger.paper.leaving"));
            case State.Left(String where, int pages) -> {
                close();
                ui.notices().show(Tone.OK, "ledger.paper.left", pages, where);
            }
        }
    }

    private void save() {
        if (!model.ready()) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.paper.save"));
        chooser.setInitialFileName(model.rows().definition().label().ja() + ".pdf");
        File file = chooser.showSaveDialog(foot.getScene().getWindow());
        if (file != null) {
            boolean ending = file.getName().toLowerCase(java.util.Locale.ROOT).endsWith(".pdf");
            model.save(ending ? file.toPath() : new File(file.getPath() + ".pdf").toPath());
        }
    }

    private void print() {
        model.send(printer.nameProperty().get(), printer.copied());
    }

    private void close() {
        model.close();
        ui.dialogs().close();
    }
}
