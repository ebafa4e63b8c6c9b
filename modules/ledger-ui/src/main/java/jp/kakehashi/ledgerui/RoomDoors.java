package jp.kakehashi.ledgerui;

import java.util.List;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.find.LedgerCommands;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridDoors;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.menu.MenuForm;
import jp.kakehashi.ledgerui.menu.MenuGroup;
import jp.kakehashi.ledgerui.record.RecordViewModel.Face;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// What leads out of the open ledger and through it: for the box of Ctrl+K and for the ledger's
/// own menu, so that nothing is known to one of them only. Screen's thread only.
final class RoomDoors {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final LedgerWorkspace workspace;
    private final ExportDoor exports;
    private final TwinsDoor twins;

    RoomDoors(
            UiContext ui,
            LedgerDesk desk,
            LedgerWorkspace workspace,
            ExportDoor exports,
            TwinsDoor twins) {
        this.ui = ui;
        this.desk = desk;
        this.workspace = workspace;
        this.exports = exports;
        this.twins = twins;
    }

    /// Ways for the box of Ctrl+K; those of a ledger only where `room` is in front.
    LedgerCommands.Ways commands(@Nullable LedgerRoom room) {
        return new LedgerCommands.Ways(
                workspace::openLedger,
                () -> workspace.leaveRoom(workspace::openList),
                workspace::openInbox,
                workspace::openReturned,
                () -> workspace.startImport(null),
                () -> workspace.openDesign(null),
                room == null ? null : workspace::showExport,
                room == null ? null : room.view()::print,
                room == null ? null : room.links()::cell,
                room == null ? null : room.links()::view,
                room == null || !room.yearly() ? null : workspace::openYears,
                twins.way(room));
    }

    /// Shows everything that this person may do in `room` now.
    void menu(LedgerRoom room) {
        LedgerDefinition form = room.grid().definitionProperty().get();
        if (form != null && !room.view().sheet().editing()) {
            new MenuForm(ui, form.label().in(desk.language())).show(groups(room, form));
        }
    }

    /// Shows what was said in `room` and is not settled.
    void comments(LedgerRoom room) {
        if (room.grid().definitionProperty().get() != null && !room.grid().fields().isEmpty()) {
            room.comments().showOpen(at -> room.seeking().openRecord(at, Face.CARD));
        }
    }

    List<MenuGroup> groups(LedgerRoom room, LedgerDefinition form) {
        return List.of(looking(room), row(room), out(room), ledger(room, form));
    }

    private MenuGroup looking(LedgerRoom room) {
        GridDoors doors = room.view().doors();
        return new MenuGroup("ledger.menu.looking")
                .add(Icon.CALENDAR, "ledger.menu.shape", "Shift F7", doors::shape)
                .add(Icon.FLAG, "ledger.menu.marks", "Shift F8", doors::marks)
                .add(Icon.CHART, "ledger.menu.chart", "Shift F9", doors::chart)
                .add(Icon.SEARCH, "ledger.menu.find", "Ctrl F", () -> doors.find(false))
                .addIf(
                        writes(room.grid()),
                        Icon.EDIT,
                        "ledger.menu.replace",
                        "Ctrl H",
                        () -> doors.find(true))
                .add(Icon.NOTE, "ledger.menu.openComments", "", () -> comments(room));
    }

    /// What is done with the row under the frame.
    private static MenuGroup row(LedgerRoom room) {
        MenuGroup group = new MenuGroup("ledger.menu.row");
        GridDoors doors = room.view().doors();
        CellPlace at = room.grid().currentProperty().get();
        if (at == null) {
            return group;
        }
        return group.add(Icon.DETAILS, "ledger.menu.card", "F4", () -> room.openRecord(at, false))
                .add(
                        Icon.HISTORY,
                        "ledger.menu.history",
                        "Ctrl Shift H",
                        () -> room.openRecord(at, true))
                .add(Icon.NOTE, "ledger.menu.comment", "Shift F2", room.comments()::begin)
                .add(Icon.EYE, "ledger.menu.watch", "", room.comments()::watch)
                .add(Icon.NEXT, "ledger.menu.copyLink", "Ctrl Shift L", room.links()::cell)
                .add(Icon.LIST, "ledger.menu.transcribe", "Ctrl T", room.view()::transcribe)
                .add(
                        Icon.PRINT,
                        doors.several() ? "ledger.menu.printThese" : "ledger.menu.printRow",
                        "",
                        doors::printHere)
                .addIf(
                        writes(room.grid()),
                        Icon.DELETE,
                        "ledger.menu.delete",
                        "Ctrl Delete",
                        room.view()::askDelete);
    }

    private MenuGroup out(LedgerRoom room) {
        GridViewModel grid = room.grid();
        GridDoors doors = room.view().doors();
        return new MenuGroup("ledger.menu.out")
                .addIf(
                        writes(grid),
                        Icon.IMPORT,
                        "ledger.menu.import",
                        "Ctrl O",
                        () -> workspace.startImport(room.ledger()))
                .add(Icon.EXPORT, "ledger.menu.export", "Ctrl E", workspace::showExport)
                .add(Icon.ONLINE, "ledger.menu.openData", "", () -> exports.openData(grid))
                .add(Icon.CLOCK, "ledger.menu.jobs", "", () -> exports.jobs(grid))
                .add(Icon.PRINT, "ledger.menu.print", "Ctrl P", room.view()::print)
                .add(Icon.TABLE, "ledger.menu.labels", "", doors::printLabels)
                .add(Icon.EDIT, "ledger.menu.form", "", doors::printForm);
    }

    private MenuGroup ledger(LedgerRoom room, LedgerDefinition form) {
        Runnable pairs = twins.way(room);
        return new MenuGroup("ledger.menu.ledger")
                .addIf(room.yearly(), Icon.CALENDAR, "ledger.menu.years", "", workspace::openYears)
                .addIf(
                        pairs != null,
                        Icon.STAFF,
                        "ledger.menu.twins",
                        "",
                        pairs == null ? () -> {} : pairs)
                .addIf(
                        form.ownedBy(desk.actor()),
                        Icon.SETTINGS,
                        "ledger.menu.design",
                        "",
                        () -> workspace.openDesign(form.id()))
                .addIf(
                        !form.purposes().isEmpty(),
                        Icon.EYE,
                        "ledger.menu.purpose",
                        "",
                        room.view()::changePurpose)
                .add(Icon.NEXT, "ledger.menu.copyViewLink", "", room.links()::view);
    }

    private static boolean writes(GridViewModel grid) {
        return grid.fields().stream().anyMatch(grid::writable);
    }
}
