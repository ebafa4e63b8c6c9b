package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.SearchField;
import jp.kakehashi.ui.control.Shortcut;
import jp.kakehashi.ui.control.Tone;
import org.jspecify.annotations.Nullable;

/// The title of a ledger with what it may be used for, the search and the grid's actions.
final class GridBar extends HBox {
    private final LedgerDesk desk;
    private final Label title = new Label();
    private final HBox chips = new HBox(8);
    private final SearchField search;
    private final Button newRow;
    private final Button in;
    private final Button form;

    GridBar(
            GridViewModel model,
            Controls controls,
            GridActions actions,
            Runnable print,
            Runnable addRow) {
        desk = model.desk();
        getStyleClass().add("bar");
        setMinHeight(USE_PREF_SIZE);
        title.getStyleClass().add("title");
        title.setWrapText(true);
        chips.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        search = controls.search("ledger.grid.search");
        search.onSearch(text -> asked(model, text));
        in = controls.secondary("ledger.grid.import", actions::importFile);
        Shortcut.attach(in, "Ctrl O", actions::importFile);
        Button out = controls.secondary("ledger.grid.export", "Ctrl E", actions::export);
        Button paper = controls.iconButton(Icon.PRINT, "ledger.grid.print", print);
        newRow = controls.primary("ledger.grid.new", "Ctrl N", addRow);
        Button back = controls.iconButton(Icon.BACK, "ledger.grid.back", actions::back);
        form = controls.iconButton(Icon.SETTINGS, "ledger.grid.design", actions::design);
        form.managedProperty().bind(form.visibleProperty());
        form.setVisible(false);
        chips.setMinWidth(USE_PREF_SIZE);
        widthProperty().addListener((source, was, now) -> fit());
        getChildren()
                .addAll(
                        back,
                        title,
                        chips,
                        controls.spring(),
                        search,
                        form,
                        in,
                        out,
                        paper,
                        newRow);
    }

    /// What a view asked for stands in the field without being asked again.
    private static void asked(GridViewModel model, String text) {
        GridQuestion now = model.questionProperty().get();
        GridQuestion next = now.searching(text);
        if (!next.equals(now)) {
            model.ask(next);
        }
    }

    /// Shows what is being searched for, unless somebody is typing there.
    void searched(@Nullable String wanted) {
        String now = search.textProperty().get();
        String shown = wanted == null ? "" : wanted;
        if (!search.typing() && !now.strip().equals(shown)) {
            search.textProperty().set(shown);
        }
    }

    /// The chips go when there is no room for them.
    private void fit() {
        chips.setManaged(true);
        boolean room = prefWidth(-1) <= getWidth();
        chips.setManaged(room);
        chips.setVisible(room);
    }

    SearchField search() {
        return search;
    }

    void show(@Nullable LedgerDefinition definition, boolean mayWrite) {
        newRow.setDisable(!mayWrite);
        in.setDisable(!mayWrite);
        form.setVisible(definition != null && definition.ownedBy(desk.actor()));
        if (definition == null) {
            title.setText("");
            chips.getChildren().clear();
            return;
        }
        title.setText(definition.label().in(desk.language()));
        List<Node> shown = new ArrayList<>();
        String owner = desk.places().section(definition.owner(), desk.language());
        shown.add(new Chip(desk.texts().get("ledger.grid.owner", owner), Tone.NEUTRAL));
        if (definition.personal()) {
            shown.add(new Chip(desk.texts().get("ledger.grid.personal"), Tone.ACCENT, Icon.LOCK));
        }
        if (!definition.access().read().offices().isEmpty()) {
            String offices =
                    definition.access().read().offices().stream()
                            .sorted()
                            .map(o -> desk.places().office(o, desk.language()))
                            .collect(Collectors.joining(desk.texts().get("ledger.grid.comma")));
            shown.add(new Chip(desk.texts().get("ledger.grid.shared", offices), Tone.ACCENT));
        }
        if (!mayWrite) {
            shown.add(new Chip(desk.texts().get("ledger.grid.readOnly"), Tone.WARN, Icon.LOCK));
        }
        shown.forEach(node -> ((Region) node).setMinWidth(Region.USE_PREF_SIZE));
        chips.getChildren().setAll(shown);
        fit();
    }
}
