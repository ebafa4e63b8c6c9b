package jp.kakehashi.server.ledgers.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.storage.ledger.LedgerStores;
import org.jooq.DSLContext;

/// The rows of a page whose contents were destroyed: replicas are told to drop them, and nothing
/// else of them.
///
/// @param rows all of them
/// @param told those that the reader may have had
/// @param own the reader's own changes of them
public record DestroyedRows(Set<UUID> rows, Set<UUID> told, List<UUID> own) {
    private static final DestroyedRows NONE = new DestroyedRows(Set.of(), Set.of(), List.of());

    /// Of the page with `changes`, as `actor` may know of them.
    public static DestroyedRows of(
            DSLContext db,
            LedgerStores stores,
            LedgerDefinition definition,
            Actor actor,
            List<AcceptedChange> changes) {
        Set<UUID> touched = new HashSet<>();
        changes.forEach(c -> touched.add(c.change().row()));
        Set<UUID> rows = stores.logs().destructions().destroyed(db, touched);
        if (rows.isEmpty()) {
            return NONE;
        }
        Set<UUID> told = new HashSet<>(rows);
        RowGuard guard = definition.guardAgainst(actor);
        if (guard != null && guard.hides()) {
            told.removeAll(stores.logs().destructions().guarded(db, rows));
        }
        List<UUID> own =
                changes.stream()
                        .map(AcceptedChange::change)
                        .filter(c -> rows.contains(c.row()))
                        .filter(c -> c.author().staff().equals(actor.staff()))
                        .map(c -> c.id())
                        .toList();
        return new DestroyedRows(rows, told, own);
    }

    /// The rows that the page withdraws, with those that `guarded` does.
    public List<UUID> withdrawn(GuardedRows guarded) {
        Set<UUID> all = new HashSet<>(guarded.withdrawn());
        all.addAll(told);
        return List.copyOf(all);
    }

    /// The reader's own changes that the page leaves out.
    public List<UUID> settled(GuardedRows guarded) {
        List<UUID> all = new ArrayList<>(guarded.settled());
        own.stream().filter(id -> !all.contains(id)).forEach(all::add);
        return List.copyOf(all);
    }
}
