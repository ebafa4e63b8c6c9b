package jp.kakehashi.ledgerui.transfer;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.transfer.ImportViewModel.Step;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// What an import did, and where to go from here: to the ledger, or back over the import. Screen's
/// thread only.
final class DonePane extends VBox {
    /// What was `done`; `open` shows a ledger, `past` its imports. What else the file holds goes on
    /// in `model`.
    DonePane(
            LedgerDesk desk,
            UiContext ui,
            ImportViewModel model,
            Step.Done done,
            Consumer<LedgerId> open,
            Consumer<LedgerId> past) {
        super(16);
        Controls controls = ui.controls();
        ImportPreview preview = done.preview();
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
        Button go =
                controls.primary(
                        "ledger.import.open", "Ctrl Enter", () -> open.accept(done.ledger()));
        FlowPane ways =
                new FlowPane(
                        8,
                        8,
                        go,
                        controls.secondary("ledger.import.past", () -> past.accept(done.ledger())));
        ways.setAlignment(Pos.CENTER);
        getChildren().add(ways);
        List<SheetTable> rest = model.rest().of(preview);
        if (!rest.isEmpty()) {
            getChildren().add(new RestOfFile(desk, controls, done, rest, model::next));
        }
        getStyleClass().add("empty-state");
        Focus.enter(go);
    }

    private static String grouped(int rows) {
        return CellText.grouped(Integer.toString(rows));
    }
}
