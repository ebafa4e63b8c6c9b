package jp.kakehashi.ledgerui;

import jp.kakehashi.ledger.LedgerService.ReturnedEdit;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.find.BuriedRow;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridQuestion;
import jp.kakehashi.ledgerui.grid.GridSheet;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.record.RecordViewModel;
import jp.kakehashi.ledgerui.record.RecordViewModel.Face;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Goes to a cell of an open ledger, also one whose row is not loaded yet, and opens there what was
/// asked for. Screen's thread only.
final class RoomSeeking {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final GridViewModel grid;
    private final GridSheet sheet;
    private final RecordViewModel record;
    private @Nullable CellPlace wanted;
    private int wantedAt = -1;
    private @Nullable String mending;
    private @Nullable BegunText begun;
    private Runnable takenUp = () -> {};
    private @Nullable Face opening;

    RoomSeeking(
            UiContext ui,
            LedgerDesk desk,
            GridViewModel grid,
            GridSheet sheet,
            RecordViewModel record) {
        this.ui = ui;
        this.desk = desk;
        this.grid = grid;
        this.sheet = sheet;
        this.record = record;
    }

    /// Goes to `place` when its row comes with the next rows.
    void want(CellPlace place) {
        wanted = place;
    }

    /// Goes to a cell, wherever its row stands.
    void goTo(CellPlace place) {
        begun = null;
        seekFor(place);
    }

    /// Opens the editor of a cell on words that were begun there; `done` runs once they stand
    /// there.
    void takeUp(CellPlace place, BegunText words, Runnable done) {
        begun = words;
        takenUp = done;
        seekFor(place);
    }

    private void seekFor(CellPlace place) {
        wanted = place;
        wantedAt = -1;
        seek();
        if (place.equals(wanted)) {
            farOff(place);
        }
    }

    /// The row is not among those that are loaded: asks where it is, if need be among all rows.
    private void farOff(CellPlace place) {
        grid.whereIs(
                place.row(),
                found -> {
                    if (!place.equals(wanted)) {
                        return;
                    }
                    if (found.isPresent()) {
                        wantedAt = Math.toIntExact(found.getAsLong());
                        seek();
                    } else if (grid.questionProperty().get().narrows()) {
                        ui.notices().show(Tone.ACCENT, "ledger.grid.widened");
                        grid.views().leave();
                        grid.ask(GridQuestion.EVERYTHING);
                        farOff(place);
                    } else {
                        wanted = null;
                        gone(place);
                    }
                });
    }

    /// A press leads from a row that was made one with another to the other.
    private void gone(CellPlace place) {
        ui.tasks()
                .run(() -> new BuriedRow(desk).kept(grid.ledger(), place.row()))
                .onSuccess(
                        kept ->
                                kept.ifPresentOrElse(
                                        row ->
                                                ui.notices()
                                                        .showWithAction(
                                                                Tone.WARN,
                                                                "ledger.grid.rowMerged.open",
                                                                () ->
                                                                        goTo(
                                                                                new CellPlace(
                                                                                        row.row(),
                                                                                        place
                                                                                                .field())),
                                                                "ledger.grid.rowMerged"),
                                        () -> ui.notices().show(Tone.WARN, "ledger.grid.rowGone")))
                .onProblem(why -> ui.notices().show(Tone.WARN, "ledger.grid.rowGone"));
    }

    /// Looks again for the cell that is still wanted.
    void seek() {
        CellPlace place = wanted;
        int at = wantedAt;
        if (place != null && sheet.goTo(place)) {
            wanted = null;
            sheet.requestFocus();
            if (mending != null) {
                sheet.edit(mending);
                mending = null;
            }
            BegunText words = begun;
            if (words != null) {
                begun = null;
                sheet.takeUp(words.text(), words.before());
                if (sheet.editing()) {
                    takenUp.run();
                }
            }
            Face face = opening;
            if (face != null) {
                opening = null;
                record.show(face, place.row(), place.field());
            }
        } else if (place != null && at >= 0 && at < grid.rows().size()) {
            wantedAt = -1;
            sheet.showRow(at);
        }
    }

    /// Opens the drawer on a cell as soon as its row is loaded.
    void openRecord(CellPlace place, Face face) {
        opening = face;
        goTo(place);
    }

    /// Opens the editor of the first cell of an edit that came back.
    void mend(ReturnedEdit edit) {
        edit.values().entrySet().stream()
                .findFirst()
                .ifPresent(cell -> mend(new CellPlace(edit.row(), cell.getKey()), cell.getValue()));
    }

    /// Opens the editor of a cell on a canonical value that came back.
    private void mend(CellPlace place, @Nullable String value) {
        LedgerDefinition definition = grid.definitionProperty().get();
        String text = value == null ? "" : value;
        if (definition != null) {
            text =
                    definition
                            .field(place.field())
                            .map(f -> desk.cells().forEditing(f, value))
                            .orElse(text);
        }
        mending = text;
        goTo(place);
    }
}
