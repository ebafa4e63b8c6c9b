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

/// The way into the pairs of a ledger and out of them; one is open at a time. Screen's thread only.
final class TwinsDoor {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final StackPane root;
    private final Runnable ended;
    private @Nullable TwinsView view;

    TwinsDoor(UiContext ui, LedgerDesk desk, StackPane root, Runnable ended) {
        this.ui = ui;
        this.desk = desk;
        this.root = root;
        this.ended = ended;
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
        close();
        TwinsView next =
                new TwinsView(
                        ui,
                        desk,
                        ledger,
                        () -> {
                            close();
                            ended.run();
                        });
        view = next;
        root.getChildren().setAll(next);
        next.focusFirst();
    }

    @Nullable TwinsView view() {
        return view;
    }

    void close() {
        if (view != null) {
            view.close();
            view = null;
        }
    }
}
