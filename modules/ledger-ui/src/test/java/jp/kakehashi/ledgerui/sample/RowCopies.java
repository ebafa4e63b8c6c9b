package jp.kakehashi.ledgerui.sample;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;

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

    /// The part of a row that is shown to those who do not see it whole.
    static RowView guarded(LedgerDefinition definition, RowView row, Set<FieldId> shows) {
        Map<FieldId, String> values = new LinkedHashMap<>(row.values());
        values.keySet().retainAll(shows);
        Set<FieldId> kept = new HashSet<>();
        definition.fields().forEach(field -> kept.add(field.id()));
        kept.removeAll(shows);
        return new RowView(row.row(), row.seq(), values, null, Map.of(), List.of(), 1, false, kept);
    }

    /// The same row with cells that were written here.
    static RowView written(RowView row, Map<FieldId, String> written) {
        Map<FieldId, String> values = new LinkedHashMap<>(row.values());
        Map<FieldId, EditState> states = new LinkedHashMap<>(row.states());
        written.forEach(
                (field, value) -> {
                    if (value == null) {
                        values.remove(field);
                    } else {
                        values.put(field, value);
                    }
                    states.put(field, EditState.HERE);
                });
        return with(row, values, states, row.conflicts());
    }

    /// Whether the cell still holds what was seen there.
    static boolean holds(Map<UUID, RowView> rows, CellRewrite cell) {
        RowView row = rows.get(cell.row());
        return row != null && Objects.equals(row.values().get(cell.field()), cell.before());
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

    /// A row that was made on this PC.
    static RowView fresh(UUID id, Map<FieldId, String> values, String provisional) {
        Map<FieldId, EditState> states = new LinkedHashMap<>();
        values.keySet().forEach(f -> states.put(f, EditState.HERE));
        return new RowView(id, 0, values, provisional, states, List.of(), 0, false);
    }

    static RowView disputed(RowView row, FieldId field) {
        List<FieldId> fields = field == null ? List.of() : List.of(field);
        return with(row, row.values(), row.states(), fields);
    }

    static RowView fresh(UUID id, long seq, Map<FieldId, String> values, Instant at) {
        return new RowView(
                id,
                seq,
                values,
                null,
                Map.of(),
                List.of(),
                at.minusSeconds(3_600).toEpochMilli(),
                false);
    }

    /// The cells of a line, by the fields in whose order they stand.
    static Map<FieldId, String> cells(LedgerDefinition definition, List<String> line) {
        Map<FieldId, String> values = new LinkedHashMap<>();
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i) != null) {
                values.put(definition.fields().get(i).id(), line.get(i));
            }
        }
        return values;
    }

    /// The entry that says why a row was deleted.
    static HistoryEntry deletion(LedgerId ledger, UUID row, Author by, ChangeNote note) {
        Change change =
                new Change(
                        UUID.randomUUID(),
                        ledger,
                        row,
                        ChangeKind.DELETE,
                        List.of(),
                        1,
                        1,
                        by,
                        Instant.EPOCH,
                        note,
                        null);
        return new HistoryEntry(new AcceptedChange(900, change, Map.of(), Instant.EPOCH), null);
    }

    /// The row as it is told once it is deleted.
    static RowView gone(RowView r) {
        return new RowView(
                r.row(),
                r.seq(),
                r.values(),
                r.provisional(),
                r.states(),
                r.conflicts(),
                r.acceptedAtMillis(),
                true);
    }
}
