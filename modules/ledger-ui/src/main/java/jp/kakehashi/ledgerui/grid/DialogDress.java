package jp.kakehashi.ledgerui.grid;

import java.util.Objects;
import javafx.scene.layout.VBox;

/// The look of a larger question of the grid. Questions lie over the whole window, where the
/// ledgers' own stylesheet does not reach by itself.
public final class DialogDress {
    private static final String SHEET = "/jp/kakehashi/ledgerui/ledger.css";

    private DialogDress() {}

    /// Dresses `box` as the class `style` of the ledgers' stylesheet says.
    public static void put(VBox box, String style) {
        box.getStyleClass().addAll("dialog-content", style);
        box.getStylesheets()
                .add(Objects.requireNonNull(DialogDress.class.getResource(SHEET)).toExternalForm());
    }
}
