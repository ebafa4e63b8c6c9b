package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.bulk.Finder;
import jp.kakehashi.ledgerui.bulk.Finder.Found;
import jp.kakehashi.ledgerui.bulk.Finder.Hit;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.StillSeen;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Progress;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.ProgressBox;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Finds a text in the rows on show and replaces it: every cell before and after, what will be
/// refused and why, and nothing written until it is said to. Screen's thread only.
final class FindForm {
    private static final int LONGEST = 200;

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final Consumer<CellPlace> goTo;
    private final TextField wanted = new TextField();
    private final TextField by = new TextField();
    private final CheckBox replacing = new CheckBox();
    private final CheckBox exact = new CheckBox();
    private final CheckBox whole = new CheckBox();
    private final List<CheckBox> fields = new ArrayList<>();
    private final ListView<Hit> list = new ListView<>();
    private final Set<Hit> left = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Label result = new Label();
    private final StackPane progress = new StackPane();
    private final Button go;
    private @Nullable StillSeen seen;
    private @Nullable UiTask<Found> running;

    /// `goTo` leads to a cell that was found.
    FindForm(GridViewModel model, UiContext ui, Consumer<CellPlace> goTo) {
        this.model = model;
        this.desk = model.desk();
        this.ui = ui;
        this.controls = ui.controls();
        this.goTo = goTo;
        go = controls.primary("ledger.find.go", "Ctrl Enter", this::replace);
        TextLimit.set(wanted, LONGEST, () -> {});
        TextLimit.set(by, LONGEST, () -> {});
        replacing.textProperty().bind(desk.texts().bind("ledger.find.replacing"));
        exact.textProperty().bind(desk.texts().bind("ledger.find.exact"));
        whole.textProperty().bind(desk.texts().bind("ledger.find.whole"));
        by.disableProperty().bind(replacing.selectedProperty().not());
        go.visibleProperty().bind(replacing.selectedProperty());
        wanted.setOnAction(event -> find());
        by.setOnAction(event -> find());
        wanted.textProperty().addListener((source, was, now) -> forget());
        by.textProperty().addListener((source, was, now) -> forget());
        for (CheckBox each : List.of(replacing, exact, whole)) {
            each.selectedProperty().addListener((source, was, now) -> forget());
        }
        list.getStyleClass().add("find-list");
        list.setCellFactory(view -> new HitLine(model, left, this::count));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        leadTo();
                    }
                });
        result.getStyleClass().add("t-s");
        Wrapping.of(result);
    }

    /// Opens it; `replace` ready to replace, with `first` the column that is looked through.
    void show(boolean replace, @Nullable FieldDefinition first) {
        LedgerDefinition form = model.definitionProperty().get();
        if (form == null) {
            return;
        }
        replacing.setSelected(replace);
        unwatch();
        seen = new StillSeen(desk, ui.tasks(), model.ledger(), this::withdrawn);
        forget();
        HBox texts = new HBox(12, grown("ledger.find.wanted", wanted), grown("ledger.find.by", by));
        FlowPane how = new FlowPane(16, 6, replacing, exact, whole);
        Button find = controls.secondary("ledger.find.find", "Enter", this::find);
        find.setMinWidth(HBox.USE_PREF_SIZE);
        HBox.setHgrow(result, Priority.ALWAYS);
        result.setMaxWidth(Double.MAX_VALUE);
        HBox asking = new HBox(12, find, result);
        asking.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox buttons =
                new HBox(
                        8,
                        controls.secondary("ledger.find.look", this::leadTo),
                        controls.spring(),
                        controls.secondary("ledger.views.close", "Esc", this::close),
                        go);
        VBox box =
                new VBox(
                        10,
                        controls.section("ledger.find.title"),
                        texts,
                        how,
                        columns(first),
                        asking,
                        progress,
                        list,
                        buttons);
        DialogDress.put(box, "find-form");
        ui.dialogs().show(box, this::close);
        wanted.requestFocus();
        wanted.selectAll();
    }

    private VBox grown(String key, TextField field) {
        VBox box = controls.field(key, field);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private VBox columns(@Nullable FieldDefinition first) {
        fields.clear();
        FlowPane flow = new FlowPane(14, 6);
        boolean known = first != null && Finder.looksAt(first);
        for (FieldDefinition field : model.columns().shown()) {
            if (Finder.looksAt(field)) {
                CheckBox box = new CheckBox(field.label().in(desk.language()));
                box.setUserData(field);
                box.setSelected(!known || !replacing.isSelected() || field.equals(first));
                box.selectedProperty().addListener((source, was, now) -> forget());
                fields.add(box);
                flow.getChildren().add(box);
            }
        }
        ScrollPane scroll = new ScrollPane(flow);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("find-columns");
        Button all =
                controls.quiet("ledger.find.all", () -> fields.forEach(f -> f.setSelected(true)));
        HBox head = new HBox(8, controls.subsection("ledger.find.columns"), all);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return new VBox(4, head, scroll);
    }

    private void close() {
        stop();
        unwatch();
        ui.dialogs().close();
    }

    private void stop() {
        UiTask<Found> task = running;
        if (task != null) {
            task.cancel();
            running = null;
            progress.getChildren().clear();
        }
    }

    private void unwatch() {
        if (seen != null) {
            seen.close();
            seen = null;
        }
    }

    /// Something that was found is not for this person any more: none of it stays, and what was
    /// ticked is not ticked anew for them.
    private void withdrawn() {
        forget();
        result.setText(desk.texts().get("ledger.find.withdrawn"));
    }

    /// What was found belongs to what was asked.
    private void forget() {
        stop();
        if (seen != null) {
            seen.over(List.of());
        }
        list.getItems().clear();
        left.clear();
        result.setText("");
        go.setDisable(true);
    }

    private void find() {
        LedgerDefinition form = model.definitionProperty().get();
        forget();
        List<FieldDefinition> chosen =
                fields.stream()
                        .filter(CheckBox::isSelected)
                        .map(box -> (FieldDefinition) box.getUserData())
                        .toList();
        if (form == null || wanted.getText().isBlank() || chosen.isEmpty()) {
            result.setText(desk.texts().get("ledger.find.nothingAsked"));
            return;
        }
        Finder finder = model.bulk().finder(form);
        Finder.Request request =
                new Finder.Request(
                        wanted.getText(),
                        replacing.isSelected() ? by.getText() : null,
                        exact.isSelected(),
                        whole.isSelected(),
                        chosen);
        var query = model.questionProperty().get().query(model.ledger(), 0, 0);
        UiTask<Found> task =
                ui.tasks()
                        .runLong(
                                told ->
                                        finder.find(
                                                query,
                                                request,
                                                (done, all) -> on(told, done, all)));
        running = task;
        progress.getChildren()
                .setAll(new ProgressBox(controls, task, this::forget, "ledger.find.looking"));
        task.onSuccess(this::found).onProblem(this::refused);
    }

    private static boolean on(Progress told, long done, long all) {
        told.report(done, all);
        return !told.cancelled();
    }

    private void refused(Problem why) {
        running = null;
        progress.getChildren().clear();
        result.setText(desk.words(why, model.definitionProperty().get()));
    }

    /// Whoever looked through some columns only is told which: the text may stand in another.
    private String nowhere() {
        List<String> looked =
                fields.stream().filter(CheckBox::isSelected).map(CheckBox::getText).toList();
        return looked.size() == fields.size()
                ? desk.texts().get("ledger.find.none")
                : desk.texts().get("ledger.find.noneIn", String.join("・", looked));
    }

    private void found(Found found) {
        running = null;
        progress.getChildren().clear();
        list.getItems().setAll(found.hits());
        if (seen != null) {
            seen.over(found.hits().stream().map(hit -> hit.row().row()).distinct().toList());
        }
        for (Hit hit : found.hits()) {
            if (hit.cell() == null) {
                left.add(hit);
            }
        }
        long refused = found.hits().stream().filter(hit -> hit.why() != null).count();
        StringBuilder words = new StringBuilder();
        words.append(
                found.hits().isEmpty()
                        ? nowhere()
                        : desk.texts().get("ledger.find.found", found.hits().size()));
        if (refused > 0) {
            words.append(desk.texts().get("ledger.find.refused", refused));
        }
        if (found.more()) {
            words.append(desk.texts().get("ledger.find.more", Finder.MOST));
        }
        result.setText(words.toString());
        count();
        if (!found.hits().isEmpty()) {
            list.getSelectionModel().select(0);
            list.requestFocus();
        }
    }

    private List<CellRewrite> chosen() {
        List<CellRewrite> cells = new ArrayList<>();
        for (Hit hit : list.getItems()) {
            CellRewrite cell = hit.cell();
            if (cell != null && !left.contains(hit)) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private void count() {
        int cells = chosen().size();
        go.setDisable(cells == 0);
        go.textProperty().unbind();
        go.setText(desk.texts().get("ledger.find.goCount", cells));
    }

    private void replace() {
        List<CellRewrite> cells = chosen();
        if (!cells.isEmpty()) {
            close();
            model.whenWritten(() -> model.bulk().replace(cells));
        }
    }

    private void pressed(KeyEvent event) {
        Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit == null || event.isControlDown()) {
            return;
        }
        if (event.getCode() == KeyCode.SPACE && hit.cell() != null) {
            event.consume();
            if (!left.remove(hit)) {
                left.add(hit);
            }
            list.refresh();
            count();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            leadTo();
        }
    }

    private void leadTo() {
        Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit != null) {
            close();
            goTo.accept(new CellPlace(hit.row().row(), hit.field().id()));
        }
    }
}
