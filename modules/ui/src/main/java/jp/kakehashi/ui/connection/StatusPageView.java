package jp.kakehashi.ui.connection;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Moments;
import jp.kakehashi.ui.PlaceName;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The status page: connection and copies at the left, what waits and what came back at the
/// right.
final class StatusPageView extends VBox {
    private final UiContext ui;
    private final Moments moments;
    private final ConnectionModel connection;
    private final PlaceName server;
    private final Consumer<StatusReport.Returned> dismiss;
    private final Label address = new Label();
    private final VBox copies = new VBox();
    private final VBox waiting = new VBox();
    private final VBox returned = new VBox(8);
    private StatusReport report = StatusReport.empty("");

    StatusPageView(
            UiContext ui,
            ConnectionModel connection,
            PlaceName server,
            InstantSource clock,
            Runnable connectNow,
            Consumer<StatusReport.Returned> dismiss) {
        this.ui = ui;
        this.connection = connection;
        this.server = server;
        this.dismiss = dismiss;
        moments = new Moments(ui.texts(), clock);
        Controls make = ui.controls();
        VBox left = new VBox(16, connectionPanel(), copiesPanel());
        left.getStyleClass().add("status-left");
        VBox right = new VBox(16, returned, waitingPanel());
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox columns = new HBox(20, left, right);
        columns.getStyleClass().add("page");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        make.bar(
                                make.title("ui.status.title"),
                                make.spring(),
                                make.primary("ui.status.connect", "F5", connectNow)),
                        scroll);
        ui.texts().languageProperty().addListener((source, was, now) -> show(report));
        show(report);
    }

    void show(StatusReport next) {
        report = next;
        address.setText(next.serverAddress());
        waiting.getChildren().clear();
        if (next.waiting().isEmpty()) {
            waiting.getChildren().add(nothing());
        }
        next.waiting().forEach(each -> waiting.getChildren().add(line(each)));
        returned.getChildren().clear();
        next.returned().forEach(each -> returned.getChildren().add(card(each)));
        returned.setManaged(!next.returned().isEmpty());
        copies.getChildren().clear();
        next.copies().forEach(each -> copies.getChildren().add(copy(each)));
    }

    private VBox connectionPanel() {
        Controls make = ui.controls();
        Region dot = new Region();
        Label words = new Label();
        Wrapping.of(words);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("strong");
        words.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        ui.texts()
                                                .get(
                                                        connection.linkProperty().get().textKey(),
                                                        server),
                                connection.linkProperty(),
                                ui.texts().languageProperty()));
        connection.linkProperty().addListener((source, was, now) -> paint(dot, now));
        paint(dot, connection.linkProperty().get());
        HBox head = new HBox(10, dot, words);
        head.setAlignment(Pos.CENTER_LEFT);
        Label safe = make.note("ui.status.safe");
        Label contact = new Label();
        contact.getStyleClass().addAll("t-s");
        contact.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::contact,
                                connection.linkProperty(),
                                connection.freshAtProperty(),
                                ui.texts().languageProperty()));
        Wrapping.of(address);
        address.getStyleClass().addAll("t-s", "ink-3");
        return make.panel(head, contact, unconfirmed(), address, make.divider(), safe);
    }

    private VBox copiesPanel() {
        Controls make = ui.controls();
        return make.panel(make.section("ui.status.copies"), copies);
    }

    private VBox waitingPanel() {
        Controls make = ui.controls();
        HBox head =
                new HBox(
                        10,
                        make.section("ui.status.waiting"),
                        make.chip(Tone.ACCENT, "ui.status.count", connection.unsentProperty()));
        head.setAlignment(Pos.CENTER_LEFT);
        return make.panel(head, make.note("ui.status.waiting.note"), waiting);
    }

    private Label unconfirmed() {
        Label until = new Label();
        Wrapping.of(until);
        until.setMinHeight(USE_PREF_SIZE);
        until.getStyleClass().addAll("t-s", "tone-warn");
        until.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    var last = connection.offlineUntilProperty().get();
                                    return last == null
                                            ? ""
                                            : ui.texts().get("ui.status.until", moments.at(last));
                                },
                                connection.offlineUntilProperty(),
                                ui.texts().languageProperty()));
        until.managedProperty().bind(until.textProperty().isNotEmpty());
        return until;
    }

    private String contact() {
        var freshAt = connection.freshAtProperty().get();
        return freshAt == null
                ? ui.texts().get(connection.neverKey())
                : ui.texts().get("ui.status.contact", moments.at(freshAt));
    }

    private static void paint(Region dot, Link link) {
        dot.getStyleClass().setAll("dot", "large", link.tone().styleClass());
    }

    private HBox nothing() {
        Label words = ui.controls().text("ui.status.waiting.none");
        HBox line = new HBox(8, Icon.SUCCESS.node("icon-ok"), words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("list-line");
        return line;
    }

    private HBox line(StatusReport.Waiting edit) {
        Label where = new Label(edit.ledger() + "　" + edit.row());
        where.getStyleClass().addAll("t-s", "ink-2");
        where.setMinWidth(Region.USE_PREF_SIZE);
        Label what =
                new Label(
                        edit.value().isEmpty()
                                ? edit.field()
                                : ui.texts().get("ui.status.edit", edit.field(), edit.value()));
        what.getStyleClass().add("strong");
        NameText.follow(what);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Label when = new Label(moments.at(edit.at()));
        when.getStyleClass().addAll("t-s", "ink-3");
        when.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(16, where, what, when);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("list-line");
        return line;
    }

    private VBox card(StatusReport.Returned edit) {
        Controls make = ui.controls();
        ReturnedCard card = new ReturnedCard(ui, moments, edit);
        HBox buttons = new HBox(8);
        if (!edit.value().isEmpty()) {
            buttons.getChildren().add(make.secondary("ui.status.returned.copy", card::copyText));
        }
        buttons.getChildren()
                .add(make.secondary("ui.status.returned.dismiss", () -> dismiss.accept(edit)));
        card.getChildren().add(buttons);
        return card;
    }

    private HBox copy(StatusReport.Copy copy) {
        Label name = new Label(copy.ledger());
        Wrapping.of(name);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        VBox figures =
                new VBox(
                        small(ui.texts().get("ui.status.rows", copy.rows()), "ink-2"),
                        small(fresh(copy.freshAt()), "ink-3"));
        figures.setAlignment(Pos.CENTER_RIGHT);
        HBox line = new HBox(8, name, figures);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("list-line");
        return line;
    }

    private String fresh(@Nullable Instant at) {
        return at == null ? ui.texts().get(connection.neverKey()) : moments.at(at);
    }

    private static Label small(String text, String ink) {
        Label label = new Label(text);
        label.getStyleClass().addAll("t-xs", ink);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
