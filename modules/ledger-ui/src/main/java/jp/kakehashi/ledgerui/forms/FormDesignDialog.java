package jp.kakehashi.ledgerui.forms;

import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintReport.Entry;
import jp.kakehashi.documents.form.BlankForm;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.ledgerui.forms.FormTrial.With;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// A blank form and where a ledger's values go on it: fields at the left, the page in the middle,
/// the selected box at the right. Screen's thread only.
public final class FormDesignDialog {
    private static final String SHEET = "/jp/kakehashi/ledgerui/ledger.css";
    private static final double SHARE = 0.97;
    private static final double ZOOM_STEP = 1.25;
    private static final double SMALLEST = 0.4;
    private static final double LARGEST = 4;
    private static final int SHOWN = 3;

    private final UiContext ui;
    private final LedgerDesk desk;
    private final FormDesignModel model;
    private final Consumer<@Nullable KeptWay> ended;
    private final FormPage page;
    private final VBox middle = new VBox(8);
    private final VBox news = new VBox(4);
    private final Label where = new Label();
    private final Button save;
    private final VBox foot = new VBox(8);
    private Node buttons = foot;

    /// A form for `rows`; `ended` hears what was saved last, null for nothing.
    public FormDesignDialog(
            UiContext ui, LedgerDesk desk, PaperRows rows, Consumer<@Nullable KeptWay> ended) {
        this.ui = ui;
        this.desk = desk;
        this.ended = ended;
        model = new FormDesignModel(desk, ui.tasks(), rows);
        page = new FormPage(model, desk.texts());
        save = ui.controls().primary("ledger.forms.save", "Ctrl S", this::save);
    }

    /// What it works on.
    public FormDesignModel model() {
        return model;
    }

    /// Opens, empty or on a form that was kept.
    public void show(@Nullable KeptWay form) {
        buttons = foot();
        foot.getChildren().setAll(buttons);
        VBox box = new VBox(10, head(), body(), foot);
        box.getStyleClass().addAll("dialog-content", "wide", "form-dialog");
        box.getStylesheets()
                .add(
                        Objects.requireNonNull(FormDesignDialog.class.getResource(SHEET))
                                .toExternalForm());
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        model.blankProperty().addListener((source, was, now) -> middle());
        model.problemProperty().addListener((source, was, now) -> tell());
        model.trial().problemProperty().addListener((source, was, now) -> tell());
        model.trial().seenProperty().addListener((source, was, now) -> tell());
        model.sketchProperty().addListener((source, was, now) -> tell());
        model.nameProperty().addListener((source, was, now) -> tell());
        model.officeProperty().addListener((source, was, now) -> tell());
        middle();
        ui.dialogs().show(box, this::leave);
        Scene scene = box.getScene();
        // Beats what the stylesheet says of smaller questions.
        box.setStyle(
                "-fx-pref-width: %1$.0f; -fx-max-width: %1$.0f; -fx-pref-height: %2$.0f; -fx-max-height: %2$.0f;"
                        .formatted(scene.getWidth() * SHARE, scene.getHeight() * SHARE));
        if (form != null) {
            model.open(form);
        }
        page.take();
    }

