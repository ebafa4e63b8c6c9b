package jp.kakehashi.ledgerui.transfer.sheet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.FileReading;
import jp.kakehashi.sheets.SheetReading;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.UiContext;

/// The encodings that a CSV may have, each with the beginning of the file as it reads in it: the
/// keeper points at the one that is Japanese. Screen's thread only.
public final class EncodingMenu {
    private static final Map<String, String> NAMES =
            Map.of(
                    "UTF-8", "UTF-8",
                    "windows-31j", "Shift_JIS",
                    "EUC-JP", "EUC-JP",
                    "ISO-2022-JP", "JIS",
                    "UTF-16LE", "Unicode (LE)",
                    "UTF-16BE", "Unicode (BE)");

    private EncodingMenu() {}

    /// Shows them below `owner`; `chosen` is told which one.
    public static void show(UiContext ui, Node owner, Path file, Consumer<String> chosen) {
        ui.tasks()
                .run(() -> FileReading.encodings(file))
                .onSuccess(
                        looks -> {
                            ContextMenu menu = menu(ui.texts(), looks, chosen);
                            menu.show(owner, Side.BOTTOM, 0, 0);
                        });
    }

    static ContextMenu menu(
            Texts texts, List<SheetReading.EncodingLook> looks, Consumer<String> chosen) {
        ContextMenu menu = new ContextMenu();
        menu.getStyleClass().add("encoding-menu");
        for (SheetReading.EncodingLook look : looks) {
            Label name =
                    new Label(
                            look.broken() == 0
                                    ? NAMES.getOrDefault(look.encoding(), look.encoding())
                                    : texts.get(
                                            "ledger.look.brokenEncoding",
                                            NAMES.getOrDefault(look.encoding(), look.encoding()),
                                            look.broken()));
            name.getStyleClass().add("strong");
            Label sample =
                    new Label(look.beginning().lines().limit(2).reduce("", EncodingMenu::joined));
            sample.getStyleClass().addAll("t-s", "ink-2");
            sample.setMaxWidth(620);
            MenuItem item = new MenuItem();
            item.setGraphic(new VBox(2, name, sample));
            item.setOnAction(event -> chosen.accept(look.encoding()));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static String joined(String above, String below) {
        return above.isEmpty() ? below : above + "\n" + below;
    }
}
