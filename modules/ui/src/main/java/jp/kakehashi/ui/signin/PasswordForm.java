package jp.kakehashi.ui.signin;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.signin.SignInModel.Reach;
import jp.kakehashi.ui.signin.SignInService.KnownServer;

/// Every day's question: staff number, password, and whether today is practice.
final class PasswordForm extends VBox {
    private final UiContext ui;
    private final SignInModel model;
    private final PasswordField password = new PasswordField();

    PasswordForm(UiContext ui, SignInModel model) {
        this.ui = ui;
        this.model = model;
        getStyleClass().add("sign-in-form");
        Controls make = ui.controls();
        TextField staff = new TextField();
        staff.textProperty().bindBidirectional(model.staffNumberProperty());
        staff.setOnAction(event -> password.requestFocus());
        password.setOnAction(event -> signIn());
        Button go = make.primary("ui.signin.go", "Enter", this::signIn);
        Hyperlink first = new Hyperlink();
        first.textProperty().bind(ui.texts().bind("ui.signin.first.link"));
        first.setOnAction(event -> model.startFirstAdministrator());
        first.setMinWidth(USE_PREF_SIZE);
        HBox buttons = new HBox(8, first, make.spring(), go);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        new VBox(4, titleLine(), address()),
                        make.field("ui.signin.staff", staff),
                        make.field("ui.signin.password", password),
                        make.field("ui.signin.world", new WorldChoice(ui, model)),
                        reachNotice(),
                        buttons);
    }

    private void signIn() {
        char[] entered = password.getText().toCharArray();
        password.clear();
        model.signIn(entered);
    }

    private Node titleLine() {
        Chip state = new Chip("", Tone.NEUTRAL);
        model.reachProperty().addListener((source, was, now) -> paint(state, now));
        ui.texts()
                .languageProperty()
                .addListener((source, was, now) -> paint(state, model.reachProperty().get()));
        paint(state, model.reachProperty().get());
        HBox line =
                new HBox(8, ui.controls().title("ui.signin.title"), ui.controls().spring(), state);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node address() {
        Label address = new Label();
        address.getStyleClass().addAll("t-s", "ink-3");
        address.setWrapText(true);
        address.setMinHeight(USE_PREF_SIZE);
        address.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::serverWords,
                                model.serverProperty(),
                                ui.texts().languageProperty()));
        return address;
    }

    private String serverWords() {
        KnownServer known = model.serverProperty().get();
        return known == null
                ? ""
                : known.office().in(ui.texts().language()) + "　" + known.address();
    }

    private void paint(Chip chip, Reach reach) {
        switch (reach) {
            case ASKING -> chip.show(ui.texts().get("ui.signin.reach.asking"), Tone.NEUTRAL);
            case REACHABLE -> chip.show(ui.texts().get("ui.signin.reach.yes"), Tone.OK);
            case NOT_REACHABLE -> chip.show(ui.texts().get("ui.signin.reach.no"), Tone.WARN);
        }
    }

    private Node reachNotice() {
        Label words = ui.controls().text("ui.signin.offline");
        words.getStyleClass().add("t-s");
        HBox notice = new HBox(8, Icon.OFFLINE.node("icon-warn"), words);
        notice.getStyleClass().addAll("panel", "warn", "slim");
        notice.visibleProperty().bind(model.reachProperty().isEqualTo(Reach.NOT_REACHABLE));
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }
}
