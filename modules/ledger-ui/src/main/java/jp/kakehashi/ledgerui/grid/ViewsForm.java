package jp.kakehashi.ledgerui.grid;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.Views.Named;
import jp.kakehashi.ledgerui.grid.Views.Opened;
import jp.kakehashi.ledgerui.grid.Views.Whose;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;

/// The list of views: opens one with a press, saves what is shown under a name, takes one away.
final class ViewsForm {
    private static final int KEYS = 9;
    private static final int MOST_HIGH = 9;

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final Controls controls;
    private final Runnable marks;

    ViewsForm(GridViewModel model, UiContext ui, Runnable marks) {
        this.marks = marks;
        this.model = model;
        this.desk = model.desk();
        this.ui = ui;
        this.controls = ui.controls();
    }

    void show() {
        List<Named> all = model.views().all();
        VBox lines = new VBox();
        for (int i = 0; i < all.size(); i++) {
            lines.getChildren().add(line(all.get(i), i));
        }
        if (all.isEmpty()) {
            lines.getChildren().add(controls.note("ledger.views.none"));
        }
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("views-list");
        scroll.setPrefViewportHeight(40.0 * Math.clamp(all.size(), 1, MOST_HIGH));
        VBox box = new VBox(12, controls.section("ledger.views.title"), scroll, controls.divider());
        box.getChildren().addAll(saving(), buttons());
        DialogDress.put(box, "views-form");
        ui.dialogs().show(box, ui.dialogs()::close);
        if (!all.isEmpty()) {
            lines.getChildren().getFirst().lookupAll(".button").stream()
                    .findFirst()
                    .ifPresent(javafx.scene.Node::requestFocus);
        }
    }

    private HBox line(Named named, int place) {
        Opened open = model.views().openedProperty().get();
        boolean isOpen = open != null && named.sameAs(open.named());
        Label name = new Label(named.view().name().in(desk.language()));
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(80);
        HBox.setHgrow(name, Priority.ALWAYS);
        boolean mine = named.whose() == Whose.MINE;
        String whose = desk.texts().get(mine ? "ledger.views.mine" : "ledger.views.office");
        Chip chip = new Chip(whose, mine ? Tone.NEUTRAL : Tone.ACCENT);
        chip.setMinWidth(HBox.USE_PREF_SIZE);
        HBox words = new HBox(8, name, chip);
        words.setAlignment(Pos.CENTER_LEFT);
        if (isOpen) {
            words.getChildren().addFirst(Icon.CHECK.node("icon-ok"));
        }
        if (place < KEYS) {
            words.getChildren().add(controls.key("Ctrl Shift " + (place + 1)));
        }
        Button go = new Button();
        go.setGraphic(words);
        go.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        go.setAccessibleText(name.getText() + " " + whose);
        go.getStyleClass().addAll("quiet", "view-line");
        go.setMaxWidth(Double.MAX_VALUE);
        words.prefWidthProperty().bind(go.widthProperty().subtract(24));
        HBox.setHgrow(go, Priority.ALWAYS);
        go.setOnAction(
                event -> {
                    ui.dialogs().close();
                    model.views().open(named);
                });
        HBox line = new HBox(4, go);
        line.setAlignment(Pos.CENTER_LEFT);
        if (mine || model.views().mayPublish()) {
            line.getChildren()
                    .add(controls.iconButton(Icon.DELETE, "ledger.views.delete", () -> ask(named)));
        }
        return line;
    }

    private void ask(Named named) {
        ui.dialogs().close();
        String text =
                named.whose() == Whose.MINE
                        ? "ledger.views.deleteMine"
                        : "ledger.views.deleteOffice";
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                "ledger.views.deleteTitle",
                                text,
                                "ledger.views.deleteGo",
                                named.view().name().in(desk.language())),
                        () -> model.views().delete(named, ui.dialogs()::problem));
    }

    private VBox saving() {
        TextField name = new TextField();
        TextLimit.set(name, LedgerView.LONGEST_NAME, () -> {});
        Opened open = model.views().openedProperty().get();
        if (open != null) {
            name.setText(open.named().view().name().in(desk.language()));
        }
        CheckBox office = new CheckBox();
        office.textProperty().bind(desk.texts().bind("ledger.views.forOffice"));
        office.setVisible(model.views().mayPublish());
        office.setManaged(model.views().mayPublish());
        Runnable save =
                () -> {
                    String typed = name.getText().strip();
                    if (!typed.isEmpty()) {
                        ui.dialogs().close();
                        Whose whose = office.isSelected() ? Whose.OFFICE : Whose.MINE;
                        model.views().save(whose, typed, ui.dialogs()::problem);
                    }
                };
        Button go = controls.primary("ledger.views.save", "Ctrl Enter", save);
        go.disableProperty().bind(name.textProperty().map(String::isBlank));
        name.setOnAction(event -> save.run());
        HBox.setHgrow(name, Priority.ALWAYS);
        VBox field = controls.field("ledger.views.name", name);
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(8, field, go);
        line.setAlignment(Pos.BOTTOM_LEFT);
        return new VBox(8, line, office, controls.note("ledger.views.hint"));
    }

    private HBox buttons() {
        HBox buttons = new HBox(8);
        if (model.views().openedProperty().get() != null) {
            buttons.getChildren()
                    .add(
                            controls.secondary(
                                    "ledger.views.leave",
                                    () -> {
                                        ui.dialogs().close();
                                        model.views().leave();
                                    }));
        }
        buttons.getChildren()
                .addAll(
                        controls.secondary(
                                "ledger.views.marks",
                                "Shift F8",
                                () -> {
                                    ui.dialogs().close();
                                    marks.run();
                                }),
                        controls.spring(),
                        controls.secondary("ledger.views.close", "Esc", ui.dialogs()::close));
        return buttons;
    }
}
