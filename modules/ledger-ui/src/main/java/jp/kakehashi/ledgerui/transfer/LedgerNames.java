package jp.kakehashi.ledgerui.transfer;

import javafx.util.StringConverter;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import org.jspecify.annotations.Nullable;

/// The ledgers that rows may go to, by their names on screen.
final class LedgerNames extends StringConverter<String> {
    private final LedgerDesk desk;
    private final ImportViewModel model;
    private final String newLedger;

    /// `newLedger` stands for one that is still to be made.
    LedgerNames(LedgerDesk desk, ImportViewModel model, String newLedger) {
        this.desk = desk;
        this.model = model;
        this.newLedger = newLedger;
    }

    @Override
    public String toString(@Nullable String id) {
        if (id == null || id.equals(newLedger)) {
            return desk.texts().get("ledger.import.targetNew");
        }
        return model.targets().stream()
                .filter(each -> each.id().value().equals(id))
                .map(each -> each.label().in(desk.language()))
                .findFirst()
                .orElse(id);
    }

    @Override
    public String fromString(String text) {
        return text;
    }
}
