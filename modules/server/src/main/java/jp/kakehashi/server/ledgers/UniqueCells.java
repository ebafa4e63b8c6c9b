package jp.kakehashi.server.ledgers;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.Values;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerTables;
import org.jspecify.annotations.Nullable;

/// Who holds the values of unique fields while a batch is being accepted: asked of the table once a
/// field, then kept up to date by the batch itself. Deleted rows hold nothing.
final class UniqueCells {
    private final LedgerDefinition definition;
    private final List<FieldDefinition> fields;
    private final Map<FieldId, Map<String, UUID>> holders = new HashMap<>();

    UniqueCells(
            Tx tx,
            LedgerTables tables,
            LedgerDefinition definition,
            List<Change> changes,
            Collection<RowState> rows) {
        this.definition = definition;
        fields = definition.fields().stream().filter(UniqueCells::unique).toList();
        for (FieldDefinition field : fields) {
            Set<String> values = new HashSet<>();
            for (Change change : changes) {
                change.edits().stream()
                        .filter(e -> e.field().equals(field.id()))
                        .map(e -> e.value())
                        .filter(v -> v != null && Values.isCanonical(field, v))
                        .forEach(values::add);
            }
            for (RowState row : rows) {
                String value = row.deleted() ? row.value(field.id()) : null;
                if (value != null) {
                    values.add(value);
                }
            }
            holders.put(
                    field.id(),
                    values.isEmpty()
                            ? new HashMap<>()
                            : tables.holders(
                                    tx.query(), definition, field.id(), values, List.of()));
        }
    }

    private static boolean unique(FieldDefinition field) {
        return field.checks().unique() && !field.individualNumber();
    }

    /// The field whose value another row holds already, as a problem.
    /// Of a field that `author` may not read it is said only that the row cannot come back.
    @Nullable Problem clash(
            Actor author, Change change, @Nullable RowState before, RowState after) {
        boolean comesBack =
                change.kind() == ChangeKind.RESTORE || (before != null && before.deleted());
        for (FieldDefinition field : fields) {
            boolean written = change.edits().stream().anyMatch(e -> e.field().equals(field.id()));
            String value = after.value(field.id());
            if ((written || comesBack) && value != null && !after.deleted()) {
                UUID holder = held(field).get(value);
                if (holder != null && !holder.equals(change.row())) {
                    return definition.mayRead(author, field)
                            ? Problem.invalid("problem.value.not_unique", field.id())
                            : Problem.invalid("problem.row.not_restored", change.row());
                }
            }
        }
        return null;
    }

    /// Takes an accepted change into account.
    void moved(@Nullable RowState before, RowState after) {
        for (FieldDefinition field : fields) {
            Map<String, UUID> held = held(field);
            String old = before == null ? null : before.value(field.id());
            if (old != null) {
                held.remove(old, after.row());
            }
            String value = after.value(field.id());
            if (value != null && !after.deleted()) {
                held.putIfAbsent(value, after.row());
            }
        }
    }

    private Map<String, UUID> held(FieldDefinition field) {
        return holders.computeIfAbsent(field.id(), f -> new HashMap<>());
    }
}
