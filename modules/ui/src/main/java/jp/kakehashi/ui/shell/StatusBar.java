package jp.kakehashi.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;

/// The lowest line of the window: connection, what is unsent, age of the data; at its end who
/// works here, in which world, and the text size. The left end opens the status page, the right
/// the settings.
final class StatusBar extends HBox {
    private final Region dot = new Region();
    private final BooleanProperty narrow = new SimpleBooleanProperty();

    StatusBar(
            UiContext ui,
            SessionInfo session,
            ConnectionModel connection,
            StatusBarModel model,
            Runnable openStatus,
            Runnable openSettings) {
        getStyleClass().add("status-bar");
        setMinWidth(0);
        getChildren()
                .addAll(
                        link(model, openStatus),
                        unsent(model, connection),
                        returned(model, connection, openStatus),
                        age(model),
                        ui.controls().spring(),
                        who(ui, session),
                        line(),
                        world(ui, session),
                        roomy(line()),
                        roomy(size(ui, openSettings)));
        widthProperty().addListener((source, was, now) -> fit());
    }

    /// Where there is no room for everything, office, section and text size go before a word is
    /// cut.
    void fit() {
        narrow.set(false);
        narrow.set(prefWidth(-1) > getWidth());
    }

    private <N extends Node> N roomy(N node) {
        node.visibleProperty().bind(narrow.not());
        node.managedProperty().bind(narrow.not());
        return node;
    }

    private Button link(StatusBarModel model, Runnable openStatus) {
        Button link = plain(openStatus);
        link.textProperty().bind(model.linkWords());
        link.setMinWidth(0);
        dot.getStyleClass().add("dot");
        link.setGraphic(dot);
        model.linkTone().addListener((source, was, now) -> showTone(now));
        showTone(model.linkTone().getValue());
        return link;
    }

    private static Label unsent(StatusBarModel model, ConnectionModel connection) {
        Label unsent = label(model.unsent());
        mark(unsent, connection.unsentProperty().get() > 0);
        connection
                .unsentProperty()
                .addListener((source, was, now) -> mark(unsent, now.intValue() > 0));
        return unsent;
    }

    private Button returned(StatusBarModel model, ConnectionModel connection, Runnable openStatus) {
        Button returned = plain(openStatus);
        returned.textProperty().bind(model.returned());
        returned.setGraphic(Icon.RETURNED.node("icon-bad"));
        returned.getStyleClass().add("tone-bad");
        returned.visibleProperty().bind(connection.returnedProperty().greaterThan(0));
        returned.managedProperty().bind(returned.visibleProperty());
        return returned;
    }

    private static Label age(StatusBarModel model) {
        Label age = label(model.age());
        age.setMinWidth(0);
        mark(age, Boolean.TRUE.equals(model.stale().getValue()));
        model.stale().addListener((source, was, now) -> mark(age, Boolean.TRUE.equals(now)));
        return age;
    }

    private Label who(UiContext ui, SessionInfo session) {
        StringBinding whole =
                ui.texts()
                        .bind(
                                "ui.status.who",
                                session.office(),
                                session.section(),
                                session.staffName());
        Label who = new Label();
        who.setMinWidth(0);
        who.textProperty().bind(Bindings.when(narrow).then(session.staffName()).otherwise(whole));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(whole);
        who.setTooltip(tooltip);
        return who;
    }

    private static Label world(UiContext ui, SessionInfo session) {
        Label world = new Label(null, session.training() ? Icon.BOOK.node("icon-training") : null);
        world.setMinWidth(USE_PREF_SIZE);
        world.textProperty()
                .bind(ui.texts().bind(session.training() ? "ui.world.training" : "ui.world.real"));
        world.getStyleClass().add(session.training() ? "world-training" : "world-real");
        return world;
    }

    private Button size(UiContext ui, Runnable openSettings) {
        Button size = plain(openSettings);
        size.textProperty()
                .bind(
                        ui.texts()
                                .bind(
                                        "ui.status.text-size",
                                        ui.appearance()
                                                .textSizeProperty()
                                                .map(each -> each.percent())));
        return size;
    }

    private void showTone(Tone tone) {
        dot.getStyleClass().setAll("dot", tone.styleClass());
    }

    private static void mark(Label label, boolean marked) {
        label.getStyleClass().remove("tone-warn");
        if (marked) {
            label.getStyleClass().add("tone-warn");
        }
    }

    private static Label label(ObservableValue<String> words) {
        Label label = new Label();
        label.textProperty().bind(words);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Button plain(Runnable action) {
        Button button = new Button();
        button.getStyleClass().addAll("quiet", "status-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Node line() {
        return new Separator(Orientation.VERTICAL);
    }
}
