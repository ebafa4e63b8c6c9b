package jp.kakehashi.server.ledgers.storage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.Messages.SnapshotRow;
import org.jspecify.annotations.Nullable;

/// What one person may see of a ledger. A change keeps its place even when none of its cells may be
/// read, so that sequences have no gaps for anybody.
public final class ReaderView {
    private final Set<FieldId> readable = new HashSet<>();
    private final boolean everything;
    private final @Nullable RowGuard guard;

    /// What `actor` may see of a ledger with `definition`.
    public ReaderView(LedgerDefinition definition, Actor actor) {
        boolean all = true;
        for (FieldDefinition field : definition.fields()) {
            if (definition.mayRead(actor, field)) {
                readable.add(field.id());
            } else if (!field.individualNumber()) {
                all = false;
            }
        }
        guard = definition.guardAgainst(actor);
        everything = all && guard == null;
    }

    /// How much of a row this person sees.
    public enum Sight {
        /// All that this person may read anywhere.
        WHOLE,
        /// What a guard shows of it.
        PART,
        /// The row is not there for this person.
        NOTHING
    }

    /// How much of `row` this person sees.
    public Sight of(RowState row) {
        if (guard == null || !guard.guards(row)) {
            return Sight.WHOLE;
        }
        return guard.hides() ? Sight.NOTHING : Sight.PART;
    }

    /// What keeps rows from this person; null when nothing does.
    public @Nullable RowGuard guard() {
        return guard;
    }

    /// Whether nothing is kept from this person.
    public boolean everything() {
        return everything;
    }

    /// Equal for people who see the same.
    public Set<FieldId> readable() {
        return readable;
    }

    /// The change as this person sees it, of a row that they see whole.
    public AcceptedChange change(AcceptedChange accepted) {
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

    /// The values of `row`, as it stood at some time, that this person sees.
    public Map<FieldId, String> values(RowState row) {
        Sight sight = of(row);
        if (sight == Sight.NOTHING) {
            return Map.of();
        }
        Map<FieldId, String> values = new LinkedHashMap<>(row.values());
        values.keySet().retainAll(readable);
        if (guard != null && sight == Sight.PART) {
            values.keySet().retainAll(guard.shows());
        }
        return values;
    }

    /// The row as this person sees it, empty when it is not there for them. Of a part nothing says
    /// when the rest of it was written.
    public Optional<SnapshotRow> row(StoredRow stored) {
        RowState row = stored.state();
        Sight sight = of(row);
        if (everything) {
            return Optional.of(new SnapshotRow(row, stored.acceptedAt()));
        }
        if (sight == Sight.NOTHING) {
            return Optional.empty();
        }
        Map<FieldId, String> values = new LinkedHashMap<>(row.values());
        Map<FieldId, Long> seqs = new LinkedHashMap<>(row.cellSeqs());
        values.keySet().retainAll(readable);
        seqs.keySet().retainAll(readable);
        if (guard != null && sight == Sight.PART) {
            values.keySet().retainAll(guard.shows());
            seqs.keySet().retainAll(guard.shows());
            long seen = seqs.values().stream().mapToLong(Long::longValue).max().orElse(1);
            RowState part = new RowState(row.row(), seen, row.deleted(), values, seqs, null);
            return Optional.of(new SnapshotRow(part, RowGuard.UNTOLD));
        }
        RowState whole =
                new RowState(row.row(), row.seq(), row.deleted(), values, seqs, row.provisional());
        return Optional.of(new SnapshotRow(whole, stored.acceptedAt()));
    }

    /// The conflicts of what may be read.
    public List<Conflict> conflicts(List<Conflict> conflicts) {
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
