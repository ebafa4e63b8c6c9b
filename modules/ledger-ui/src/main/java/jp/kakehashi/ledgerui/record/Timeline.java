package jp.kakehashi.ledgerui.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// Turns a row's history into what is drawn: newest first, each cell's standing value plain, older
/// ones struck through, both values of an open conflict plain. Pure.
public final class Timeline {
    private Timeline() {}

    /// The moments of `entries` (newest first); of one field when `field` is given.
    public static List<Moment> of(
            List<HistoryEntry> entries, @Nullable FieldId field, List<ConflictView> conflicts) {
        Set<String> undecided = new HashSet<>();
        for (ConflictView view : conflicts) {
            Conflict conflict = view.conflict();
            if (conflict.open() && conflict.field() != null) {
                undecided.add(key(conflict.standing().change(), conflict.field()));
                undecided.add(key(conflict.kept().change(), conflict.field()));
            }
        }
        Set<FieldId> standing = new HashSet<>();
        List<Moment> moments = new ArrayList<>();
        for (HistoryEntry entry : entries) {
            List<Moment.Line> lines = new ArrayList<>();
            AcceptedChange accepted = entry.change();
            for (Edit edit : accepted.change().edits()) {
                if (field == null || field.equals(edit.field())) {
                    boolean first = standing.add(edit.field());
                    boolean open = undecided.contains(key(accepted.change().id(), edit.field()));
                    lines.add(new Moment.Line(edit.field(), edit.value(), !first && !open));
                }
            }
            accepted.assigned()
                    .forEach(
                            (id, value) -> {
                                if (field == null || field.equals(id)) {
                                    lines.add(new Moment.Line(id, value, !standing.add(id)));
                                }
                            });
            if (field == null || !lines.isEmpty()) {
                moments.add(new Moment(entry, lines));
            }
        }
        return List.copyOf(moments);
    }

    private static String key(UUID change, FieldId field) {
        return change + " " + field;
    }
}
