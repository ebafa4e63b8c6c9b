package jp.kakehashi.server.ledgers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// What one person may see of a ledger. A change keeps its place even when none of its cells may be
/// read, so that sequences have no gaps for anybody.
final class ReaderView {
    private final Set<FieldId> readable = new HashSet<>();
    private final boolean everything;

    ReaderView(LedgerDefinition definition, Actor actor) {
        boolean all = true;
        for (FieldDefinition field : definition.fields()) {
            if (definition.mayRead(actor, field)) {
                readable.add(field.id());
            } else if (!field.individualNumber()) {
                all = false;
            }
        }
        everything = all;
    }

    /// Whether nothing is kept from this person.
    boolean everything() {
        return everything;
    }

    /// Equal for people who see the same.
    Set<FieldId> readable() {
        return readable;
    }

    AcceptedChange change(AcceptedChange accepted) {
        if (everything) {
            return accepted;
        }
        Change c = accepted.change();
        List<Edit> edits = c.edits().stream().filter(e -> readable.contains(e.field())).toList();
        Map<FieldId, String> assigned = new HashMap<>(accepted.assigned());
        assigned.keySet().retainAll(readable);
        boolean whole =
                edits.size() == c.edits().size() && assigned.size() == accepted.assigned().size();
        // The name of a file tells of what came with it in fields that are hidden.
        if (whole && c.note().source() == null) {
            return accepted;
        }
        Change seen =
                new Change(
                        c.id(),
                        c.ledger(),
                        c.row(),
                        c.kind(),
                        edits,
                        c.seenRowSeq(),
                        c.definitionVersion(),
                        c.author(),
                        c.madeAt(),
                        authority(c.note()),
                        c.conflict());
        return new AcceptedChange(accepted.seq(), seen, assigned, accepted.acceptedAt());
    }

    /// Words written about a cell may tell what stands in it.
    private static ChangeNote authority(ChangeNote note) {
        return new ChangeNote(null, note.onBehalfOf(), note.decision(), null, note.provisional());
    }

    RowState row(RowState row) {
        if (everything) {
            return row;
        }
        Map<FieldId, String> values = new LinkedHashMap<>(row.values());
        Map<FieldId, Long> seqs = new LinkedHashMap<>(row.cellSeqs());
        values.keySet().retainAll(readable);
        seqs.keySet().retainAll(readable);
        return new RowState(row.row(), row.seq(), row.deleted(), values, seqs, row.provisional());
    }

    /// The conflicts of what may be read.
    List<Conflict> conflicts(List<Conflict> conflicts) {
        return everything
                ? conflicts
                : conflicts.stream().filter(this::visible).map(this::conflict).toList();
    }

    private boolean visible(Conflict conflict) {
        return conflict.field() == null || readable.contains(conflict.field());
    }

    private Conflict conflict(Conflict c) {
        if (c.field() != null) {
            return c;
        }
        // A deletion's other side shows some cell's value, and which cell is not told.
        return new Conflict(
                c.id(),
                c.ledger(),
                c.row(),
                null,
                blank(c.standing()),
                blank(c.kept()),
                c.resolvedBy());
    }

    private static Conflict.Side blank(Conflict.Side side) {
        @Nullable String nothing = null;
        return new Conflict.Side(
                side.change(),
                side.seq(),
                nothing,
                side.deletion(),
                side.author(),
                side.madeAt(),
                side.acceptedAt());
    }
}
