package jp.kakehashi.server.ledgers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.StoredFileStore;
import jp.kakehashi.storage.ledger.StoredFileStore.StoredFile;
import org.jspecify.annotations.Nullable;

/// The files that a batch's changes put into cells. A file is of its author until a row refers to
/// it, and of that row and field for ever after: who knows its name does not get it into a row of
/// their own.
final class AttachedFiles {
    private final Tx tx;
    private final StoredFileStore store;
    private final LedgerDefinition definition;
    private final Set<FieldId> fields = new HashSet<>();
    private final Map<UUID, StoredFile> known = new HashMap<>();
    private final Map<UUID, UUID> bound = new HashMap<>();

    AttachedFiles(Tx tx, StoredFileStore store, LedgerDefinition definition, List<Change> changes) {
        this.tx = tx;
        this.store = store;
        this.definition = definition;
        for (FieldDefinition field : definition.fields()) {
            if (field.type() == FieldType.ATTACHMENTS) {
                fields.add(field.id());
            }
        }
        Set<UUID> named = new HashSet<>();
        for (Change change : changes) {
            for (Edit edit : change.edits()) {
                of(edit.field(), edit.value()).forEach(file -> named.add(file.blob()));
            }
        }
        known.putAll(store.byId(tx.query(), named));
    }

    private List<Attachment> of(FieldId field, @Nullable String value) {
        return fields.contains(field) ? Attachment.held(value) : List.of();
    }

    /// Why a change may not put its files where it does; `row` is what it meets.
    @Nullable Problem fault(Change change, @Nullable RowState row) {
        for (Edit edit : change.edits()) {
            List<Attachment> there = of(edit.field(), row == null ? null : row.value(edit.field()));
            for (Attachment file : of(edit.field(), edit.value())) {
                if (!there.contains(file)) {
                    Problem fault = fault(change, edit.field(), file);
                    if (fault != null) {
                        return fault;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Problem fault(Change change, FieldId field, Attachment named) {
        StoredFile file = known.get(named.blob());
        if (file == null || !file.whole()) {
            return Problem.invalid("problem.attachment.missing", field);
        }
        UUID row = bound.getOrDefault(file.id(), file.row());
        boolean free = row == null && file.staff().equals(change.author().staff());
        boolean fits =
                file.ledger().equals(definition.id())
                        && file.field().equals(field)
                        && file.size() == named.size()
                        && file.sha256().equals(named.sha256())
                        && (free || change.row().equals(row));
        return fits ? null : Problem.refused("problem.attachment.elsewhere", field);
    }

    /// Binds the files of an accepted change to its row.
    void accepted(Change change) {
        for (Edit edit : change.edits()) {
            for (Attachment named : of(edit.field(), edit.value())) {
                StoredFile file = known.get(named.blob());
                if (file != null && file.row() == null && !bound.containsKey(file.id())) {
                    bound.put(file.id(), change.row());
                    store.bind(tx, file.id(), change.row());
                }
            }
        }
    }
}
