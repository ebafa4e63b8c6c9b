package jp.kakehashi.ui.signin;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.settings.SettingsView;
import jp.kakehashi.ui.signin.SignInModel.Step;
import org.jspecify.annotations.Nullable;

/// The first screen: who, with which password, in which world; at the first start which server,
/// and whether its fingerprint is the one on paper. Problems are told above the button, in plain
/// words.
public final class SignInView extends HBox {
    private final UiContext ui;
    private final SignInModel model;
    private final StackPane form = new StackPane();
    private final ScrollPane scroll = new ScrollPane();
    private final VBox problemPlace = new VBox();
    private @Nullable Node writer;

    /// The screen over `model`.
    public SignInView(UiContext ui, SignInModel model) {
        this.ui = ui;
        this.model = model;
        getStyleClass().add("sign-in");
        BridgePicture picture = new BridgePicture(ui);
        picture.prefWidthProperty().bind(widthProperty().multiply(0.42));
        problemPlace.managedProperty().bind(model.problemProperty().isNotNull());
        // What is not laid out keeps its place, and would take the mouse from what comes there.
        problemPlace.visibleProperty().bind(problemPlace.managedProperty());
        StackPane below = new StackPane(waiting(), problemPlace);
        below.setAlignment(Pos.TOP_LEFT);
        VBox column = new VBox(16, form, below);
        column.getStyleClass().add("sign-in-column");
        column.setAlignment(Pos.CENTER);
        StackPane middle = new StackPane(column);
        scroll.setContent(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("plain-scroll");
        HBox links = foot();
        // The focus would flee to them, and Enter press them, while an answer is awaited.
        links.disableProperty().bind(model.busyProperty());
        VBox right = new VBox(links, scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(picture, right);
        ui.appearance().trainingProperty().bindBidirectional(model.trainingProperty());
        model.stepProperty().addListener((source, was, now) -> show(now));
        model.problemProperty().addListener((source, was, now) -> tell(now));
        ui.texts()
                .languageProperty()
                .addListener((source, was, now) -> tell(model.problemProperty().get()));
        model.busyProperty().addListener((source, was, now) -> hold(now));
        show(model.stepProperty().get());
        Timeline clockwork = new Timeline(new KeyFrame(Duration.seconds(4), event -> model.tick()));
        clockwork.setCycleCount(Animation.INDEFINITE);
        sceneProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now == null) {
                                clockwork.stop();
                                model.city().cancel();
                            } else {
                                clockwork.play();
                            }
                        });
    }

    /// What is going on while an answer is awaited, so that nobody wonders about a form that is
    /// switched off.
    private Node waiting() {
        ProgressIndicator sign = new ProgressIndicator();
        sign.getStyleClass().add("sign-in-progress");
        Label words = new Label();
        words.getStyleClass().addAll("t-s", "ink-2");
        words.textProperty().bind(ui.texts().bind("ui.signin.busy"));
        sign.accessibleTextProperty().bind(words.textProperty());
        HBox line = new HBox(8, sign, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(model.busyProperty());
        return line;
    }

    private void show(Step step) {
        Node next =
                switch (step) {
                    case SERVER -> new ServerForm(ui, model);
                    case COMPARE -> new CompareForm(ui, model);
                    case SIGN_IN -> new PasswordForm(ui, model);
                    case OWN_PASSWORD -> new OwnPasswordForm(ui, model);
                    case CITY -> new CityForm(ui, model);
                    case OFFLINE_PASSWORD -> new OfflinePasswordForm(ui, model);
                    case FIRST_ADMINISTRATOR -> new FirstAdministratorForm(ui, model);
                };
        form.getChildren().setAll(next);
        enter(next);
    }

    /// While an answer is awaited nothing is entered; afterwards the writer is where he was, or in
    /// the form that came next. Otherwise his next Enter would press whatever the focus fled to.
    private void hold(boolean busy) {
        if (busy) {
            writer = getScene() == null ? null : getScene().getFocusOwner();
        }
        form.setDisable(busy);
        Node back = writer;
        if (busy || getScene() == null) {
            return;
        }
        if (back != null && back.getScene() == getScene()) {
            back.requestFocus();
        } else {
            form.getChildren().forEach(SignInView::enter);
        }
    }

    private static void enter(Node step) {
        Focus.enter(step instanceof PasswordForm password ? password.first() : step);
    }

    private void tell(@Nullable Problem problem) {
        problemPlace.getChildren().clear();
        if (problem != null) {
            problemPlace.getChildren().add(new ProblemView(ui.texts(), problem));
            // In large text it would stand below the edge of the window.
            scroll.layout();
            scroll.setVvalue(scroll.getVmax());
        }
    }

    private HBox foot() {
        Controls make = ui.controls();
        Hyperlink language = new Hyperlink();
        language.textProperty().bind(ui.texts().bind("ui.signin.language"));
        language.setOnAction(
                event ->
                        ui.texts()
                                .languageProperty()
                                .set(
                                        ui.texts().language() == Language.JAPANESE
                                                ? Language.ENGLISH
                                                : Language.JAPANESE));
        Hyperlink settings = new Hyperlink();
        settings.textProperty().bind(ui.texts().bind("ui.signin.settings"));
        settings.setOnAction(
                event ->
                        ui.dialogs()
                                .show(
                                        new SettingsView(ui, null, ui.dialogs()::close),
                                        ui.dialogs()::close));
        HBox line = new HBox(16, make.spring(), language, settings);
        line.getStyleClass().add("sign-in-top");
        return line;
    }
}
