package jp.kakehashi.server.ledgers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.ImportStore;
import jp.kakehashi.storage.ledger.ImportStore.StoredImport;
import org.jspecify.annotations.Nullable;

/// The imports that the new rows of a batch belong to: nobody adds rows to somebody else's.
final class ImportRuns {
    private final Tx tx;
    private final ImportStore store;
    private final LedgerId ledger;
    private final Map<UUID, StoredImport> known = new HashMap<>();

    ImportRuns(Tx tx, ImportStore store, LedgerId ledger, List<Change> changes) {
        this.tx = tx;
        this.store = store;
        this.ledger = ledger;
        Set<UUID> named = new HashSet<>();
        for (Change change : changes) {
            ImportMark mark = change.note().source();
            if (mark != null) {
                named.add(mark.id());
            }
        }
        known.putAll(store.byId(tx.query(), named));
    }

    /// Why a change may not be of the import that it names.
    @Nullable Problem foreign(Change change) {
        ImportMark mark = change.note().source();
        StoredImport there = mark == null ? null : known.get(mark.id());
        boolean own =
                there == null
                        || (there.ledger().equals(ledger)
                                && there.staff().equals(change.author().staff()));
        return own ? null : Problem.refused("problem.import.not_yours");
    }

    /// Notes the runs of accepted changes that are of one import each.
    void save(List<AcceptedChange> accepted) {
        int from = 0;
        while (from < accepted.size()) {
            AcceptedChange first = accepted.get(from);
            UUID id = id(first);
            int to = from + 1;
            while (to < accepted.size() && Objects.equals(id, id(accepted.get(to)))) {
                to++;
            }
            ImportMark mark = first.change().note().source();
            if (mark != null) {
                store.add(tx, ledger, mark, accepted.subList(from, to));
            }
            from = to;
        }
    }

    private static @Nullable UUID id(AcceptedChange accepted) {
        ImportMark mark = accepted.change().note().source();
        return mark == null ? null : mark.id();
    }
}
