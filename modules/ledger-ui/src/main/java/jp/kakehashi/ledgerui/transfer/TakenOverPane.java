package jp.kakehashi.ledgerui.transfer;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.Reimport;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.names.Wrapping;

/// What taking a newer file over did, and where to go from here: to the ledger, or back over it.
/// Screen's thread only.
final class TakenOverPane extends VBox {
    TakenOverPane(
            LedgerDesk desk,
            Controls controls,
            ImportViewModel.Step.TakenOver step,
            Runnable open,
            Runnable past) {
        super(16);
        Reimport what = step.what();
        String ledger = what.preview().definition().label().in(desk.language());
        String rows = CellText.grouped(Integer.toString(step.done().written()));
        Label head = new Label(desk.texts().get("ledger.reimport.done", ledger, rows));
        head.getStyleClass().add("section");
        Wrapping.of(head);
        getChildren().addAll(Icon.SUCCESS.node("icon-ok", "huge"), head);
        if (what.byHand() > 0 && !what.covering()) {
            String kept = CellText.grouped(Long.toString(what.byHand()));
            getChildren().add(controls.note("ledger.reimport.kept", kept));
        }
        if (step.done().left() > 0) {
            String left = CellText.grouped(Integer.toString(step.done().left()));
            getChildren().add(controls.note("ledger.reimport.left", left));
        }
        Button go = controls.primary("ledger.import.open", "Ctrl Enter", open);
        FlowPane ways = new FlowPane(8, 8, go, controls.secondary("ledger.import.past", past));
        ways.setAlignment(Pos.CENTER);
        getChildren().add(ways);
        getStyleClass().add("empty-state");
        Focus.enter(go);
    }
}
