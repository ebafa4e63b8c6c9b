package jp.kakehashi.ui.signin;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
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
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.ui.signin.SignInModel.Reach;
import jp.kakehashi.ui.signin.SignInService.KnownServer;
import jp.kakehashi.ui.signin.SignInService.LastHere;

/// Every day's question: staff number, password, and whether today is practice.
final class PasswordForm extends VBox {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final UiContext ui;
    private final SignInModel model;
    private final TextField staff = new TextField();
    private final PasswordField password = new PasswordField();

    PasswordForm(UiContext ui, SignInModel model) {
        this.ui = ui;
        this.model = model;
        getStyleClass().add("sign-in-form");
        Controls make = ui.controls();
        staff.textProperty().bindBidirectional(model.staffNumberProperty());
        staff.setOnAction(event -> password.requestFocus());
        password.setOnAction(event -> signIn());
        Button go = make.primary("ui.signin.go", "Enter", this::signIn);
        Hyperlink first = new Hyperlink();
        first.textProperty().bind(ui.texts().bind("ui.signin.first.link"));
        first.setOnAction(event -> model.startFirstAdministrator());
        first.setMinWidth(USE_PREF_SIZE);
        first.visibleProperty().bind(model.firstAdministratorDueProperty());
        Button city = make.secondary("ui.signin.city.go", model.city()::begin);
        city.visibleProperty().bind(model.cityIdentityProperty());
        city.managedProperty().bind(city.visibleProperty());
        city.disableProperty().bind(model.reachProperty().isNotEqualTo(Reach.REACHABLE));
        HBox buttons = new HBox(8, first, make.spring(), city, go);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        new VBox(4, titleLine(), address()),
                        made(),
                        make.field("ui.signin.staff", staff),
                        make.field("ui.signin.password", password),
                        make.field("ui.signin.world", new WorldChoice(ui, model)),
                        unsentNotice(),
                        reachNotice(),
                        buttons);
    }

    /// Where writing begins: the password when the number is known from last time.
    Node first() {
        return staff.getText().isEmpty() ? staff : password;
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
        Wrapping.of(address);
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
        LastHere last = model.last();
        Instant until = last == null ? null : last.offlineUntil();
        Label words = ui.controls().text("ui.signin.offline");
        if (last != null && until != null) {
            words.textProperty()
                    .bind(
                            Bindings.createStringBinding(
                                    () ->
                                            ui.texts()
                                                    .get(
                                                            "ui.signin.offline.until",
                                                            last.staff(),
                                                            moment(until)),
                                    ui.texts().languageProperty()));
        }
        return notice(
                Tone.WARN,
                Icon.OFFLINE,
                words,
                // A problem says what matters now, and there is no room for both in large text.
                model.reachProperty()
                        .isEqualTo(Reach.NOT_REACHABLE)
                        .and(model.problemProperty().isNull()));
    }

    private String moment(Instant at) {
        String pattern = ui.texts().get("ui.time.year");
        return DateTimeFormatter.ofPattern(pattern, ui.texts().language().locale())
                .format(at.atZone(JAPAN));
    }

    private Node unsentNotice() {
        LastHere last = model.last();
        long unsent = last == null ? 0 : last.unsent();
        String staffNumber = last == null ? "" : last.staff();
        Label words =
                unsent > 0
                        ? ui.controls().text("ui.signin.unsent", staffNumber, unsent)
                        : ui.controls().text("ui.signin.unsent.some", staffNumber);
        return notice(
                Tone.ACCENT,
                Icon.SEND,
                words,
                model.trainingProperty()
                        .not()
                        .and(model.problemProperty().isNull())
                        .and(new SimpleBooleanProperty(unsent != 0)));
    }

    private Node made() {
        return notice(
                Tone.OK,
                Icon.CHECK,
                ui.controls().text("ui.signin.first.made"),
                model.administratorMadeProperty());
    }

    private static Node notice(Tone tone, Icon icon, Label words, ObservableBooleanValue shown) {
        words.getStyleClass().add("t-s");
        HBox notice = new HBox(8, icon.node("icon-" + tone.styleClass()), words);
        notice.getStyleClass().addAll("panel", tone.styleClass(), "slim");
        notice.visibleProperty().bind(shown);
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }
}
