package jp.kakehashi.server.ledgers;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.Messages.SnapshotRow;
import org.jspecify.annotations.Nullable;

/// Rows as one person sees them, some hundred at a time.
final class ReaderRows implements ExportWriter.Linked {
    private static final int PORTION = 500;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final Actor actor;

    ReaderRows(Database database, LedgerStores stores, Definitions definitions, Actor actor) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.actor = actor;
    }

    Iterator<RowState> of(LedgerDefinition ledger) {
        return new Rows(ledger);
    }

    @Override
    public Optional<LedgerDefinition> ledger(LedgerId ledger) {
        return definitions.find(ledger).filter(found -> found.mayOpen(actor));
    }

    @Override
    public Map<UUID, RowState> rows(LedgerDefinition ledger, Set<UUID> wanted) {
        ReaderView view = new ReaderView(ledger, actor);
        Map<UUID, RowState> seen = new HashMap<>();
        Map<UUID, StoredRow> found = database.read(db -> stores.tables().rows(db, ledger, wanted));
        found.forEach(
                (id, row) -> view.row(row).map(SnapshotRow::row).ifPresent(r -> seen.put(id, r)));
        return seen;
    }

    /// The rows that are not deleted, in the order of their ids.
    private final class Rows implements Iterator<RowState> {
        private final LedgerDefinition ledger;
        private final ReaderView view;
        private List<StoredRow> portion = List.of();
        private int at;
        private @Nullable UUID last;
        private @Nullable RowState next;
        private boolean ended;

        Rows(LedgerDefinition ledger) {
            this.ledger = ledger;
            this.view = new ReaderView(ledger, actor);
        }

        @Override
        public boolean hasNext() {
            while (next == null && more()) {
                next =
                        view.row(portion.get(at++))
                                .map(SnapshotRow::row)
                                .filter(row -> !row.deleted())
                                .orElse(null);
            }
            return next != null;
        }

        private boolean more() {
            if (at < portion.size()) {
                return true;
            }
            if (ended) {
                return false;
            }
            UUID after = last;
            portion = database.read(db -> stores.queries().portion(db, ledger, after, PORTION));
            at = 0;
            ended = portion.size() < PORTION;
            if (!portion.isEmpty()) {
                last = portion.getLast().state().row();
            }
            return !portion.isEmpty();
        }

        @Override
        public RowState next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            RowState row = next;
            next = null;
            if (row == null) {
                throw new NoSuchElementException();
            }
            return row;
        }
    }
}
