package jp.kakehashi.records;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Folds one accepted change into a row. A pure function: the same order of changes gives the same
/// row and the same conflicts on the server and on every replica. Later means accepted later by the
/// server; no clock is asked. What two people wrote on different lines of a long text, the server
/// puts together once, with {@link TextMerge}, and assigns it with the change.
public final class Merge {
    private static final int LOOKS_BACK = 100;

    private Merge() {}

    /// Finds earlier changes of a ledger by their sequence; asked only when a change was made
    /// without having seen what now stands.
    @FunctionalInterface
    public interface Earlier {
        /// The change accepted at `seq`.
        AcceptedChange at(long seq);
    }

    /// The row after the change, and what it met that its author had not seen.
    public record Result(RowState row, List<Conflict> conflicts) {
        public Result {
            conflicts = List.copyOf(conflicts);
        }
    }

    /// `row` after `accepted`, with the conflicts it opened; `row` is null for a row never seen
    /// before. For the server, which knows every earlier change.
    public static Result apply(@Nullable RowState row, AcceptedChange accepted, Earlier earlier) {
        List<Conflict> conflicts = row == null ? List.of() : conflicts(row, accepted, earlier);
        return new Result(fold(row, accepted), conflicts);
    }

    /// `row` after `accepted`. For replicas, which are told of the conflicts by the server.
    public static RowState fold(@Nullable RowState row, AcceptedChange accepted) {
        return after(row == null ? blank(accepted) : row, accepted);
    }

    private static RowState blank(AcceptedChange accepted) {
        Change change = accepted.change();
        return new RowState(
                change.row(), 0, false, Map.of(), Map.of(), change.note().provisional());
    }

    private static RowState after(RowState before, AcceptedChange accepted) {
        Map<FieldId, String> values = new LinkedHashMap<>(before.values());
        Map<FieldId, Long> seqs = new LinkedHashMap<>(before.cellSeqs());
        for (Edit edit : accepted.change().edits()) {
            put(values, edit.field(), edit.value());
            seqs.put(edit.field(), accepted.seq());
        }
        accepted.assigned()
                .forEach(
                        (field, value) -> {
                            values.put(field, value);
                            seqs.put(field, accepted.seq());
                        });
        return new RowState(
                before.row(),
                accepted.seq(),
                deleted(before, accepted.change().kind()),
                values,
                seqs,
                before.provisional());
    }

    private static boolean deleted(RowState before, ChangeKind kind) {
        return switch (kind) {
            case DELETE -> true;
            // Deciding about a cell says nothing about the row.
            case RESOLVE -> before.deleted();
            case CREATE, EDIT, RESTORE -> false;
        };
    }

    private static void put(Map<FieldId, String> values, FieldId field, @Nullable String value) {
        if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    private static List<Conflict> conflicts(
            RowState before, AcceptedChange accepted, Earlier earlier) {
        Change change = accepted.change();
        List<Conflict> found = new ArrayList<>();
        if (change.kind() == ChangeKind.DELETE) {
            deletionMetEdits(before, accepted, earlier, found);
            return found;
        }
        if (before.deleted()) {
            editMetDeletion(before, accepted, earlier, found);
        }
        for (Edit edit : change.edits()) {
            editMetEdit(before, accepted, edit, earlier, found);
        }
        return found;
    }

    private static void editMetEdit(
            RowState before,
            AcceptedChange accepted,
            Edit edit,
            Earlier earlier,
            List<Conflict> found) {
        long standing = before.cellSeq(edit.field());
        String value = before.value(edit.field());
        boolean merged = accepted.assigned().containsKey(edit.field());
        if (merged || standing <= edit.seenSeq() || Objects.equals(value, edit.value())) {
            return;
        }
        AcceptedChange other = earlier.at(standing);
        if (continues(edit, other)) {
            if (!other.assigned().containsKey(edit.field())) {
                return;
            }
            // Into one's own last text somebody else's lines were merged, which nobody had seen.
            other = foreign(other, edit, earlier);
        }
        found.add(
                conflict(
                        accepted,
                        edit.field(),
                        side(accepted, edit.value(), false),
                        side(other, value, false)));
    }

    /// One's own chain of edits made offline never conflicts with itself.
    static boolean continues(Edit edit, AcceptedChange other) {
        return other.change().id().equals(edit.basedOn());
    }

    /// Whose lines were merged into `own`, so that they are told: the newest other hand that wrote
    /// the cell after what `edit` saw; `own` when that is too far back to look for.
    private static AcceptedChange foreign(AcceptedChange own, Edit edit, Earlier earlier) {
        long first = Math.max(edit.seenSeq() + 1, own.seq() - LOOKS_BACK);
        for (long seq = own.seq() - 1; seq >= first; seq--) {
            AcceptedChange candidate = earlier.at(seq);
            boolean wrote =
                    candidate.change().row().equals(own.change().row())
                            && candidate.change().edits().stream()
                                    .anyMatch(e -> e.field().equals(edit.field()));
            if (wrote && !sameHand(candidate, own)) {
                return candidate;
            }
        }
        return own;
    }

    private static void deletionMetEdits(
            RowState before, AcceptedChange accepted, Earlier earlier, List<Conflict> found) {
        long seen = accepted.change().seenRowSeq();
        if (before.deleted() || before.seq() <= seen) {
            return;
        }
        TreeSet<Long> unseen = new TreeSet<>(before.cellSeqs().values());
        unseen.add(before.seq());
        for (long seq : unseen.tailSet(seen, false).descendingSet()) {
            AcceptedChange other = earlier.at(seq);
            if (!sameHand(other, accepted)) {
                found.add(
                        conflict(
                                accepted,
                                null,
                                side(accepted, null, true),
                                side(other, firstValue(other), false)));
                return;
            }
        }
    }

    private static void editMetDeletion(
            RowState before, AcceptedChange accepted, Earlier earlier, List<Conflict> found) {
        Change change = accepted.change();
        boolean seen = before.seq() <= change.seenRowSeq();
        if (seen || change.kind() != ChangeKind.EDIT) {
            return;
        }
        AcceptedChange deletion = earlier.at(before.seq());
        if (!sameHand(deletion, accepted)) {
            found.add(
                    conflict(
                            accepted,
                            null,
                            side(accepted, firstValue(accepted), false),
                            side(deletion, null, true)));
        }
    }

    /// A device pushes its own changes in order, so an earlier one of the same hand was known.
    private static boolean sameHand(AcceptedChange a, AcceptedChange b) {
        return a.change().author().staff().equals(b.change().author().staff())
                && a.change().author().device().equals(b.change().author().device());
    }

    private static @Nullable String firstValue(AcceptedChange accepted) {
        List<Edit> edits = accepted.change().edits();
        return edits.isEmpty() ? null : edits.getFirst().value();
    }

    private static Conflict.Side side(
            AcceptedChange accepted, @Nullable String value, boolean deletion) {
        Change change = accepted.change();
        Instant madeAt = change.madeAt();
        return new Conflict.Side(
                change.id(),
                accepted.seq(),
                value,
                deletion,
                change.author(),
                madeAt,
                accepted.acceptedAt());
    }

    private static Conflict conflict(
            AcceptedChange accepted,
            @Nullable FieldId field,
            Conflict.Side standing,
            Conflict.Side kept) {
        String name = standing.change() + "/" + kept.change() + "/" + field;
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Conflict(
                id,
                accepted.change().ledger(),
                accepted.change().row(),
                field,
                standing,
                kept,
                null);
    }
}
