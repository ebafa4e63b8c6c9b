package jp.kakehashi.ledgerui.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.ReturnedEdit;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Edits that head office sent back: what was written, why it was not taken, and mending it
/// where it stands or taking it off the list. Screen's thread only.
public final class ReturnedView extends BorderPane {
    private final InboxViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final Consumer<ReturnedEdit> mend;
    private final VBox list = new VBox(12);

    /// The edits of `model`; `mend` opens the cell with the text in it.
    public ReturnedView(
            InboxViewModel model, LedgerDesk desk, UiContext ui, Consumer<ReturnedEdit> mend) {
        this.model = model;
        this.desk = desk;
        this.ui = ui;
        this.controls = ui.controls();
        this.mend = mend;
        list.getStyleClass().add("returned-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        setCenter(scroll);
        InvalidationListener changed = observable -> render();
        model.returned().addListener(changed);
        model.phaseProperty().addListener(changed);
        model.definitions().addListener(changed);
        desk.texts().languageProperty().addListener(changed);
        render();
    }

    private void render() {
        List<Node> nodes = new ArrayList<>();
        for (ReturnedEdit edit : model.returned()) {
            nodes.add(card(edit));
        }
        if (nodes.isEmpty()) {
            nodes.add(
                    controls.emptyState(
                            Icon.SUCCESS,
                            "ledger.returned.empty.title",
                            "ledger.returned.empty.hint"));
        }
        list.getChildren().setAll(nodes);
    }

    private Node card(ReturnedEdit edit) {
        LedgerDefinition definition = model.definitions().get(edit.ledger());
        Label title = NameText.follow(new Label(edit.rowTitle()));
        title.getStyleClass().add("section");
        title.managedProperty().bind(title.textProperty().isNotEmpty());
        HBox head = new HBox(8, Icon.RETURNED.node("icon-bad"), title);
        head.setAlignment(Pos.CENTER_LEFT);
        if (definition != null) {
            Label ledger = new Label(definition.label().in(desk.language()));
            ledger.getStyleClass().addAll("t-s", "ink-3");
            head.getChildren().add(ledger);
        }
        if (definition != null && desk.service().purposes().missing(definition)) {
            VBox held = new VBox(12, head, new HeldBack(ui, desk, definition));
            held.getStyleClass().addAll("panel", "returned-card");
            return held;
        }
        Problem problem = new Problem.Invalid(edit.problemKey(), edit.problemArgs());
        Label why = new Label(desk.words(problem, definition));
        why.getStyleClass().addAll("strong", "tone-bad");
        Wrapping.of(why);
        VBox values = new VBox(4);
        edit.values()
                .forEach((id, value) -> values.getChildren().add(value(definition, id, value)));
        HBox buttons =
                new HBox(
                        8,
                        controls.secondary("ledger.returned.mend", () -> mend.accept(edit)),
                        controls.quiet("ledger.returned.dismiss", () -> askDismiss(edit)));
        VBox box = new VBox(12, head, why, values, buttons);
        box.getStyleClass().addAll("panel", "returned-card");
        return box;
    }

    private Node value(@Nullable LedgerDefinition definition, FieldId id, @Nullable String value) {
        FieldDefinition field = definition == null ? null : definition.field(id).orElse(null);
        Label name = new Label(definition == null ? id.value() : desk.label(definition, id));
        name.getStyleClass().addAll("t-s", "ink-3", "returned-field");
        String words =
                value == null
                        ? desk.texts().get("ledger.value.empty")
                        : field == null ? value : desk.cells().show(field, value);
        Label text = NameText.follow(new Label(words));
        Wrapping.of(text);
        FlowPane line = new FlowPane(12, 0, name, text);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void askDismiss(ReturnedEdit edit) {
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                        "ledger.returned.ask.title",
                                        "ledger.returned.ask.text",
                                        "ledger.returned.ask.go",
                                        edit.rowTitle())
                                .staying("ledger.returned.ask.stay"),
                        () -> model.dismiss(edit.change(), ui.dialogs()::problem));
    }
}
