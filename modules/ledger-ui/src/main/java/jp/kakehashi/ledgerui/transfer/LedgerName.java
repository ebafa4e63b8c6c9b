package jp.kakehashi.ledgerui.transfer;

import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.control.TextLimit;

/// What a new ledger is to be called: written freely, or chosen among the file's name and what
/// stands above the table. Screen's thread only.
final class LedgerName {
    private static final int LONGEST = 60;

    private final ComboBox<String> box = new ComboBox<>();

    /// The name of `preview`; what is written goes to `actions` as it is written.
    LedgerName(LedgerDesk desk, ImportPreview preview, PreviewActions actions) {
        String now = preview.definition().label().in(desk.language());
        Set<String> offered = new LinkedHashSet<>();
        offered.add(now);
        offered.add(fileName(preview));
        String title = preview.table().title();
        if (title != null) {
            offered.add(title);
        }
        box.getItems().setAll(offered);
        box.setEditable(true);
        box.setValue(now);
        box.getStyleClass().add("ledger-name-choice");
        box.accessibleTextProperty().bind(desk.texts().bind("ledger.import.name"));
        TextLimit.set(box.getEditor(), LONGEST, () -> {});
        box.getEditor().textProperty().addListener((source, was, text) -> actions.name(text));
    }

    Node node() {
        return box;
    }

    private static String fileName(ImportPreview preview) {
        String name = String.valueOf(preview.file().getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
