package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import jp.kakehashi.ledger.Presence.Colleague;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.Texts;

/// Who else is in the ledger, by name at its top edge; a press goes to where they are.
final class PeopleStrip extends HBox {
    private static final int NAMED = 3;

    private final PeopleHere people;
    private final Texts texts;
    private final Consumer<CellPlace> goTo;
    private boolean compact;
    private final ChangeListener<Object> look = (source, was, now) -> renewed();
    private Runnable drawn = () -> {};

    PeopleStrip(PeopleHere people, Texts texts, Consumer<CellPlace> goTo) {
        this.people = people;
        this.texts = texts;
        this.goTo = goTo;
        getStyleClass().add("people-strip");
        setAlignment(Pos.CENTER_LEFT);
        people.othersProperty().addListener(look);
        texts.languageProperty().addListener(look);
        render();
    }

    /// Shows everybody in one list instead of by name, where there is no room for names.
    void compact(boolean wanted) {
        if (wanted != compact) {
            compact = wanted;
            render();
        }
    }

    void close() {
        people.othersProperty().removeListener(look);
        texts.languageProperty().removeListener(look);
    }

    private void render() {
        List<Colleague> others =
                people.othersProperty().get().stream()
                        .sorted(
                                Comparator.comparing((Colleague c) -> c.who().staff())
                                        .thenComparing(c -> c.who().device()))
                        .toList();
        List<Node> nodes = new ArrayList<>();
        int named = compact ? 0 : others.size() > NAMED ? NAMED - 1 : others.size();
        for (Colleague each : others.subList(0, named)) {
            nodes.add(button(each));
        }
        if (named < others.size()) {
            nodes.add(rest(others.subList(named, others.size())));
        }
        getChildren().setAll(nodes);
        setVisible(!nodes.isEmpty());
        setManaged(!nodes.isEmpty());
    }

    /// Calls `action` after other people are shown than before.
    void onDrawn(Runnable action) {
        drawn = action;
    }

    private void renewed() {
        render();
        drawn.run();
    }

    private Node button(Colleague colleague) {
        Button button = new Button(PeopleHere.shortName(colleague));
        button.getStyleClass().addAll("person", "who-" + PeopleHere.tone(colleague));
        button.setMinWidth(USE_PREF_SIZE);
        String words = people.words(colleague);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> go(colleague));
        return button;
    }

    private Node rest(List<Colleague> more) {
        String key = compact ? "ledger.people.all" : "ledger.people.more";
        MenuButton button = new MenuButton(texts.get(key, more.size()));
        button.setAccessibleText(texts.get("ledger.people.menu", more.size()));
        button.getStyleClass().add("person");
        button.setMinWidth(USE_PREF_SIZE);
        for (Colleague each : more) {
            MenuItem item = new MenuItem(people.words(each));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> go(each));
            button.getItems().add(item);
        }
        return button;
    }

    private void go(Colleague colleague) {
        FieldId field = colleague.field();
        if (colleague.row() != null && field != null) {
            goTo.accept(new CellPlace(colleague.row(), field));
        }
    }
}
