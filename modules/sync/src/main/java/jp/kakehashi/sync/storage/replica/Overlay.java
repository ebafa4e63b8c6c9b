package jp.kakehashi.sync.storage.replica;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.StoredRow;
import org.jspecify.annotations.Nullable;

/// Lays one's own pending edits over what head office said of a row, and takes them off again.
/// Pure: whatever order answers, pulls and edits come in, the row shown is this function of both.
final class Overlay {
    /// Stands in place of a field for the row itself: whether it was deleted, and when it was last
    /// changed.
    private static final String ROW = "*row";

    private Overlay() {}

    /// A row as it is shown, with what its pending edits cover.
    record Shown(StoredRow row, Map<String, @Nullable String> covered) {}

    /// What head office said of a row; null for one that it has never seen.
    static @Nullable StoredRow base(
            @Nullable StoredRow shown, Map<String, @Nullable String> covered) {
        if (shown == null || shown.state().seq() == 0) {
            return null;
        }
        if (covered.isEmpty()) {
            return shown;
        }
        RowState state = shown.state();
        Map<FieldId, String> values = new LinkedHashMap<>(state.values());
        boolean deleted = state.deleted();
        Instant at = shown.acceptedAt();
        for (Map.Entry<String, @Nullable String> cell : covered.entrySet()) {
            String content = cell.getValue();
            if (cell.getKey().equals(ROW) && content != null) {
                String[] parts = content.split(" ", 2);
                deleted = Boolean.parseBoolean(parts[0]);
                at = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            } else {
                put(values, new FieldId(cell.getKey()), content);
            }
        }
        return new StoredRow(with(state, deleted, values), at);
    }

    /// The row shown when `pending` lies over `base`; null when there is nothing to show, because
    /// the row's creation was sent back.
    static @Nullable Shown over(@Nullable StoredRow base, List<Change> pending) {
        if (pending.isEmpty()) {
            return base == null ? null : new Shown(base, Map.of());
        }
        if (base == null && pending.getFirst().kind() != ChangeKind.CREATE) {
            return null;
        }
        Change first = pending.getFirst();
        RowState below =
                base == null
                        ? new RowState(
                                first.row(),
                                0,
                                false,
                                Map.of(),
                                Map.of(),
                                first.note().provisional())
                        : base.state();
        Map<FieldId, String> values = new LinkedHashMap<>(below.values());
        Map<String, @Nullable String> covered = new HashMap<>();
        boolean deleted = below.deleted();
        for (Change change : pending) {
            for (Edit edit : change.edits()) {
                put(values, edit.field(), edit.value());
                covered.put(edit.field().value(), below.value(edit.field()));
            }
            deleted = deleted(deleted, change.kind());
        }
        StoredRow row = new StoredRow(with(below, deleted, values), pending.getLast().madeAt());
        if (base == null) {
            return new Shown(row, Map.of());
        }
        covered.put(ROW, below.deleted() + " " + base.acceptedAt().toEpochMilli());
        return new Shown(row, covered);
    }

    private static boolean deleted(boolean before, ChangeKind kind) {
        return switch (kind) {
            case DELETE -> true;
            case RESOLVE -> before;
            case CREATE, EDIT, RESTORE -> false;
        };
    }

    private static RowState with(RowState state, boolean deleted, Map<FieldId, String> values) {
        return new RowState(
                state.row(), state.seq(), deleted, values, state.cellSeqs(), state.provisional());
    }

    private static void put(Map<FieldId, String> values, FieldId field, @Nullable String value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }
}
