package jp.kakehashi.ledgerui;

import java.util.UUID;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import jp.kakehashi.kernel.PlaceLink;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.Views;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Puts links to places of the open ledger on the clipboard. Screen's thread only.
final class RoomLinks {
    private final UiContext ui;
    private final GridViewModel grid;

    RoomLinks(UiContext ui, GridViewModel grid) {
        this.ui = ui;
        this.grid = grid;
    }

    /// To the cell with the frame; without one to the ledger.
    void cell() {
        CellPlace at = grid.currentProperty().get();
        put(at == null ? link(null, null, null) : link(at.row(), at.field().value(), null));
    }

    /// To a row.
    void row(UUID row) {
        put(link(row, null, null));
    }

    /// To the office's view that is open; one's own leads nobody else anywhere, so to the ledger.
    void view() {
        Views.Opened open = grid.views().openedProperty().get();
        boolean office = open != null && open.named().whose() == Views.Whose.OFFICE;
        put(link(null, null, office ? open.named().view().name().ja() : null));
    }

    private PlaceLink link(@Nullable UUID row, @Nullable String field, @Nullable String view) {
        return new PlaceLink(grid.ledger().value(), row, field, view);
    }

    private void put(PlaceLink link) {
        ClipboardContent content = new ClipboardContent();
        content.putString(link.text());
        Clipboard.getSystemClipboard().setContent(content);
        ui.notices().show(Tone.OK, "ledger.link.copied", link.text());
    }
}
