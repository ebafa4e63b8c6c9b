package jp.kakehashi.ledgerui.transfer;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.names.Wrapping;

/// What an import did, and where to go from here: to the ledger, or back over the import. Screen's
/// thread only.
final class DonePane extends VBox {
    /// What `preview` did; `open` shows the ledger, `past` its imports.
    DonePane(
            LedgerDesk desk,
            Controls controls,
            ImportPreview preview,
            Runnable open,
            Runnable past) {
        super(16);
        Label head =
                new Label(
                        desk.texts()
                                .get(
                                        "ledger.import.done",
                                        preview.definition().label().in(desk.language()),
                                        grouped(preview.writes())));
        head.getStyleClass().add("section");
        Wrapping.of(head);
        getChildren().addAll(Icon.SUCCESS.node("icon-ok", "huge"), head);
        int leftOut = preview.rows().size() - preview.writes();
        if (leftOut > 0) {
            getChildren().add(controls.note("ledger.import.leftOut", grouped(leftOut)));
        }
        int unread = preview.unread();
        if (unread > 0) {
            String key =
                    preview.keepsUnreadInAField()
                            ? "ledger.import.unread"
                            : "ledger.import.unreadInHistory";
            getChildren().add(controls.note(key, grouped(unread)));
        }
        Button go = controls.primary("ledger.import.open", "Ctrl Enter", open);
        FlowPane ways = new FlowPane(8, 8, go, controls.secondary("ledger.import.past", past));
        ways.setAlignment(Pos.CENTER);
        getChildren().add(ways);
        getStyleClass().add("empty-state");
        Focus.enter(go);
    }

    private static String grouped(int rows) {
        return CellText.grouped(Integer.toString(rows));
    }
}
