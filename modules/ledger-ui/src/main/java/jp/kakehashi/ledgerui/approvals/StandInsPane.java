package jp.kakehashi.ledgerui.approvals;

import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.ApprovalMessages.StandIn;

/// Who stands in for whom and on which days, and naming somebody. Screen's thread only.
public final class StandInsPane extends VBox {
    private final StandInsViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final VBox lines = new VBox();
    private final VBox trouble = new VBox();
    private final ComboBox<String> post = new ComboBox<>();
    private final TextField staff = new TextField();
    private final TextField from = new TextField();
    private final TextField until = new TextField();

    /// The stand-ins of `model`.
    public StandInsPane(StandInsViewModel model, LedgerDesk desk, UiContext ui) {
        super(14);
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        getStyleClass().add("stand-ins");
        Controls controls = ui.controls();
        getChildren()
                .addAll(
                        controls.section("ledger.standIn.title"),
                        controls.note("ledger.standIn.hint"),
                        lines,
                        controls.subsection("ledger.standIn.new"),
                        form(),
                        trouble);
        model.all().addListener((ListChangeListener<StandIn>) change -> list());
        InvalidationListener wrong = observable -> trouble();
        model.problemProperty().addListener(wrong);
        desk.texts().languageProperty().addListener(observable -> list());
        list();
        model.load();
    }

    private Node form() {
        Controls controls = ui.controls();
        post.setEditable(true);
        post.getItems().setAll(model.ownPosts());
        if (!post.getItems().isEmpty()) {
            post.setValue(post.getItems().getFirst());
        }
        from.setText(model.today());
        until.setText(model.today());
        staff.setPrefColumnCount(8);
        from.setPrefColumnCount(10);
        until.setPrefColumnCount(10);
        Button name = controls.primary("ledger.standIn.name", this::add);
        FlowPane form =
                new FlowPane(
                        12,
                        8,
                        controls.field("ledger.standIn.post", post),
                        controls.field("ledger.standIn.staff", staff),
                        controls.field("ledger.standIn.from", from),
                        controls.field("ledger.standIn.until", until),
                        name);
        form.setRowValignment(javafx.geometry.VPos.BOTTOM);
        return form;
    }

    private void add() {
        String written = post.getEditor().getText();
        model.add(
                written == null ? "" : written,
                staff.getText(),
                from.getText(),
                until.getText(),
                staff::clear);
    }

    private void list() {
        lines.getChildren().clear();
        if (model.all().isEmpty()) {
            lines.getChildren().add(ui.controls().text("ledger.standIn.none"));
        }
        model.all().forEach(each -> lines.getChildren().add(line(each)));
    }

    private Node line(StandIn each) {
        Label words =
                NameText.follow(
                        new Label(
                                desk.texts()
                                        .get(
                                                "ledger.standIn.line",
                                                each.post(),
                                                each.name(),
                                                each.staff(),
                                                desk.cells().date(each.from().toString()),
                                                desk.cells().date(each.until().toString()))));
        Wrapping.of(words);
        words.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(12, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("stand-in");
        if (each.mayEnd()) {
            line.getChildren().add(ui.controls().danger("ledger.standIn.end", () -> end(each)));
        }
        return line;
    }

    private void end(StandIn each) {
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                "ledger.standIn.end.title",
                                "ledger.standIn.end.text",
                                "ledger.standIn.end"),
                        () -> model.end(each));
    }

    private void trouble() {
        Problem now = model.problemProperty().get();
        trouble.getChildren().clear();
        if (now != null) {
            trouble.getChildren().add(new ProblemView(desk.texts(), now));
        }
    }
}
