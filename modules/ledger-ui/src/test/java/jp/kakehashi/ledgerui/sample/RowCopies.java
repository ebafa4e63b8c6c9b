package jp.kakehashi.ledgerui.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.FieldId;

/// Rows that differ in some part.
final class RowCopies {
    private RowCopies() {}

    static Map<FieldId, EditState> states(RowView row, FieldId field, EditState state) {
        Map<FieldId, EditState> states = new LinkedHashMap<>(row.states());
        states.put(field, state);
        return states;
    }

    /// The same row before head office knows it.
    static RowView numbered(RowView row, String provisional) {
        return new RowView(
                row.row(),
                row.seq(),
                row.values(),
                provisional,
                row.states(),
                row.conflicts(),
                0,
                false);
    }

    static ConflictView decided(ConflictView view) {
        return new ConflictView(
                view.conflict().resolvedBy(new UUID(3, 3)),
                view.definition(),
                view.rowTitle(),
                false);
    }

    static RowView with(
            RowView row,
            Map<FieldId, String> values,
            Map<FieldId, EditState> states,
            List<FieldId> conflicts) {
        return new RowView(
                row.row(),
                row.seq(),
                values,
                row.provisional(),
                states,
                conflicts,
                row.acceptedAtMillis(),
                row.deleted());
    }

    /// The row with another value in one cell.
    static RowView written(RowView r, FieldId field, String value, List<FieldId> conflicts) {
        Map<FieldId, String> values = new LinkedHashMap<>(r.values());
        values.put(field, value);
        return with(r, values, r.states(), conflicts);
    }
}
