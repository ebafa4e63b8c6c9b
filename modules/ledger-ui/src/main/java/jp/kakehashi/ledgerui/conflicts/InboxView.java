package jp.kakehashi.ledgerui.conflicts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// The cells that two people wrote: a list at the left, the chosen one in full at the right.
/// Screen's thread only.
public final class InboxView extends BorderPane {
    private final InboxViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final ListView<ConflictView> list = new ListView<>();
    private final StackPane detail = new StackPane();
    private @Nullable UUID shown;
    private boolean held;
    private int place;
    private @Nullable String spoken;
    private @Nullable ConflictForm form;
    private final Map<UUID, ConflictForm.Draft> drafts = new HashMap<>();

    /// The inbox of `model`.
    public InboxView(InboxViewModel model, LedgerDesk desk, UiContext ui) {
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        getStyleClass().add("inbox-view");
        list.getStyleClass().add("inbox-list");
        list.setItems(model.conflicts());
        list.setCellFactory(view -> new Line());
        list.accessibleTextProperty().bind(desk.texts().bind("ledger.inbox.title"));
        list.getSelectionModel().selectedItemProperty().addListener((s, was, now) -> render());
        detail.setAlignment(Pos.TOP_LEFT);
        ScrollPane scroll = new ScrollPane(detail);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("plain-scroll", "inbox-detail");
        setCenter(scroll);
        InvalidationListener changed = observable -> renew();
        // A change listener: those that only hear of an invalidation are called before the list
        // has found its selection again.
        model.conflicts().addListener((ListChangeListener<ConflictView>) change -> renew());
        model.phaseProperty().addListener(changed);
        desk.texts().languageProperty().addListener(changed);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    ConflictForm open = form;
                    if (open != null) {
                        open.pressed(event);
                    }
                });
        renew();
    }

    /// Puts the caret into the list.
    public void focusList() {
        list.requestFocus();
    }

    /// The person wants to leave: asks when a decision is half written.
    public void leave(Runnable go) {
        keepDraft();
        if (drafts.isEmpty()) {
            go.run();
            return;
        }
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                        "ledger.inbox.leave.title",
                                        "ledger.inbox.leave.text",
                                        "ledger.inbox.leave.go")
                                .staying("ledger.inbox.leave.stay"),
                        go);
    }

    /// What is half written about the conflict on show is there again when it is.
    private void keepDraft() {
        ConflictForm open = form;
        UUID about = shown;
        if (open != null && about != null) {
            ConflictForm.Draft draft = open.draft();
            if (draft == null) {
                drafts.remove(about);
            } else {
                drafts.put(about, draft);
            }
        }
        drafts.keySet()
                .removeIf(
                        id ->
                                model.conflicts().stream()
                                        .noneMatch(view -> view.conflict().id().equals(id)));
    }

    private void renew() {
        boolean any = !model.conflicts().isEmpty();
        setLeft(any ? list : null);
        if (any) {
            choose();
        }
        list.refresh();
        render();
    }

    /// Chooses again the conflict that was being read, else the one that took its place, so that
    /// there is always one on show.
    private void choose() {
        int at = 0;
        for (int i = 0; i < model.conflicts().size(); i++) {
            if (model.conflicts().get(i).conflict().id().equals(shown)) {
                at = i;
            }
        }
        if (shown != null && !model.conflicts().get(at).conflict().id().equals(shown)) {
            at = Math.min(place, model.conflicts().size() - 1);
        }
        list.getSelectionModel().clearAndSelect(at);
    }

    private void render() {
        if (model.conflicts().isEmpty()) {
            drafts.clear();
            shown = null;
            form = null;
            detail.getChildren().setAll(nothing());
            return;
        }
        ConflictView view = list.getSelectionModel().getSelectedItem();
        if (view == null) {
            return;
        }
        place = list.getSelectionModel().getSelectedIndex();
        // The same conflict is not drawn again: a third value being written would be lost.
        boolean holding = desk.service().purposes().missing(view.definition());
        boolean same =
                view.conflict().id().equals(shown) && Objects.equals(spoken, desk.language());
        if (!same || holding != held) {
            held = holding;
            keepDraft();
            shown = view.conflict().id();
            spoken = desk.language();
            ConflictForm drawn = new ConflictForm(model, desk, ui, view);
            form = drawn;
            detail.getChildren().setAll(drawn.draw());
            ConflictForm.Draft draft = drafts.get(shown);
            if (draft != null) {
                drawn.restore(draft);
            }
        }
    }

    private Node nothing() {
        if (model.phaseProperty().get() == Phase.LOADING) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.setMaxSize(32, 32);
            return turning;
        }
        var problem = model.problemProperty().get();
        if (model.phaseProperty().get() == Phase.FAILED && problem != null) {
            return new ProblemView(desk.texts(), problem);
        }
        return ui.controls()
                .emptyState(Icon.SUCCESS, "ledger.inbox.empty.title", "ledger.inbox.empty.hint");
    }

    private final class Line extends ListCell<ConflictView> {
        Line() {
            // As wide as the list: long names are shortened, nobody has to scroll sideways.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable ConflictView view, boolean empty) {
            super.updateItem(view, empty);
            setText(null);
            if (empty || view == null) {
                setGraphic(null);
                return;
            }
            Label title = NameText.follow(new Label(ConflictForm.title(desk, view)));
            title.getStyleClass().add("strong");
            HBox head = new HBox(8, new Marks(desk.texts()).conflict(), title);
            head.setAlignment(Pos.CENTER_LEFT);
            FieldDefinition field = InboxViewModel.field(view);
            String what =
                    field == null
                            ? desk.texts().get("ledger.conflict.deleted")
                            : field.label().in(desk.language());
            Label where =
                    new Label(
                            desk.texts()
                                    .get(
                                            "ledger.inbox.where",
                                            view.definition().label().in(desk.language()),
                                            what));
            where.getStyleClass().addAll("t-s", "ink-3");
            Chip state =
                    view.mayDecide()
                            ? new Chip(desk.texts().get("ledger.inbox.yours"), Tone.WARN)
                            : new Chip(desk.texts().get("ledger.inbox.waits"), Tone.NEUTRAL);
            Label when = new Label(desk.moment(view.conflict().standing().acceptedAt(), true));
            when.getStyleClass().addAll("t-xs", "ink-3");
            HBox foot = new HBox(8, state, when);
            foot.setAlignment(Pos.CENTER_LEFT);
            setGraphic(new VBox(4, head, where, foot));
            setAccessibleText(String.join(" ", List.of(title.getText(), where.getText())));
        }
    }
}
