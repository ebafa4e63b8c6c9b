package jp.kakehashi.ledgerui;

import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import jp.kakehashi.ledgerui.design.DesignView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// The way into the designer.
final class DesignDoor extends PageDoor<DesignView> {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final Consumer<LedgerId> openLedger;

    /// A door in `root`; `ended` runs when somebody leaves without going to a ledger.
    DesignDoor(
            UiContext ui,
            LedgerDesk desk,
            StackPane root,
            Consumer<LedgerId> openLedger,
            Runnable ended) {
        super(root, DesignView::close, ended);
        this.ui = ui;
        this.desk = desk;
        this.openLedger = openLedger;
    }

    /// Opens it on a ledger, or on a new one when null.
    void open(@Nullable LedgerId ledger) {
        DesignView next = new DesignView(ui, desk, this::left, openLedger);
        show(next);
        if (ledger == null) {
            next.begin();
        } else {
            next.open(ledger);
        }
    }

    /// Asks before a draft goes.
    void leave(Runnable go) {
        DesignView open = view();
        if (open == null) {
            go.run();
        } else {
            open.leave(go);
        }
    }
}
