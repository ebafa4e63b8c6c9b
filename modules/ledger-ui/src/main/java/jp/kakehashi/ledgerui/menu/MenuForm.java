package jp.kakehashi.ledgerui.menu;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.grid.DialogDress;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// Everything that can be done in a ledger, in columns under headings; arrow keys go through them.
/// Screen's thread only.
public final class MenuForm {
    private final UiContext ui;
    private final Controls controls;
    private final String ledger;
    private final List<List<Button>> columns = new ArrayList<>();

    /// The menu of the ledger of that name.
    public MenuForm(UiContext ui, String ledger) {
        this.ui = ui;
        this.ledger = ledger;
        controls = ui.controls();
    }

    /// Opens; a line that is chosen runs once the menu is gone.
    public void show(List<MenuGroup> groups) {
        HBox middle = new HBox(12);
        for (MenuGroup group : groups) {
            if (!group.entries().isEmpty()) {
                middle.getChildren().add(column(group));
            }
        }
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        // Lines that had to be wrapped are known once they are laid out.
        middle.heightProperty()
                .addListener((source, was, now) -> scroll.setPrefViewportHeight(now.doubleValue()));
        scroll.getStyleClass().add("menu-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox foot =
                new HBox(
                        controls.spring(),
                        controls.secondary("ui.settings.close", "Esc", this::close));
        VBox box = new VBox(12, controls.section("ledger.menu.title", ledger), scroll, foot);
        DialogDress.put(box, "ledger-menu");
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        ui.dialogs().show(box, this::close);
        // What scrolls is in the window once its skin is there.
        box.applyCss();
        columns.getFirst().getFirst().requestFocus();
    }

    private VBox column(MenuGroup group) {
        VBox box = new VBox(controls.subsection(group.headKey()));
        box.getStyleClass().add("menu-column");
        HBox.setHgrow(box, Priority.ALWAYS);
        List<Button> lines = new ArrayList<>();
        for (MenuGroup.Entry entry : group.entries()) {
            Button line = line(entry);
            lines.add(line);
            HBox.setHgrow(line, Priority.ALWAYS);
            HBox row = new HBox(4, line);
            row.setAlignment(Pos.CENTER_LEFT);
            if (!entry.press().isEmpty()) {
                row.getChildren().add(controls.key(entry.press()));
            }
            box.getChildren().add(row);
        }
        columns.add(lines);
        return box;
    }

    private Button line(MenuGroup.Entry entry) {
        Button line =
                controls.quiet(
                        entry.key(),
                        () -> {
                            close();
                            entry.run().run();
                        });
        line.setGraphic(entry.icon().node("fine"));
        line.setContentDisplay(ContentDisplay.LEFT);
        Wrapping.of(line);
        line.getStyleClass().add("menu-line");
        line.setMinWidth(0);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setMaxWidth(Double.MAX_VALUE);
        return line;
    }

    private void pressed(KeyEvent event) {
        int down =
                switch (event.getCode()) {
                    case UP -> -1;
                    case DOWN -> 1;
                    default -> 0;
                };
        int right =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    default -> 0;
                };
        if (down == 0 && right == 0) {
            return;
        }
        for (int column = 0; column < columns.size(); column++) {
            List<Button> lines = columns.get(column);
            for (int line = 0; line < lines.size(); line++) {
                if (lines.get(line).isFocused()) {
                    event.consume();
                    go(column + right, line + down);
                    return;
                }
            }
        }
    }

    private void go(int column, int line) {
        List<Button> lines = columns.get(Math.floorMod(column, columns.size()));
        lines.get(Math.clamp(line, 0, lines.size() - 1)).requestFocus();
    }

    private void close() {
        ui.dialogs().close();
    }
}
