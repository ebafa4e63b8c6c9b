package jp.kakehashi.ledgerui;

import javafx.scene.layout.StackPane;
import jp.kakehashi.ledger.LedgerTwins;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.twins.TwinsView;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// The way into the pairs of a ledger.
final class TwinsDoor extends PageDoor<TwinsView> {
    private final UiContext ui;
    private final LedgerDesk desk;

    TwinsDoor(UiContext ui, LedgerDesk desk, StackPane root, Runnable ended) {
        super(root, TwinsView::close, ended);
        this.ui = ui;
        this.desk = desk;
    }

    /// The way into the pairs of the ledger that is open, null where this person may make none one.
    @Nullable Runnable way(@Nullable LedgerRoom room) {
        LedgerDefinition form = room == null ? null : room.grid().definitionProperty().get();
        if (room == null || form == null || !offered(form)) {
            return null;
        }
        return () -> room.leave(() -> open(room.ledger()));
    }

    /// One person rightly has several rows in most ledgers: it is offered where the ledger says
    /// what makes two rows one.
    private boolean offered(LedgerDefinition form) {
        return form.twins() != null
                && form.access().write().admits(desk.actor())
                && form.guardAgainst(desk.actor()) == null
                && !ApprovalRule.isRegister(form.id())
                && LedgerTwins.tells(form, desk.actor());
    }

    void open(LedgerId ledger) {
        TwinsView next = new TwinsView(ui, desk, ledger, this::left);
        show(next);
        next.focusFirst();
    }
}
