package jp.kakehashi.ledgerui.desk;

import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldDefinition;

/// What a conflict and its sides are called on screen. Pure.
public record ConflictWords(LedgerDesk desk, ConflictView view) {

    /// What happened: two wrote one cell, or one deleted the row the other was writing in.
    public String title() {
        return desk.texts()
                .get(aboutTheRow() ? "ledger.conflict.deletion" : "ledger.conflict.title");
    }

    /// Whether a deletion met an edit, so that the row itself is in question.
    public boolean aboutTheRow() {
        return view.conflict().field() == null;
    }

    /// The value of a side, as cells show it.
    public String value(Conflict.Side side) {
        if (side.deletion()) {
            return desk.texts().get("ledger.conflict.deleted");
        }
        if (aboutTheRow()) {
            return desk.texts().get("ledger.conflict.written");
        }
        if (side.value() == null) {
            return desk.texts().get("ledger.value.empty");
        }
        FieldDefinition field =
                view.conflict().field() == null
                        ? null
                        : view.definition().field(view.conflict().field()).orElse(null);
        return field == null ? side.value() : desk.cells().show(field, side.value());
    }
}
