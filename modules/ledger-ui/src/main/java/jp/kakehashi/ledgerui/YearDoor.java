package jp.kakehashi.ledgerui;

import javafx.scene.layout.StackPane;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.year.YearView;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.UiContext;

/// The way into the years of a ledger.
final class YearDoor extends PageDoor<YearView> {
    private final UiContext ui;
    private final LedgerDesk desk;

    YearDoor(UiContext ui, LedgerDesk desk, StackPane root, Runnable ended) {
        super(root, YearView::close, ended);
        this.ui = ui;
        this.desk = desk;
    }

    void open(LedgerId ledger) {
        YearView next = new YearView(ui, desk, ledger, this::left);
        show(next);
        next.focusFirst();
    }
}
