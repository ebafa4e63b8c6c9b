package jp.kakehashi.ledgerui.approvals;

import java.util.UUID;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.wire.ApprovalMessages.Waiting;
import org.jspecify.annotations.Nullable;

/// What waits for this person's decision: a list at the left, the chosen draft in full at the
/// right. Screen's thread only.
public final class ApprovalsView extends BorderPane {
    private final ApprovalsViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final ListView<Waiting> list = new ListView<>();
    private final StackPane detail = new StackPane();
    private @Nullable UUID shown;
    private boolean standingIn;

    /// The drafts of `model`.
    public ApprovalsView(ApprovalsViewModel model, LedgerDesk desk, UiContext ui) {
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        getStyleClass().add("inbox-view");
        list.getStyleClass().add("inbox-list");
        list.setItems(model.waiting());
        list.setCellFactory(view -> new Line());
        list.accessibleTextProperty().bind(desk.texts().bind("ledger.home.approvals"));
        list.getSelectionModel().selectedItemProperty().addListener((s, was, now) -> choose(now));
        detail.setAlignment(Pos.TOP_LEFT);
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("plain-scroll", "inbox-detail");
        setCenter(scroll);
        Button standIns = ui.controls().secondary("ledger.standIn.open", this::standIns);
        HBox bar = ui.controls().bar(ui.controls().spring(), standIns);
        bar.getStyleClass().add("thin");
        setTop(bar);
        InvalidationListener changed = observable -> render();
        model.waiting().addListener((ListChangeListener<Waiting>) change -> renew());
        model.phaseProperty().addListener(changed);
        model.problemProperty().addListener(changed);
        model.openedProperty().addListener(changed);
        desk.texts()
                .languageProperty()
                .addListener(
                        observable -> {
                            list.refresh();
                            render();
                        });
        renew();
    }

    /// Puts the caret into the list and asks again what waits.
    public void focusList() {
        standingIn = false;
        model.load();
        list.requestFocus();
    }

    private void standIns() {
        list.getSelectionModel().clearSelection();
        standingIn = true;
        detail.getChildren()
                .setAll(new StandInsPane(new StandInsViewModel(desk, ui.tasks()), desk, ui));
    }

    private void choose(@Nullable Waiting now) {
        if (now != null) {
            standingIn = false;
            shown = now.id();
            model.choose(now);
        }
    }

    private void renew() {
        boolean any = !model.waiting().isEmpty();
        setLeft(any ? list : null);
        if (any) {
            int at = 0;
            for (int i = 0; i < model.waiting().size(); i++) {
                if (model.waiting().get(i).id().equals(shown)) {
                    at = i;
                }
            }
            list.getSelectionModel().clearAndSelect(at);
        } else {
            shown = null;
            model.choose(null);
        }
        render();
    }

    private void render() {
        if (standingIn) {
            return;
        }
        ApprovalsViewModel.Opened opened = model.openedProperty().get();
        if (model.waiting().isEmpty()) {
            detail.getChildren().setAll(nothing());
        } else if (opened == null) {
            detail.getChildren().setAll(turning());
        } else {
            detail.getChildren().setAll(new ApprovalForm(model, desk, ui, opened).draw());
        }
    }

    private Node nothing() {
        var problem = model.problemProperty().get();
        if (problem != null) {
            return new ProblemView(desk.texts(), problem);
        }
        if (model.phaseProperty().get() == Phase.LOADING) {
            return turning();
        }
        return ui.controls()
                .emptyState(
                        Icon.SUCCESS, "ledger.approval.empty.title", "ledger.approval.empty.hint");
    }

    private static Node turning() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(32, 32);
        return turning;
    }

    private final class Line extends ListCell<Waiting> {
        Line() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Waiting line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            Label title = NameText.follow(new Label(line.title()));
            title.getStyleClass().add("strong");
            Label who = NameText.follow(new Label(line.preparerName()));
            who.getStyleClass().addAll("t-s", "ink-3");
            Chip kind =
                    switch (line.kind()) {
                        case "turn" ->
                                new Chip(
                                        desk.texts()
                                                .get(
                                                        line.acting()
                                                                ? "ledger.approval.line.acting"
                                                                : "ledger.approval.line.turn"),
                                        Tone.WARN);
                        case "returned" ->
                                new Chip(
                                        desk.texts().get("ledger.approval.line.returned"),
                                        Tone.BAD);
                        default ->
                                new Chip(
                                        desk.texts().get("ledger.approval.line.own"), Tone.NEUTRAL);
                    };
            Label when = new Label(desk.moment(line.since(), true));
            when.getStyleClass().addAll("t-xs", "ink-3");
            HBox foot = new HBox(8, kind, when);
            foot.setAlignment(Pos.CENTER_LEFT);
            setGraphic(new VBox(4, title, who, foot));
            setAccessibleText(String.join(" ", title.getText(), who.getText(), kind.getText()));
        }
    }
}
