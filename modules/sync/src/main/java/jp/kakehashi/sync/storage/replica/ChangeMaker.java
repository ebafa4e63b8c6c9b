package jp.kakehashi.sync.storage.replica;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowCheck;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.SeenRow;
import jp.kakehashi.records.Values;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.storage.ledger.StoredRow;
import org.jspecify.annotations.Nullable;

/// Makes the owner's changes: checked, with what the author saw.
final class ChangeMaker {
    private final ReplicaOwner owner;
    private final InstantSource clock;
    private final Ids ids;

    ChangeMaker(ReplicaOwner owner, InstantSource clock, Ids ids) {
        this.owner = owner;
        this.clock = clock;
        this.ids = ids;
    }

    String officeShort() {
        return owner.officeShort();
    }

    /// `values` in canonical text, empty text as null, in the order of their fields. Who decides a
    /// conflict as owner need not be one who writes.
    Map<FieldId, @Nullable String> canonical(
            LedgerDefinition definition,
            Map<FieldId, ? extends @Nullable String> values,
            boolean toWrite) {
        Map<FieldId, @Nullable String> canonical = new TreeMap<>();
        values.forEach(
                (id, value) -> {
                    FieldDefinition field = field(definition, id, toWrite);
                    boolean empty = value == null || value.isEmpty();
                    canonical.put(id, empty ? null : Values.canonical(field, value));
                });
        return canonical;
    }

    private FieldDefinition field(LedgerDefinition definition, FieldId id, boolean toWrite) {
        FieldDefinition field =
                definition
                        .field(id)
                        .orElseThrow(
                                () ->
                                        Problem.invalid("problem.change.unknown_field", id)
                                                .asException());
        boolean may =
                toWrite
                        ? definition.mayWrite(owner.actor(), field)
                        : definition.mayRead(owner.actor(), field);
        if (!may) {
            throw Problem.refused("problem.change.not_writable", id).asException();
        }
        return field;
    }

    /// Refuses to change a row of which this person is shown a part only.
    void requireWhole(LedgerDefinition definition, Before before) {
        RowGuard guard = definition.guardAgainst(owner.actor());
        if (guard != null) {
            // Whoever has just marked it may still finish it, or take the mark back.
            StoredRow base = Overlay.base(before.shown(), before.covered());
            if (base != null && guard.guards(base.state())) {
                throw Problem.refused("problem.row.guarded").asException();
            }
        }
    }

    /// A new row's change; `number` is its provisional number.
    Change create(
            LedgerDefinition definition,
            Map<FieldId, String> values,
            ChangeNote note,
            long number) {
        List<Edit> edits = new ArrayList<>();
        canonical(definition, values, true)
                .forEach(
                        (field, value) -> {
                            if (value != null) {
                                edits.add(new Edit(field, value, null, 0, null));
                            }
                        });
        UUID row = ids.next();
        RowState blank = new RowState(row, 0, false, Map.of(), Map.of(), null);
        return change(definition, blank, ChangeKind.CREATE, edits, provisional(note, number));
    }

    private ChangeNote provisional(ChangeNote note, long number) {
        return new ChangeNote(
                note.reason(),
                note.onBehalfOf(),
                note.decision(),
                note.override(),
                "%s-仮-%04d".formatted(owner.officeShort(), number),
                note.source());
    }

    /// A change of an existing row.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException the first check that failed and was not
    ///     overruled
    Change change(
            LedgerDefinition definition,
            RowState row,
            ChangeKind kind,
            List<Edit> edits,
            ChangeNote note) {
        Change change = make(definition, row, kind, edits, note, null);
        requireYearOpen(definition, row, change);
        RowCheck check = new RowCheck(definition);
        check.errors(change)
                .forEach(
                        p -> {
                            throw p.asException();
                        });
        if (note.override() == null) {
            Map<FieldId, @Nullable String> cells = new HashMap<>();
            edits.forEach(e -> cells.put(e.field(), e.value()));
            check.warnings(kind, cells, row.values())
                    .forEach(
                            p -> {
                                throw p.asException();
                            });
        }
        return change;
    }

    /// As far as this PC has heard; head office looks again.
    private static void requireYearOpen(LedgerDefinition definition, RowState row, Change change) {
        YearRule rule = definition.year();
        Problem shut = rule == null ? null : rule.fault(change, row, rule.frozen());
        if (shut != null) {
            throw shut.asException();
        }
    }

    /// The change that decides `conflict`.
    Change deciding(
            LedgerDefinition definition,
            RowState row,
            Conflict conflict,
            List<Edit> edits,
            ChangeNote note) {
        return make(definition, row, ChangeKind.RESOLVE, edits, note, conflict.id());
    }

    private Change make(
            LedgerDefinition definition,
            RowState row,
            ChangeKind kind,
            List<Edit> edits,
            ChangeNote note,
            @Nullable UUID conflict) {
        return new Change(
                ids.next(),
                definition.id(),
                row.row(),
                kind,
                edits,
                row.seq(),
                definition.version(),
                owner.author(),
                clock.instant(),
                note,
                conflict);
    }

    /// The cells of `values`; those that hold their value already only where that is wanted.
    static List<Edit> edits(
            RowState shown,
            List<Change> pending,
            Map<FieldId, @Nullable String> values,
            boolean evenIfEqual) {
        List<Edit> edits = new ArrayList<>();
        values.forEach(
                (field, value) -> {
                    if (evenIfEqual || !Objects.equals(shown.value(field), value)) {
                        edits.add(edit(shown, pending, field, value));
                    }
                });
        return edits;
    }

    /// One cell. Over a pending edit of one's own the author still has not seen more than when that
    /// one was made: what head office said meanwhile lies hidden under it.
    static Edit edit(RowState shown, List<Change> pending, FieldId field, @Nullable String value) {
        for (Change change : pending.reversed()) {
            for (Edit before : change.edits()) {
                if (before.field().equals(field)) {
                    return new Edit(field, value, before.value(), before.seenSeq(), change.id());
                }
            }
        }
        return new Edit(field, value, shown.value(field), shown.cellSeq(field), null);
    }

    /// `edit` by an author who saw the row as `seen`. A value that is the same as then counts as
    /// seen, whoever wrote it.
    static Edit asSeen(Edit edit, @Nullable SeenRow seen) {
        if (seen == null || edit.basedOn() != null) {
            return edit;
        }
        String saw = seen.values().get(edit.field());
        return Objects.equals(saw, edit.seen())
                ? edit
                : new Edit(
                        edit.field(),
                        edit.value(),
                        saw,
                        Math.min(edit.seenSeq(), seen.seq()),
                        null);
    }
}
