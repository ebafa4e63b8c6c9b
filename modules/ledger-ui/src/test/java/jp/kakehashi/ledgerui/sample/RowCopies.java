package jp.kakehashi.ledgerui.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
}
