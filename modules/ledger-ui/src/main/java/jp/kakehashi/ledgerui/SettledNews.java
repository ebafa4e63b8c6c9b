package jp.kakehashi.ledgerui;

import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;

/// Says that somebody else decided what this person had written or keeps.
final class SettledNews {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final LedgerWorkspace workspace;

    SettledNews(UiContext ui, LedgerDesk desk, LedgerWorkspace workspace) {
        this.ui = ui;
        this.desk = desk;
        this.workspace = workspace;
    }

    void tell(ConflictView view) {
        FieldId field = view.conflict().field();
        String row =
                view.rowTitle().isEmpty()
                        ? view.definition().label().in(desk.language())
                        : view.rowTitle();
        String where = field == null ? row : row + " " + desk.label(view.definition(), field);
        if (field == null) {
            ui.notices().show(Tone.ACCENT, "ledger.inbox.settled", where);
        } else {
            CellPlace place = new CellPlace(view.conflict().row(), field);
            ui.notices()
                    .showWithAction(
                            Tone.ACCENT,
                            "ledger.inbox.settled.look",
                            () -> workspace.openRecord(view.conflict().ledger(), place, true),
                            "ledger.inbox.settled",
                            where);
        }
    }
}
