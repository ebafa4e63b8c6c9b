package jp.kakehashi.ledgerui;

import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LedgerSight;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.grid.GridActions;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Leaves an open ledger as soon as a field of it, or all of it, is not for this person any more:
/// of what stands in the grid, on the card, in its history and in any box over them nothing stays.
/// What was being written is kept as unfinished. Screen's thread only.
final class RoomSight implements AutoCloseable {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final GridActions actions;
    private final LiveRefresh live;
    private @Nullable LedgerSight seen;

    RoomSight(UiContext ui, LedgerDesk desk, UiTasks tasks, LedgerId ledger, GridActions actions) {
        this.ui = ui;
        this.desk = desk;
        this.tasks = tasks;
        this.ledger = ledger;
        this.actions = actions;
        live = new LiveRefresh(desk.service(), tasks, ledger, this::look);
        look();
    }

    private void look() {
        tasks.run(() -> LedgerSight.of(desk, ledger)).onSuccess(this::compare);
    }

    private void compare(LedgerSight now) {
        LedgerSight before = seen;
        seen = now;
        if (before != null && !now.keeps(before)) {
            close();
            ui.dialogs().close();
            actions.withdrawn();
            ui.notices().show(Tone.WARN, "ledger.grid.withdrawn");
        }
    }

    @Override
    public void close() {
        live.close();
    }
}
