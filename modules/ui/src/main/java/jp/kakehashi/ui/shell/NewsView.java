package jp.kakehashi.ui.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.NewsSource;
import jp.kakehashi.ui.NewsSource.Line;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The list behind the bell: what is new, newest first, each line a way to its place.
final class NewsView extends VBox {
    private static final int ROWS = 7;

    private final UiContext ui;
    private final List<NewsSource> sources;
    private final List<NewsSource> shown = new ArrayList<>();
    private final ListView<Line> list = new ListView<>();
    private final Label empty;
    private final Map<NewsSource, List<Line>> given = new HashMap<>();
    private final List<Runnable> subscriptions = new ArrayList<>();

    NewsView(UiContext ui, List<NewsSource> sources) {
        super(16);
        this.ui = ui;
        this.sources = sources;
        Controls make = ui.controls();
        getStyleClass().addAll("dialog-content", "wide", "news");
        empty = make.text("ui.news.none");
        Wrapping.of(empty);
        empty.setVisible(false);
        list.setCellFactory(view -> new NewsCell());
        list.accessibleTextProperty().bind(ui.texts().bind("ui.news.title"));
        list.getStyleClass().add("news-list");
        list.setPrefHeight(ROWS * 60.0);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(
                click -> {
                    if (click.getButton() == MouseButton.PRIMARY) {
                        go();
                    }
                });
        StackPane middle = new StackPane(list, empty);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren()
                .addAll(
                        make.section("ui.news.title"),
                        middle,
                        new HBox(
                                make.spring(),
                                make.primary("ui.settings.close", "Esc", this::leave)));
        if (sources.isEmpty()) {
            list.setVisible(false);
            empty.setVisible(true);
        }
        sources.forEach(this::load);
        sources.forEach(s -> subscriptions.add(s.onRenewed(() -> renewed(s))));
    }

    private void load(NewsSource source) {
        source.load(
                lines -> take(source, lines),
                why -> getChildren().set(1, new ProblemView(ui.texts(), why)));
    }

    /// What is told no more goes from the open list as well.
    private void renewed(NewsSource source) {
        if (getScene() == null) {
            unfollow();
        } else {
            load(source);
        }
    }

    private void unfollow() {
        subscriptions.forEach(Runnable::run);
        subscriptions.clear();
    }

    private void take(NewsSource source, List<Line> lines) {
        boolean again = given.put(source, lines) != null;
        List<Line> all = new ArrayList<>();
        given.values().forEach(all::addAll);
        all.sort(Comparator.comparingLong(Line::at).reversed());
        if (again) {
            int at = list.getSelectionModel().getSelectedIndex();
            list.getItems().setAll(all);
            empty.setVisible(all.isEmpty());
            list.setVisible(!all.isEmpty());
            list.getSelectionModel().select(Math.clamp(at, 0, Math.max(0, all.size() - 1)));
            return;
        }
        shown.add(source);
        list.getItems().setAll(all);
        empty.setVisible(all.isEmpty() && shown.size() == sources.size());
        list.setVisible(!all.isEmpty());
        if (!all.isEmpty()) {
            list.getSelectionModel().selectFirst();
            list.requestFocus();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            go();
        }
    }

    private void go() {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line != null) {
            leave();
            line.open().run();
        }
    }

    /// Closes the list; what stood in it has been read.
    void leave() {
        unfollow();
        shown.forEach(NewsSource::read);
        ui.dialogs().close();
    }

    private final class NewsCell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean none) {
            super.updateItem(line, none);
            if (line == null || none) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label title = NameText.follow(new Label(line.title()));
            Label words = NameText.follow(new Label(line.words()));
            Wrapping.of(title);
            Wrapping.of(words);
            words.getStyleClass().add("t-s");
            if (line.unread()) {
                title.getStyleClass().add("strong");
            }
            Label when = new Label(line.when());
            when.getStyleClass().addAll("t-s", "ink-3");
            when.setMinWidth(USE_PREF_SIZE);
            VBox text = new VBox(2, title, words);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMinWidth(0);
            Label fresh = new Label(line.unread() ? ui.texts().get("ui.news.unread") : "");
            fresh.getStyleClass().addAll("news-unread", "t-s");
            fresh.setMinWidth(USE_PREF_SIZE);
            fresh.setVisible(line.unread());
            fresh.setManaged(line.unread());
            HBox row = new HBox(12, line.icon().node(), text, fresh, when);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            row.setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(
                    fresh.getText() + " " + line.title() + " " + line.words() + " " + line.when());
        }
    }
}
