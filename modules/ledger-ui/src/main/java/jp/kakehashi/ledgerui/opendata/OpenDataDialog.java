package jp.kakehashi.ledgerui.opendata;

import java.io.File;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledger.OpenData.Offer;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.DialogDress;
import jp.kakehashi.ledgerui.opendata.OpenDataModel.Line;
import jp.kakehashi.ledgerui.opendata.OpenDataModel.State;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.InWords;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// What of a ledger is published: its columns at the left, what is said of it and its first rows at
/// the right. Screen's thread only.
public final class OpenDataDialog {
    private static final double SHARE = 0.95;

    private final UiContext ui;
    private final LedgerDesk desk;
    private final OpenDataModel model;
    private final GridPane columns = new GridPane(6, 6);
    private final VBox preview = new VBox(8);
    private final VBox reason = new VBox(4);
    private final ComboBox<KeptWay> recipes = new ComboBox<>();
    private final CheckBox office = new CheckBox();

    /// About `model`.
    public OpenDataDialog(UiContext ui, LedgerDesk desk, OpenDataModel model) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
    }

    /// Opens.
    public void show() {
        ScrollPane left = new ScrollPane(columns);
        left.setFitToWidth(true);
        left.getStyleClass().add("open-data-columns");
        ScrollPane right = new ScrollPane(about());
        right.setFitToWidth(true);
        right.getStyleClass().add("form-shelf");
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox middle = new HBox(16, left, right);
        middle.setMinHeight(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        VBox box = new VBox(12, head(), middle, foot());
        DialogDress.put(box, "wide");
        model.linesProperty().addListener((source, was, now) -> lines(was, now));
        model.stateProperty().addListener((source, was, now) -> render(now));
        model.keptProperty().addListener((source, was, now) -> recipes.getItems().setAll(now));
        columns();
        reason();
        ui.dialogs().show(box, this::close);
        Scene scene = box.getScene();
        // Beats what the stylesheet says of smaller questions.
        box.setStyle(
                "-fx-pref-width: %1$.0f; -fx-max-width: %1$.0f; -fx-pref-height: %2$.0f; -fx-max-height: %2$.0f;"
                        .formatted(scene.getWidth() * SHARE, scene.getHeight() * SHARE));
        model.find();
    }

    private Node head() {
        recipes.setConverter(
                new InWords<>(
                        way ->
                                desk.texts()
                                        .get(
                                                way.office()
                                                        ? "ledger.forms.named.office"
                                                        : "ledger.forms.named.mine",
                                                way.name())));
        recipes.promptTextProperty().bind(desk.texts().bind("ledger.openData.recipes"));
        recipes.accessibleTextProperty().bind(desk.texts().bind("ledger.openData.recipes"));
        recipes.valueProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now != null && !now.equals(was)) {
                                office.setSelected(now.office());
                                model.take(now);
                            }
                        });
        HBox bar =
                new HBox(
                        8,
                        ui.controls()
                                .section(
                                        "ledger.openData.title",
                                        model.ledger().label().in(desk.language())),
                        ui.controls().spring(),
                        recipes);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    /// Names are typed: what is only renamed is not drawn anew under the caret.
    private void lines(List<Line> was, List<Line> now) {
        boolean same =
                was.stream()
                                .map(l -> l.field().id())
                                .toList()
                                .equals(now.stream().map(l -> l.field().id()).toList())
                        && was.stream()
                                .map(Line::wanted)
                                .toList()
                                .equals(now.stream().map(Line::wanted).toList());
        if (!same) {
            columns();
            reason();
        }
    }

    private void columns() {
        columns.getChildren().clear();
        columns.add(ui.controls().note("ledger.openData.columns"), 0, 0, 4, 1);
        int row = 1;
        for (Line line : model.linesProperty().get()) {
            CheckBox wanted = new CheckBox(line.field().label().in(desk.language()));
            wanted.setMnemonicParsing(false);
            wanted.setSelected(line.wanted());
            wanted.setMinWidth(Region.USE_PREF_SIZE);
            wanted.selectedProperty()
                    .addListener((source, was, now) -> model.change(line, of(line, now)));
            columns.add(wanted, 0, row);
            TextField name = new TextField(line.name());
            name.setDisable(!line.wanted());
            name.setPrefColumnCount(11);
            name.accessibleTextProperty()
                    .bind(
                            desk.texts()
                                    .bind(
                                            "ledger.openData.name",
                                            line.field().label().in(desk.language())));
            name.textProperty().addListener((source, was, now) -> rename(line, now));
            columns.add(name, 1, row);
            FieldType type = line.field().type();
            if (type == FieldType.CHOICE || type == FieldType.CHOICES) {
                CheckBox codes = new CheckBox();
                codes.textProperty().bind(desk.texts().bind("ledger.openData.codes"));
                codes.setSelected(line.codes());
                codes.setMinWidth(Region.USE_PREF_SIZE);
                codes.selectedProperty().addListener((source, was, now) -> coded(line, now));
                columns.add(codes, 2, row);
            } else if (line.offer() == Offer.WITH_REASON) {
                columns.add(ui.controls().chip(Tone.WARN, "ledger.openData.person"), 2, row);
            }
            Button up =
                    ui.controls()
                            .iconButton(
                                    Icon.UP,
                                    "ledger.openData.up",
                                    () -> model.move(line.field(), -1));
            columns.add(up, 3, row);
            row++;
        }
    }

    private Line latest(Line line) {
        return model.linesProperty().get().stream()
                .filter(l -> l.field().equals(line.field()))
                .findFirst()
                .orElse(line);
    }

    private Line of(Line line, boolean wanted) {
        Line now = latest(line);
        return new Line(
                now.field(), now.offer(), wanted, now.name(), now.description(), now.codes());
    }

    private void rename(Line line, String name) {
        Line now = latest(line);
        model.change(
                now,
                new Line(
                        now.field(),
                        now.offer(),
                        now.wanted(),
                        name,
                        now.description(),
                        now.codes()));
    }

    private void coded(Line line, boolean codes) {
        Line now = latest(line);
        model.change(
                now,
                new Line(
                        now.field(),
                        now.offer(),
                        now.wanted(),
                        now.name(),
                        now.description(),
                        codes));
    }

    private Node about() {
        TextField title = new TextField();
        title.textProperty().bindBidirectional(model.titleProperty());
        TextField publisher = new TextField();
        publisher.textProperty().bindBidirectional(model.publisherProperty());
        TextField licence = new TextField();
        licence.textProperty().bindBidirectional(model.licenceProperty());
        CheckBox mark = new CheckBox();
        mark.textProperty().bind(desk.texts().bind("ledger.openData.mark"));
        mark.setSelected(model.markProperty().get());
        mark.selectedProperty().addListener((source, was, now) -> model.markProperty().set(now));
        model.markProperty().addListener((source, was, now) -> mark.setSelected(now));
        CheckBox shown = new CheckBox();
        shown.textProperty().bind(desk.texts().bind("ledger.openData.onlyShown"));
        Wrapping.of(shown);
        shown.setDisable(!model.mayTakeShown());
        shown.selectedProperty()
                .addListener((source, was, now) -> model.onlyShownProperty().set(now));
        model.onlyShownProperty().addListener((source, was, now) -> shown.setSelected(now));
        return new VBox(
                10,
                ui.controls().field("ledger.openData.set", title),
                ui.controls().field("ledger.openData.publisher", publisher),
                ui.controls().field("ledger.openData.licence", licence),
                shown,
                mark,
                reason,
                ui.controls().secondary("ledger.openData.look", model::look),
                preview);
    }

    private void reason() {
        boolean asks = model.asksReason();
        reason.setManaged(asks);
        reason.setVisible(asks);
        if (reason.getChildren().isEmpty()) {
            TextField why = new TextField();
            why.textProperty().bindBidirectional(model.reasonProperty());
            reason.getChildren()
                    .addAll(
                            ui.controls().field("ledger.openData.reason", why),
                            ui.controls().note("ledger.openData.reasonWhy"));
        }
    }

    private Node foot() {
        office.textProperty().bind(desk.texts().bind("ledger.forms.office"));
        office.setDisable(!model.mayPublish());
        HBox bar = new HBox(8);
        if (model.ledger().personal()) {
            TextField purpose = new TextField();
            purpose.textProperty().bindBidirectional(model.purposeProperty());
            purpose.setPrefColumnCount(14);
            bar.getChildren().add(ui.controls().field("ledger.export.purpose", purpose));
        }
        Button write = ui.controls().primary("ledger.openData.write", this::choose);
        write.setDisable(!model.ready());
        model.purposeProperty().addListener((source, was, now) -> write.setDisable(!model.ready()));
        bar.getChildren()
                .addAll(
                        office,
                        ui.controls()
                                .secondary(
                                        "ledger.openData.keep",
                                        () -> model.keep(office.isSelected(), this::kept)),
                        ui.controls().spring(),
                        ui.controls().secondary("ledger.files.close", "Esc", this::close),
                        write);
        bar.setAlignment(Pos.BOTTOM_LEFT);
        return bar;
    }

    private void kept(KeptWay way) {
        ui.notices()
                .show(
                        Tone.OK,
                        way.office() ? "ledger.openData.keptOffice" : "ledger.openData.kept",
                        way.name());
    }

    private void render(State state) {
        switch (state) {
            case State.Ask() -> preview.getChildren().clear();
            case State.Failed(var problem) ->
                    preview.getChildren().setAll(new ProblemView(desk.texts(), problem));
            case State.Seen(var lines) -> preview.getChildren().setAll(table(lines));
            case State.Written(var file, long rows) -> {
                close();
                ui.notices()
                        .show(
                                Tone.OK,
                                "ledger.openData.written",
                                Long.toString(rows),
                                String.valueOf(file.getFileName()));
            }
        }
    }

    private static Node table(List<List<String>> lines) {
        GridPane grid = new GridPane(14, 4);
        grid.getStyleClass().add("open-data-preview");
        for (int row = 0; row < lines.size(); row++) {
            for (int c = 0; c < lines.get(row).size(); c++) {
                Label cell = new Label(lines.get(row).get(c));
                cell.setMinWidth(Region.USE_PREF_SIZE);
                cell.getStyleClass().add(row == 0 ? "field-label" : "t-s");
                grid.add(cell, c, row);
            }
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.getStyleClass().add("preview-scroll");
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        return scroll;
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.openData.write"));
        chooser.setInitialFileName(model.titleProperty().get() + ".csv");
        File file = chooser.showSaveDialog(columns.getScene().getWindow());
        if (file != null) {
            model.write(file.toPath());
        }
    }

    private void close() {
        model.close();
        ui.dialogs().close();
    }
}
