package jp.kakehashi.ui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.KeyHint;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;

/// The list of keys that F1 shows: those of the window, then those of the workspace in front.
final class HelpView extends VBox {
    private static final List<KeyHint> EVERYWHERE =
            List.of(
                    new KeyHint("Ctrl 1–9", "ui.keys.workspace"),
                    new KeyHint("Ctrl K", "ui.keys.search"),
                    new KeyHint("Ctrl Shift N", "ui.news.title"),
                    new KeyHint("F6", "ui.keys.region"),
                    new KeyHint("Tab", "ui.keys.next"),
                    new KeyHint("Ctrl ,", "ui.keys.settings"),
                    new KeyHint("Esc", "ui.keys.escape"),
                    new KeyHint("F1", "ui.keys.help"));

    HelpView(UiContext ui, Workspace front, Runnable close) {
        getStyleClass().addAll("dialog-content", "wide");
        setSpacing(16);
        Controls make = ui.controls();
        HBox columns = new HBox(40, column(ui, "ui.keys.everywhere", EVERYWHERE));
        if (!front.keys().isEmpty()) {
            columns.getChildren().add(column(ui, front.labelKey(), front.keys()));
        }
        getChildren()
                .addAll(
                        make.section("ui.keys.title"),
                        columns,
                        new HBox(make.spring(), make.primary("ui.settings.close", "Esc", close)));
    }

    private static VBox column(UiContext ui, String titleKey, List<KeyHint> hints) {
        Controls make = ui.controls();
        VBox column = new VBox(8, make.subsection(titleKey));
        column.getStyleClass().add("key-column");
        for (KeyHint hint : hints) {
            Label key = make.key(hint.press());
            HBox cell = new HBox(key);
            cell.getStyleClass().add("key-cell");
            Label words = make.text(hint.textKey());
            HBox line = new HBox(12, cell, words);
            line.setAlignment(Pos.CENTER_LEFT);
            column.getChildren().add(line);
        }
        return column;
    }
}
