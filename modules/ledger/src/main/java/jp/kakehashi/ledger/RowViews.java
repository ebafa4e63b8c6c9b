package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Calculation;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.OutboxEntry;
import jp.kakehashi.sync.storage.OutboxState;
import org.jspecify.annotations.Nullable;

/// Rows as screens show them: values this person may read, where each edit is, which cells are in
/// conflict. Pure.
final class RowViews {
    private final Actor actor;

    RowViews(Actor actor) {
        this.actor = actor;
    }

    List<RowView> views(LedgerDefinition definition, LedgerReads.Rows rows) {
        Map<UUID, Map<FieldId, EditState>> states = new HashMap<>();
        for (OutboxEntry entry : rows.outbox()) {
            EditState state = state(entry.state());
            Map<FieldId, EditState> cells =
                    states.computeIfAbsent(entry.change().row(), r -> new HashMap<>());
            for (Edit edit : entry.change().edits()) {
                if (state == EditState.AT_HEAD_OFFICE) {
                    cells.remove(edit.field());
                } else {
                    cells.put(edit.field(), state);
                }
            }
        }
        Map<UUID, List<FieldId>> conflicts = new HashMap<>();
        for (Conflict conflict : rows.openConflicts()) {
            FieldId field = conflict.field();
            List<FieldId> fields =
                    conflicts.computeIfAbsent(conflict.row(), r -> new ArrayList<>());
            if (field != null && !fields.contains(field)) {
                fields.add(field);
            }
        }
        Calculation calculation = new Calculation(definition);
        List<RowView> views = new ArrayList<>(rows.rows().size());
        for (StoredRow row : rows.rows()) {
            RowState state = row.state();
            Map<FieldId, String> values = readable(definition, calculation.with(state.values()));
            Set<FieldId> kept = kept(definition, state, states.getOrDefault(state.row(), Map.of()));
            values.keySet().removeAll(kept);
            views.add(
                    new RowView(
                            state.row(),
                            state.seq(),
                            values,
                            provisional(definition, state),
                            states.getOrDefault(state.row(), Map.of()),
                            conflicts.getOrDefault(state.row(), List.of()),
                            row.acceptedAt().toEpochMilli(),
                            state.deleted(),
                            kept));
        }
        return views;
    }

    /// What a guard keeps of a row. One's own mark counts from when head office has it.
    private Set<FieldId> kept(
            LedgerDefinition definition, RowState state, Map<FieldId, EditState> own) {
        RowGuard guard = definition.guardAgainst(actor);
        if (guard == null || !guard.guards(state) || own.containsKey(guard.field())) {
            return Set.of();
        }
        Set<FieldId> kept = new HashSet<>();
        definition.fields().forEach(field -> kept.add(field.id()));
        kept.removeAll(guard.shows());
        return kept;
    }

    /// Where the form has no automatic number, none will ever take the provisional one's place: it
    /// would be a second number beside the paper's own.
    private static @Nullable String provisional(LedgerDefinition definition, RowState state) {
        return definition.fields().stream().anyMatch(f -> f.type() == FieldType.AUTO_NUMBER)
                ? state.provisional()
                : null;
    }

    private Map<FieldId, String> readable(LedgerDefinition definition, Map<FieldId, String> row) {
        Map<FieldId, String> values = new HashMap<>();
        for (FieldDefinition field : definition.fields()) {
            String value = row.get(field.id());
            if (value != null && definition.mayRead(actor, field)) {
                values.put(field.id(), value);
            }
        }
        return values;
    }

    /// The values of rows that this person may read, with what is calculated from them.
    Function<RowState, Map<FieldId, String>> reader(LedgerDefinition definition) {
        Calculation calculation = new Calculation(definition);
        return row -> readable(definition, calculation.with(row.values()));
    }

    /// A few words by which a person knows the row again: its number and its first text.
    String title(LedgerDefinition definition, @Nullable RowState state) {
        if (state == null) {
            return "";
        }
        Map<FieldId, String> values = readable(definition, state.values());
        String number = null;
        String text = null;
        for (FieldDefinition field : definition.fields()) {
            String value = values.get(field.id());
            if (value == null) {
                continue;
            }
            if (field.type() == FieldType.AUTO_NUMBER && number == null) {
                number = value;
            } else if (text == null && titled(field.type())) {
                text = value;
            }
        }
        if (number == null) {
            number = provisional(definition, state);
        }
        if (number == null) {
            return text == null ? "" : text;
        }
        return text == null ? number : number + " " + text;
    }

    private static boolean titled(FieldType type) {
        return type == FieldType.TEXT || type == FieldType.PERSON;
    }

    static EditState state(OutboxState state) {
        return switch (state) {
            case HERE -> EditState.HERE;
            case SENT -> EditState.SENT;
            case ACCEPTED -> EditState.AT_HEAD_OFFICE;
            case RETURNED -> EditState.RETURNED;
        };
    }
}
