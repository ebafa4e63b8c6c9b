package jp.kakehashi.app.demo;

import java.nio.file.Path;
import java.util.UUID;
import jp.kakehashi.app.workstation.Desk;
import jp.kakehashi.ledgerui.LedgerWorkspace;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;

/// Leads the window to a place by its name. On the screen's thread.
final class StageRooms {
    private StageRooms() {}

    /// `ledgers`, `ledger` (its id), `row` and `card` (ledger:row:field), `conflicts`, `returned`,
    /// `import` (a file), `status`.
    static void open(Desk desk, String where, String detail) {
        LedgerWorkspace ledgers = desk.workspace();
        if (where.equals("status")) {
            desk.shell().show(desk.shell().statusPage());
            return;
        }
        desk.shell().show(ledgers);
        switch (where) {
            case "ledgers" -> ledgers.openList();
            case "ledger" -> {
                ledgers.openLedger(new LedgerId(detail));
                ledgers.closeRecord();
            }
            case "row" -> openRecord(ledgers, detail, true);
            case "card" -> openRecord(ledgers, detail, false);
            case "conflicts" -> ledgers.openInbox();
            case "returned" -> ledgers.openReturned();
            case "import" -> ledgers.startImport(null, Path.of(detail));
            default -> throw new StepFailed("no such place: " + where);
        }
    }

    private static void openRecord(LedgerWorkspace ledgers, String detail, boolean history) {
        String[] words = detail.split(":", 3);
        ledgers.openRecord(
                new LedgerId(words[0]),
                new CellPlace(UUID.fromString(words[1]), new FieldId(words[2])),
                history);
    }
}
