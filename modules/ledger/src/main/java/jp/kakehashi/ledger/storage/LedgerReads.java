package jp.kakehashi.ledger.storage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.ledger.FoundRows;
import jp.kakehashi.storage.ledger.LedgerQueries;
import jp.kakehashi.storage.ledger.LedgerTotals;
import jp.kakehashi.storage.ledger.LedgerTotals.Group;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.OutboxEntry;
import jp.kakehashi.sync.storage.ReplicaStores;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jooq.DSLContext;

/// What the ledger screens read from a replica, each in one transaction.
public final class LedgerReads {
    private static final int PORTION = 2_000;

    private final Replica replica;
    private final ReplicaStores stores;
    private final LedgerQueries queries;
    private final LedgerTotals totals;
    private final LargeReads large;

    /// Reads `replica`.
    public LedgerReads(Replica replica) {
        this.replica = replica;
        this.stores = replica.stores();
        this.queries = new LedgerQueries(stores.tables());
        this.totals = new LedgerTotals(stores.tables(), queries);
        this.large = new LargeReads(replica, queries);
    }

    /// How questions about large ledgers are answered.
    public LargeReads large() {
        return large;
    }

    /// Rows with what belongs to them.
    public record Rows(
            List<StoredRow> rows, List<OutboxEntry> outbox, List<Conflict> openConflicts) {}

    /// One page with its counts.
    ///
    /// @param counted whether the counts are those of now; otherwise they are being found, and more
    ///     rows may match
    public record Page(Rows rows, long total, long all, Map<FieldId, Long> sums, boolean counted) {}

    /// Numbers of a ledger.
    public record Counts(long rows, long unsent, long openConflicts) {}

    /// A page of rows.
    public Page page(LedgerDefinition definition, RowSelection selection, long offset, int limit) {
        if (large.isLarge(definition)) {
            LargeReads.Part part = large.part(definition, selection, offset, limit);
            return new Page(
                    replica.database().read(db -> with(db, definition, part.rows())),
                    part.total(),
                    part.all(),
                    part.yen(definition),
                    part.counted());
        }
        return replica.database()
                .read(
                        db ->
                                new Page(
                                        with(
                                                db,
                                                definition,
                                                queries.page(
                                                        db, definition, selection, offset, limit)),
                                        queries.count(db, definition, selection),
                                        queries.count(db, definition, RowSelection.ALL),
                                        queries.sums(db, definition, selection),
                                        true));
    }

    private Rows with(DSLContext db, LedgerDefinition definition, List<StoredRow> rows) {
        List<UUID> ids = rows.stream().map(r -> r.state().row()).toList();
        return new Rows(
                rows,
                stores.outbox().ofRows(db, ids),
                stores.conflicts().openOf(db, definition.id(), ids));
    }

    /// Those of the rows that exist, also deleted ones.
    public Rows rows(LedgerDefinition definition, Collection<UUID> ids) {
        return replica.database()
                .read(
                        db ->
                                new Rows(
                                        List.copyOf(
                                                stores.tables().rows(db, definition, ids).values()),
                                        stores.outbox().ofRows(db, ids),
                                        stores.conflicts().openOf(db, definition.id(), ids)));
    }

    /// Lets `reader` go through every row of a selection in its order, all of one moment.
    public <T> T all(
            LedgerDefinition definition,
            RowSelection selection,
            Function<Iterator<StoredRow>, T> reader) {
        return all(definition, selection, 0, reader);
    }

    /// The same from the row at place `from` on.
    public <T> T all(
            LedgerDefinition definition,
            RowSelection selection,
            long from,
            Function<Iterator<StoredRow>, T> reader) {
        boolean many = large.isLarge(definition);
        return replica.database()
                .read(
                        db ->
                                reader.apply(
                                        new Portions(
                                                many
                                                        ? large.portions(
                                                                db, definition, selection, PORTION)
                                                        : offset ->
                                                                queries.page(
                                                                        db,
                                                                        definition,
                                                                        selection,
                                                                        offset,
                                                                        PORTION),
                                                from)));
    }

