package jp.kakehashi.server.ledgers.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.Merge;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.records.RowState;
import jp.kakehashi.server.ledgers.storage.ReaderView.Sight;
import jp.kakehashi.storage.ledger.HistoryStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.Messages.SnapshotRow;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a page of changes says to somebody from whom rows are kept. What counts is how each row
/// stands now, not when it was written: a row that is guarded by now is told nothing of, whatever
/// the page holds of it, and one that is open by now comes as it stands, because what happened to
/// it while it was guarded was not told. A row may have changed sides only since its mark was last
/// written, which its cell remembers.
///
/// @param kept rows whose changes and conflicts are not told
/// @param settled the reader's own changes of these
/// @param conflicts open ones of rows that are given whole
public record GuardedRows(
        Set<UUID> kept,
        List<SnapshotRow> given,
        List<UUID> withdrawn,
        List<UUID> settled,
        List<Conflict> conflicts) {
    private static final GuardedRows NONE =
            new GuardedRows(Set.of(), List.of(), List.of(), List.of(), List.of());

    /// Of the page with `changes` after `after`, as `view` sees it.
    public static GuardedRows of(
            DSLContext db,
            LedgerStores stores,
            LedgerDefinition definition,
            Actor actor,
            long after,
            List<AcceptedChange> changes) {
        ReaderView view = new ReaderView(definition, actor);
        RowGuard guard = view.guard();
        return guard == null || changes.isEmpty()
                ? NONE
                : new Finding(db, stores, definition, view, guard, actor.staff())
                        .find(after, changes);
    }

    /// Refuses whoever does not see a row whole; of one that is hidden as of one that never was.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.row.unknown`, `problem.row.guarded`
    public static void requireWhole(
            DSLContext db,
            LedgerStores stores,
            LedgerDefinition definition,
            Actor actor,
            UUID row) {
        ReaderView view = new ReaderView(definition, actor);
        if (view.guard() == null) {
            return;
        }
        Sight sight =
                stores.tables()
                        .row(db, definition, row)
                        .map(stored -> view.of(stored.state()))
                        .orElse(Sight.NOTHING);
        if (sight == Sight.NOTHING) {
            throw Problem.invalid("problem.row.unknown", row).asException();
        }
        if (sight == Sight.PART) {
            throw Problem.refused("problem.row.guarded").asException();
        }
    }

    /// Those of the conflicts whose rows are seen whole.
    public static List<Conflict> open(
            DSLContext db,
            LedgerStores stores,
            LedgerDefinition definition,
            ReaderView view,
            List<Conflict> conflicts) {
        if (view.guard() == null || conflicts.isEmpty()) {
            return conflicts;
        }
        List<UUID> named = conflicts.stream().map(Conflict::row).distinct().toList();
        Map<UUID, StoredRow> rows = stores.tables().rows(db, definition, named);
        return conflicts.stream()
                .filter(
                        c -> {
                            StoredRow row = rows.get(c.row());
                            return row != null && view.of(row.state()) == Sight.WHOLE;
                        })
                .toList();
    }

    /// Those of `rows` that are guarded now.
    public static Set<UUID> among(
            DSLContext db, LedgerStores stores, LedgerDefinition definition, Set<UUID> rows) {
        RowGuard guard = definition.guard();
        Set<UUID> found = new HashSet<>();
        if (guard != null) {
            stores.tables()
                    .rows(db, definition, rows)
                    .forEach(
                            (id, row) -> {
                                if (guard.guards(row.state())) {
                                    found.add(id);
                                }
                            });
        }
        return found;
    }

    /// Whether some of `changes` is of a row that is guarded now, or wrote a row's mark.
    public static boolean touched(
            DSLContext db,
            LedgerStores stores,
            LedgerDefinition definition,
            Collection<AcceptedChange> changes) {
        RowGuard guard = definition.guard();
        if (guard == null) {
            return false;
        }
        Set<UUID> rows = new HashSet<>();
        for (AcceptedChange accepted : changes) {
            Change change = accepted.change();
            if (change.edits().stream().anyMatch(e -> e.field().equals(guard.field()))) {
                return true;
            }
            rows.add(change.row());
        }
        return stores.tables().rows(db, definition, rows).values().stream()
                .anyMatch(row -> guard.guards(row.state()));
    }

    private record Finding(
            DSLContext db,
            LedgerStores stores,
            LedgerDefinition definition,
            ReaderView view,
            RowGuard guard,
            String staff) {

        GuardedRows find(long after, List<AcceptedChange> changes) {
            Set<UUID> touched = new LinkedHashSet<>();
            changes.forEach(c -> touched.add(c.change().row()));
            Map<UUID, StoredRow> rows = stores.tables().rows(db, definition, touched);
            Set<UUID> kept = new HashSet<>();
            List<SnapshotRow> given = new ArrayList<>();
            List<UUID> whole = new ArrayList<>();
            List<UUID> flipped = new ArrayList<>();
            for (UUID id : touched) {
                StoredRow row = rows.get(id);
                if (row == null) {
                    kept.add(id);
                    continue;
                }
                List<Change> own = own(changes, id);
                boolean moved = row.state().cellSeq(guard.field()) > after;
                switch (view.of(row.state())) {
                    case WHOLE -> {
                        if (moved && own.stream().noneMatch(c -> c.kind() == ChangeKind.CREATE)) {
                            view.row(row).ifPresent(given::add);
                            whole.add(id);
                        }
                    }
                    case PART -> {
                        kept.add(id);
                        if (moved || told(row.state(), after, own)) {
                            view.row(row).ifPresent(given::add);
                        }
                    }
                    case NOTHING -> {
                        kept.add(id);
                        if (moved) {
                            flipped.add(id);
                        }
                    }
                }
            }
            List<UUID> withdrawn =
                    flipped.stream()
                            .filter(id -> written(own(changes, id)) || seenSince(id, after))
                            .toList();
            List<UUID> settled =
                    changes.stream()
                            .map(AcceptedChange::change)
                            .filter(c -> kept.contains(c.row()) && written(List.of(c)))
                            .map(Change::id)
                            .toList();
            List<Conflict> open = stores.conflicts().openOf(db, definition.id(), whole);
            return new GuardedRows(kept, given, withdrawn, settled, open);
        }

        private static List<Change> own(List<AcceptedChange> changes, UUID row) {
            return changes.stream()
                    .map(AcceptedChange::change)
                    .filter(c -> c.row().equals(row))
                    .toList();
        }

        /// Whether the part of a row that is seen may be another than at `after`.
        private boolean told(RowState row, long after, List<Change> own) {
            return written(own)
                    || guard.shows().stream().anyMatch(f -> row.cellSeq(f) > after)
                    || cameOrWent(row.row(), after);
        }

        /// Whether the row was made, deleted or brought back since; an edit brings it back, too.
        private boolean cameOrWent(UUID id, long after) {
            RowState state = null;
            for (HistoryStore.Entry entry :
                    stores.history().ofRows(db, definition.id(), List.of(id))) {
                RowState next = Merge.fold(state, stores.history().change(entry));
                boolean same = state != null && state.deleted() == next.deleted();
                if (entry.seq() > after && !same) {
                    return true;
                }
                state = next;
            }
            return false;
        }

        /// Whose own change waits in an outbox has to be told what became of the row.
        private boolean written(List<Change> own) {
            return own.stream().anyMatch(c -> c.author().staff().equals(staff));
        }

        /// Whether the row could be seen at `after` or later. Whoever never saw it is not told
        /// that there is one.
        private boolean seenSince(UUID id, long after) {
            RowState state = null;
            for (HistoryStore.Entry entry :
                    stores.history().ofRows(db, definition.id(), List.of(id))) {
                if (entry.seq() > after && seen(state)) {
                    return true;
                }
                state = Merge.fold(state, stores.history().change(entry));
            }
            return seen(state);
        }

        private boolean seen(@Nullable RowState state) {
            return state != null && view.of(state) != Sight.NOTHING;
        }
    }
}
