package jp.kakehashi.ledgerui;

import java.util.List;
import jp.kakehashi.ui.KeyHint;

/// The keys of the ledgers' room, for the list that F1 shows.
final class LedgerKeys {
    private LedgerKeys() {}

    static List<KeyHint> all() {
        return List.of(
                new KeyHint("F10", "ledger.keys.menu"),
                new KeyHint("Enter / F2", "ledger.keys.edit"),
                new KeyHint("Tab", "ledger.keys.next"),
                new KeyHint("Esc", "ledger.keys.cancel"),
                new KeyHint("F4", "ledger.keys.card"),
                new KeyHint("Shift F2", "ledger.keys.comment"),
                new KeyHint("Ctrl G", "ledger.keys.link"),
                new KeyHint("Ctrl Shift H", "ledger.keys.history"),
                new KeyHint("Ctrl F / Ctrl H", "ledger.keys.find"),
                new KeyHint("Ctrl N", "ledger.keys.new"),
                new KeyHint("Delete", "ledger.keys.empty"),
                new KeyHint("Shift ↑↓←→", "ledger.keys.range"),
                new KeyHint("Ctrl C / Ctrl V", "ledger.keys.copy"),
                new KeyHint("Ctrl D", "ledger.keys.fill"),
                new KeyHint("Ctrl Z / Ctrl Y", "ledger.keys.undo"),
                new KeyHint("Ctrl Delete", "ledger.keys.delete"),
                new KeyHint("F8 / Ctrl Shift 1–9", "ledger.keys.views"),
                new KeyHint("Shift F8", "ledger.keys.marks"),
                new KeyHint("Shift F7", "ledger.keys.shape"),
                new KeyHint("Ctrl S", "ledger.keys.saveView"),
                new KeyHint("F9", "ledger.keys.group"),
                new KeyHint("F3", "ledger.keys.formula"),
                new KeyHint("Shift F9", "ledger.keys.chart"),
                new KeyHint("F7", "ledger.keys.columns"),
                new KeyHint("Ctrl L / Ctrl M", "ledger.keys.freeze"),
                new KeyHint("Ctrl Shift L", "ledger.keys.copyLink"),
                new KeyHint("Ctrl Shift ←→", "ledger.keys.carry"),
                new KeyHint("Ctrl O", "ledger.keys.import"),
                new KeyHint("F5", "ledger.keys.compare"),
                new KeyHint("Ctrl E", "ledger.keys.export"),
                new KeyHint("Ctrl P", "ledger.keys.print"),
                new KeyHint("Ctrl T", "ledger.keys.transcribe"),
                new KeyHint("Ctrl Enter", "ledger.keys.decide"));
    }
}