    /// Fetches rows portion by portion as they are asked for.
    private static final class Portions implements Iterator<StoredRow> {
        private final LongFunction<List<StoredRow>> fetch;
        private List<StoredRow> portion = List.of();
        private int at;
        private long offset;
        private boolean ended;

        Portions(LongFunction<List<StoredRow>> fetch, long from) {
            this.fetch = fetch;
            this.offset = from;
        }

        @Override
        public boolean hasNext() {
            if (at == portion.size() && !ended) {
                portion = fetch.apply(offset);
                offset += portion.size();
                at = 0;
                ended = portion.size() < PORTION;
            }
            return at < portion.size();
        }

        @Override
        public StoredRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return portion.get(at++);
        }
    }

    /// Hands over every row of a selection, the oldest first and all of one moment, until `reader`
    /// has had enough.
    public void walk(
            LedgerDefinition definition, RowSelection selection, Predicate<StoredRow> reader) {
        replica.database()
                .read(
                        db -> {
                            queries.walk(db, definition, selection, reader);
                            return true;
                        });
    }

    /// How many rows of a selection stand before `row`; empty when it is not among them.
    public OptionalLong place(LedgerDefinition definition, RowSelection selection, UUID row) {
        if (large.isLarge(definition)) {
            return large.found(definition, selection).place(row);
        }
        return replica.database().read(db -> queries.place(db, definition, selection, row));
    }

    /// Everything that matches as one group, with sums of `summed`.
    public Group total(LedgerDefinition definition, RowSelection selection, Set<FieldId> summed) {
        if (large.isLarge(definition)) {
            FoundRows found = large.found(definition, selection);
            Map<FieldId, BigDecimal> sums = new HashMap<>(found.sums());
            sums.keySet().retainAll(summed);
            return new Group(null, found.size(), sums);
        }
        return replica.database().read(db -> totals.total(db, definition, selection, summed));
    }

    /// The same by the values of a field, the largest group first, at most `most`.
    public List<Group> groups(
            LedgerDefinition definition,
            RowSelection selection,
            FieldId by,
            Set<FieldId> summed,
            int most) {
        return replica.database()
                .read(db -> totals.groups(db, definition, selection, by, summed, most));
    }

    /// How many rows match.
    public long count(LedgerDefinition definition, RowSelection selection) {
        return replica.database().read(db -> queries.count(db, definition, selection));
    }

    /// Numbers of a ledger for the list.
    public Counts counts(LedgerDefinition definition) {
        LedgerId ledger = definition.id();
        return replica.database()
                .read(
                        db ->
                                new Counts(
                                        queries.count(db, definition, RowSelection.ALL),
                                        stores.outbox().unsentCounts(db).getOrDefault(ledger, 0L),
                                        stores.conflicts().countOpen(db, ledger)));
    }

    /// Accepted changes of a row as far as they are known here, oldest first.
    public List<AcceptedChange> history(LedgerId ledger, UUID row) {
        return replica.database().read(db -> stores.history().byRow(db, ledger, row));
    }

    /// Conflicts of a ledger, oldest first.
    public List<Conflict> conflicts(LedgerId ledger, boolean decidedToo) {
        return replica.database().read(db -> stores.conflicts().ofLedger(db, ledger, decidedToo));
    }

    /// One conflict.
    public Optional<Conflict> conflict(UUID id) {
        return replica.database().read(db -> stores.conflicts().find(db, id));
    }

    /// One's own decisions of conflicts that are not accepted yet.
    public List<OutboxEntry> pendingDecisions() {
        List<OutboxEntry> found = new ArrayList<>();
        for (OutboxEntry entry : replica.database().read(stores.outbox()::decisions)) {
            if (entry.change().conflict() != null) {
                found.add(entry);
            }
        }
        return found;
    }

    /// Edits that head office sent back.
    public List<OutboxEntry> returned() {
        return replica.database().read(stores.outbox()::returned);
    }
}