    private Node head() {
        Label title =
                ui.controls()
                        .section(
                                "ledger.forms.title",
                                model.rows().definition().label().in(desk.language()));
        Button open = ui.controls().secondary("ledger.forms.open", "Ctrl O", this::choose);
        Button undo = ui.controls().secondary("ledger.forms.undo", model::undo);
        Button redo = ui.controls().secondary("ledger.forms.redo", model::redo);
        HBox bar = new HBox(8, title, ui.controls().spring(), open, undo, redo);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Node body() {
        FieldShelf shelf = new FieldShelf(model, ui.controls(), desk.texts(), page::take);
        BoxForm form = new BoxForm(model, ui.controls(), desk.texts());
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setMinSize(0, 0);
        VBox.setVgrow(page, Priority.ALWAYS);
        HBox body = new HBox(12, shelf, middle, form);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        return body;
    }

    private void middle() {
        if (model.blankProperty().get() == null) {
            middle.getChildren()
                    .setAll(
                            ui.controls()
                                    .emptyState(
                                            Icon.LEDGER,
                                            "ledger.forms.empty",
                                            "ledger.forms.emptyHint",
                                            ui.controls()
                                                    .secondary("ledger.forms.open", this::choose)),
                            news);
        } else {
            middle.getChildren().setAll(looks(), page, news);
        }
        tell();
    }

    private Node looks() {
        FlowPane bar = new FlowPane(10, 4);
        ToggleGroup group = new ToggleGroup();
        for (With with : With.values()) {
            RadioButton choice = new RadioButton();
            choice.setMnemonicParsing(false);
            choice.textProperty()
                    .bind(
                            desk.texts()
                                    .bind(
                                            switch (with) {
                                                case NOTHING -> "ledger.forms.blank";
                                                case ROW -> "ledger.forms.row";
                                                case LONGEST -> "ledger.forms.longest";
                                            }));
            choice.setToggleGroup(group);
            choice.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            choice.setSelected(model.trial().withProperty().get() == with);
            choice.selectedProperty()
                    .addListener(
                            (source, was, now) -> {
                                if (now) {
                                    model.trial().withProperty().set(with);
                                    model.look();
                                }
                            });
            bar.getChildren().add(choice);
        }
        where.getStyleClass().setAll("ink-3");
        where.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        bar.getChildren()
                .addAll(
                        ui.controls().quiet("ledger.forms.nextRow", () -> another(1)),
                        where,
                        ui.controls().quiet("ledger.forms.pageBefore", () -> model.turn(-1)),
                        ui.controls().quiet("ledger.forms.pageAfter", () -> model.turn(1)),
                        ui.controls().quiet("ledger.forms.smaller", () -> zoom(1 / ZOOM_STEP)),
                        ui.controls().quiet("ledger.forms.larger", () -> zoom(ZOOM_STEP)));
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void another(int step) {
        model.trial().another(step);
        model.look();
    }

    private void zoom(double by) {
        double wanted = model.zoomProperty().get() * by;
        model.zoomProperty().set(Math.clamp(wanted, SMALLEST, LARGEST));
    }

    private Node foot() {
        TextField name = new TextField();
        name.textProperty().bindBidirectional(model.nameProperty());
        name.setPrefColumnCount(22);
        CheckBox office = new CheckBox();
        office.textProperty().bind(desk.texts().bind("ledger.forms.office"));
        office.setDisable(!model.mayPublish());
        office.selectedProperty()
                .addListener((source, was, now) -> model.officeProperty().set(now));
        model.officeProperty().addListener((source, was, now) -> office.setSelected(now));
        Button drop = ui.controls().danger("ledger.forms.drop", this::drop);
        drop.setVisible(false);
        drop.setManaged(false);
        model.blankProperty()
                .addListener(
                        (source, was, now) -> {
                            boolean there = model.kept() != null;
                            drop.setVisible(there);
                            drop.setManaged(there);
                        });
        HBox bar =
                new HBox(
                        12,
                        ui.controls().field("ledger.forms.name", name),
                        office,
                        ui.controls().spring(),
                        drop,
                        ui.controls().secondary("ledger.files.close", "Esc", this::leave),
                        save);
        bar.setAlignment(Pos.BOTTOM_LEFT);
        return bar;
    }

    private void tell() {
        save.setDisable(!model.ready());
        BlankForm blank = model.blankProperty().get();
        int pages = blank == null ? 0 : blank.pages().size();
        where.setText(
                blank == null
                        ? ""
                        : desk.texts()
                                .get(
                                        "ledger.files.page",
                                        model.sketchProperty().get().page(),
                                        pages));
        news.getChildren().clear();
        Problem problem = model.problemProperty().get();
        Problem trial = model.trial().problemProperty().get();
        if (problem != null || trial != null) {
            news.getChildren()
                    .add(new ProblemView(desk.texts(), problem != null ? problem : trial));
        }
        if (blank == null) {
            return;
        }
        if (!blank.leftOut().isEmpty()) {
            say("ledger.forms.leftOut", String.join(", ", blank.leftOut()));
        }
        if (!model.empty().isEmpty()) {
            say("ledger.forms.unreadable", String.join("、", model.empty()));
        }
        FormTrial.Seen seen = model.trial().seenProperty().get();
        if (seen != null && seen.report() != null) {
            report(seen.report());
        }
    }

    private void report(PrintReport report) {
        List<Entry> entries = report.entries();
        if (entries.isEmpty()) {
            say("ledger.forms.fits");
        }
        for (Entry entry : entries.subList(0, Math.min(SHOWN, entries.size()))) {
            say(
                    switch (entry.kind()) {
                        case MISSING -> "ledger.paper.missing";
                        case OTHER_FORM -> "ledger.paper.otherForm";
                        case CUT -> "ledger.paper.cut";
                        case NOT_SUMMED -> "ledger.paper.notSummed";
                    },
                    entry.page(),
                    entry.where(),
                    entry.codePoints());
        }
        long more = report.notListed() + Math.max(0, entries.size() - SHOWN);
        if (more > 0) {
            say("ledger.paper.more", Long.toString(more));
        }
    }

    private void say(String key, Object... args) {
        news.getChildren().add(ui.controls().text(key, args));
    }

    private void keys(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        Runnable hand =
                !event.isControlDown()
                        ? null
                        : switch (event.getCode()) {
                            case S -> save::fire;
                            case O -> this::choose;
                            case Z -> typing ? null : model::undo;
                            case Y -> typing ? null : model::redo;
                            case PLUS, ADD, EQUALS, SEMICOLON -> () -> zoom(ZOOM_STEP);
                            case MINUS, SUBTRACT -> () -> zoom(1 / ZOOM_STEP);
                            default -> null;
                        };
        if (hand != null) {
            event.consume();
            hand.run();
        }
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.forms.open"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PDF", "*.pdf", "*.PDF"));
        File file = chooser.showOpenDialog(middle.getScene().getWindow());
        if (file != null) {
            model.open(file.toPath());
        }
    }

    private void save() {
        model.save(
                done -> {
                    ui.notices()
                            .show(
                                    jp.kakehashi.ui.control.Tone.OK,
                                    done.office()
                                            ? "ledger.forms.savedOffice"
                                            : "ledger.forms.saved",
                                    done.name());
                    end(done);
                });
    }

    private void drop() {
        ask("ledger.forms.dropText", "ledger.forms.drop", () -> model.drop(() -> end(null)));
    }

    private void leave() {
        if (model.changed()) {
            ask("ledger.forms.leaveText", "ledger.forms.leave", () -> end(model.kept()));
        } else {
            end(model.kept());
        }
    }

    /// In place of the buttons: a question of its own would take the page away.
    private void ask(String text, String verb, Runnable yes) {
        HBox buttons =
                new HBox(
                        8,
                        ui.controls().spring(),
                        ui.controls().secondary("ui.dialog.cancel", this::answer),
                        ui.controls().danger(verb, yes));
        foot.getChildren().setAll(ui.controls().text(text, model.nameProperty().get()), buttons);
        buttons.getChildren().get(1).requestFocus();
    }

    private void answer() {
        foot.getChildren().setAll(buttons);
        page.take();
    }

    private void end(@Nullable KeptWay done) {
        model.close();
        ui.dialogs().close();
        ended.accept(done);
    }
}
