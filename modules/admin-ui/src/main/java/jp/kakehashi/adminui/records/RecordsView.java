package jp.kakehashi.adminui.records;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.SavedRows;
import jp.kakehashi.adminui.desk.TextColumn;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.AuditMessages.ChainState;

/// The logs: who looked at which records and for what, and who changed which accounts. To be looked
/// into only with a reason, which is itself put down. Screen's thread only.
public final class RecordsView extends BorderPane {
    private final UiContext ui;
    private final AdminDesk desk;
    private final RecordsViewModel model;
    private final RecordsQuestion question;
    private final TableView<RecordLine> table = new TableView<>();
    private final VBox told = new VBox(8);
    private final Label count = new Label();

    /// The logs of `model`.
    public RecordsView(UiContext ui, AdminDesk desk, RecordsViewModel model) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
        Controls make = ui.controls();
        question = new RecordsQuestion(desk, make, model);
        Button check = make.secondary("admin.record.check", "F8", model::check);
        Button export = make.secondary("admin.record.export", "Ctrl E", this::export);
        Button go = make.primary("admin.record.go", "Ctrl Enter", this::search);
        count.getStyleClass().addAll("t-s", "ink-3");
        count.setMinWidth(USE_PREF_SIZE);
        HBox acts = new HBox(10, count, make.spring(), check, export, go);
        acts.setAlignment(Pos.CENTER_LEFT);
        told.getStyleClass().add("records-told");
        VBox top = new VBox(10, question, acts, told);
        top.getStyleClass().add("records-top");
        columns();
        setTop(top);
        setCenter(table);
        getStyleClass().add("admin-page");
        model.lines().addListener((ListChangeListener<RecordLine>) change -> tell());
        InvalidationListener changed = observable -> tell();
        model.problemProperty().addListener(changed);
        model.chainProperty().addListener(changed);
        model.busyProperty().addListener(changed);
        desk.texts().languageProperty().addListener(changed);
        go.disableProperty().bind(model.busyProperty());
        check.disableProperty().bind(model.busyProperty());
        tell();
    }

    private void columns() {
        Texts texts = desk.texts();
        table.getStyleClass().addAll("admin-table", "records-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(
                        List.of(
                                TextColumn.words(texts, "admin.record.when", 150, RecordLine::when),
                                TextColumn.words(texts, "admin.record.who", 200, RecordLine::who),
                                TextColumn.words(texts, "admin.record.what", 260, RecordLine::what),
                                TextColumn.words(
                                        texts, "admin.record.about", 130, RecordLine::about),
                                TextColumn.words(
                                        texts, "admin.record.detail", 320, RecordLine::detail)));
        table.setItems(model.lines());
        table.accessibleTextProperty().bind(texts.bind("admin.tab.records"));
    }

    private void search() {
        question.ask();
    }

    private void tell() {
        Texts texts = desk.texts();
        told.getChildren().clear();
        var problem = model.problemProperty().get();
        if (problem != null) {
            told.getChildren().add(new ProblemView(texts, problem));
        }
        ChainState chain = model.chainProperty().get();
        if (chain != null) {
            told.getChildren().add(chain(chain));
        }
        told.setManaged(!told.getChildren().isEmpty());
        count.setText(
                model.asked()
                        ? texts.get(
                                model.more() ? "admin.record.count.more" : "admin.record.count",
                                model.lines().size())
                        : "");
        table.setPlaceholder(
                model.busyProperty().get()
                        ? ui.controls().note("admin.loading")
                        : ui.controls()
                                .emptyState(
                                        Icon.BOOK,
                                        model.asked()
                                                ? "admin.list.none.title"
                                                : "admin.record.empty.title",
                                        model.asked()
                                                ? "admin.list.none.hint"
                                                : "admin.record.empty.hint"));
    }

    private HBox chain(ChainState chain) {
        Label words =
                new Label(
                        desk.texts()
                                .get(
                                        chain.whole()
                                                ? "admin.record.chain.whole"
                                                : "admin.record.chain.broken",
                                        desk.moments().at(chain.at()),
                                        chain.changes(),
                                        chain.viewings(),
                                        chain.findings()));
        Wrapping.of(words);
        words.setMinHeight(USE_PREF_SIZE);
        HBox box =
                new HBox(
                        8,
                        (chain.whole() ? Icon.SUCCESS : Icon.ALERT)
                                .node(chain.whole() ? "icon-ok" : "icon-bad"),
                        words);
        box.getStyleClass().addAll("panel", "slim", chain.whole() ? "ok" : "bad");
        return box;
    }

    private void export() {
        List<RecordLine> lines = List.copyOf(model.lines());
        if (lines.isEmpty()) {
            ui.notices().show(Tone.WARN, "admin.record.export.nothing");
            return;
        }
        new SavedRows(ui, desk)
                .ask(
                        getScene() == null ? null : getScene().getWindow(),
                        "admin.record.export",
                        desk.texts().get("admin.record.export.name", desk.today().toString()),
                        List.of(
                                "admin.record.when",
                                "admin.record.who",
                                "admin.record.what",
                                "admin.record.about",
                                "admin.record.detail"),
                        lines.stream()
                                .map(
                                        l ->
                                                List.of(
                                                        l.when(),
                                                        l.who(),
                                                        l.what(),
                                                        l.about(),
                                                        l.detail()))
                                .toList());
    }

    /// Puts the caret into the question.
    public void focusSearch() {
        question.focusFirst();
    }
}
