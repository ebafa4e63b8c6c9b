package jp.kakehashi.ledgerui;

import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridActions;
import jp.kakehashi.ledgerui.links.LinkWords;
import jp.kakehashi.records.LedgerId;

/// Where the buttons of one ledger's grid lead.
final class RoomActions implements GridActions {
    private final LedgerWorkspace workspace;
    private final LedgerId ledger;

    RoomActions(LedgerWorkspace workspace, LedgerId ledger) {
        this.workspace = workspace;
        this.ledger = ledger;
    }

    @Override
    public void back() {
        workspace.leaveRoom(workspace::openList);
    }

    @Override
    public void goTo(CellPlace place) {
        workspace.openCell(ledger, place);
    }

    @Override
    public void open(LinkWords.Way way) {
        workspace.openFound(way.ledger(), new CellPlace(way.row(), way.first()));
    }

    @Override
    public void inbox() {
        workspace.openInbox();
    }

    @Override
    public void importFile() {
        workspace.startImport(ledger);
    }

    @Override
    public void export() {
        workspace.showExport();
    }

    @Override
    public void design() {
        workspace.openDesign(ledger);
    }

    @Override
    public void menu() {
        workspace.openMenu();
    }

    @Override
    public void years() {
        workspace.openYears();
    }

    @Override
    public void openComments() {
        workspace.openComments();
    }

    @Override
    public void withdrawn() {
        workspace.openList();
    }
}
