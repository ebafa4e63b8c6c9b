package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
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
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The title of a ledger with what it may be used for, the search and the grid's actions.
final class GridBar extends HBox {
    /// The title is written in two lines sooner than it is cut.
    private static final double LEAST_TITLE = 7;

    private final LedgerDesk desk;
    private final Label title = new Label();
    private final HBox chips = new HBox(8);
    private final SearchField search;
    private final Button newRow;
    private final Button in;
    private final Button form;
    private final List<Button> less;
    private boolean changeable;
    private String fitted = "";

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
        Wrapping.of(title);
        chips.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        search = controls.search("ledger.grid.search");
        search.onSearch(text -> asked(model, text));
        in = controls.secondary("ledger.grid.import", actions::importFile);
        Button out = controls.secondary("ledger.grid.export", actions::export);
        out.setGraphic(controls.key("Ctrl E"));
        out.setContentDisplay(ContentDisplay.RIGHT);
        Button paper = controls.iconButton(Icon.PRINT, "ledger.grid.print", print);
        newRow = controls.primary("ledger.grid.new", "Ctrl N", addRow);
        Button back = controls.iconButton(Icon.BACK, "ledger.grid.back", actions::back);
        form = controls.iconButton(Icon.SETTINGS, "ledger.grid.design", actions::design);
        Button more = controls.iconButton(Icon.MORE, "ledger.grid.menu", actions::menu);
        Shortcut.attach(more, "F10", more::fire);
        // These act whether there is room for their buttons or not.
        Shortcut.attach(more, "Ctrl O", in::fire);
        Shortcut.attach(more, "Ctrl E", out::fire);
        // What goes first when there is no room; the menu has all of it.
        less = List.of(form, in, out, paper);
        show(form, false);
        chips.setMinWidth(USE_PREF_SIZE);
        setMinWidth(0);
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
                        more,
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

    /// Letters of another size need other room, and nothing but the layout tells of them.
    @Override
    protected void layoutChildren() {
        String now = getWidth() + " " + title.getFont().getSize();
        if (!now.equals(fitted)) {
            fitted = now;
            fit();
        }
        super.layoutChildren();
    }

    /// Where it is narrow, what the menu has too goes first, then the chips, and only then the
    /// title is written in several lines.
    private void fit() {
        show(chips, true);
        less.forEach(button -> show(button, button != form || changeable));
        title.setMinWidth(USE_PREF_SIZE);
        applyCss();
        for (Button button : less) {
            if (fits()) {
                return;
            }
            show(button, false);
        }
        show(chips, fits());
        if (!fits()) {
            title.setMinWidth(title.getFont().getSize() * LEAST_TITLE);
        }
    }

    /// The search gives way before anything goes.
    private boolean fits() {
        return prefWidth(-1) - search.prefWidth(-1) + search.minWidth(-1) <= getWidth();
    }

    private static void show(Node node, boolean shown) {
        node.setManaged(shown);
        node.setVisible(shown);
    }

    SearchField search() {
        return search;
    }

    void show(@Nullable LedgerDefinition definition, boolean mayWrite) {
        newRow.setDisable(!mayWrite);
        in.setDisable(!mayWrite);
        changeable = definition != null && definition.ownedBy(desk.actor());
        if (definition == null) {
            title.setText("");
            chips.getChildren().clear();
            fit();
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
