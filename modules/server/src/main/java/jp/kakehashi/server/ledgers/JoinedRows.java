package jp.kakehashi.server.ledgers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.KeyedRowStore;
import org.jspecify.annotations.Nullable;

/// Rows that two workstations make for the same value of a file while neither knows of the other:
/// the later becomes an edit of the earlier, and so does all that its author did with it since.
/// A row that is deleted, or has another value by now, is joined by none.
final class JoinedRows {
    private final Tx tx;
    private final KeyedRowStore store;
    private final LedgerDefinition definition;
    private final Actor actor;
    private final Map<UUID, UUID> named = new HashMap<>();
    private final Map<UUID, UUID> joined = new HashMap<>();
    private final Map<UUID, UUID> newNames = new HashMap<>();
    private final Map<UUID, UUID> newJoins = new HashMap<>();

    JoinedRows(
            Tx tx,
            KeyedRowStore store,
            LedgerDefinition definition,
            Actor actor,
            List<Change> changes) {
        this.tx = tx;
        this.store = store;
        this.definition = definition;
        this.actor = actor;
        List<UUID> names = new ArrayList<>();
        List<UUID> rows = new ArrayList<>();
        for (Change change : changes) {
            if (change.kind() == ChangeKind.CREATE) {
                Key key = key(change);
                if (key != null) {
                    names.add(key.name());
                }
            } else {
                rows.add(change.row());
            }
        }
        named.putAll(store.named(tx.query(), names));
        joined.putAll(store.joined(tx.query(), rows));
    }

    private record Key(FieldId field, String value, UUID name) {}

    /// By what a new row is told from others; null when it is by nothing that its author may read,
    /// who would learn of other rows by it.
    private @Nullable Key key(Change change) {
        ImportMark mark = change.note().source();
        FieldId id = mark == null ? null : mark.key();
        FieldDefinition field = id == null ? null : definition.field(id).orElse(null);
        if (id == null
                || field == null
                || field.individualNumber()
                // Somebody from whom rows are kept would learn that there is one.
                || definition.guardAgainst(actor) != null
                || !definition.mayRead(actor, field)) {
            return null;
        }
        for (Edit edit : change.edits()) {
            String value = edit.value();
            if (edit.field().equals(id) && value != null) {
                return new Key(id, value, KeyedRowStore.name(definition.id(), id, value));
            }
        }
        return null;
    }

    /// Rows that the batch may mean without naming them.
    List<UUID> rows() {
        List<UUID> rows = new ArrayList<>(named.values());
        rows.addAll(joined.values());
        return rows;
    }

    /// What `sent` means, which is itself nearly always; `rows` as they stand.
    Change meant(Change sent, Map<UUID, RowState> rows) {
        if (rows.containsKey(sent.row())) {
            return sent;
        }
        if (sent.kind() != ChangeKind.CREATE) {
            UUID other = joined.get(sent.row());
            return other == null ? sent : sent.of(other);
        }
        Key key = key(sent);
        UUID other = key == null ? null : named.get(key.name());
        RowState row = other == null ? null : rows.get(other);
        if (key == null || row == null || row.deleted()) {
            return sent;
        }
        boolean same = key.value().equals(row.value(key.field()));
        return same ? sent.joined(row.row()) : sent;
    }

    /// Takes into account that `sent` was accepted as `meant`.
    void accepted(Change sent, Change meant) {
        if (sent.kind() != ChangeKind.CREATE) {
            return;
        }
        if (!sent.row().equals(meant.row())) {
            joined.put(sent.row(), meant.row());
            newJoins.put(sent.row(), meant.row());
            return;
        }
        Key key = key(sent);
        if (key != null) {
            named.put(key.name(), sent.row());
            newNames.put(key.name(), sent.row());
        }
    }

    void save() {
        store.name(tx, definition.id(), newNames);
        store.join(tx, definition.id(), newJoins);
    }

    /// Whether `stored` is what `sent` was accepted as.
    static boolean same(Change sent, Change stored) {
        if (sent.row().equals(stored.row())) {
            return sent.equals(stored);
        }
        Change meant =
                sent.kind() == ChangeKind.CREATE
                        ? sent.joined(stored.row())
                        : sent.of(stored.row());
        return meant.equals(stored);
    }
}
