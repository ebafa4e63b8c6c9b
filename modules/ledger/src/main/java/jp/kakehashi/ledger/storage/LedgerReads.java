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
import java.util.function.Consumer;
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

/// What the ledger screens read from a replica, each in one transaction. Rows and what was said of
/// them are told only where the door lets their ledger through; the few ways round it say why.
public final class LedgerReads {
    private static final int PORTION = 2_000;

    private final Replica replica;
    private final ReplicaStores stores;
    private final LedgerQueries queries;
    private final LedgerTotals totals;
    private final LargeReads large;
    private final Consumer<LedgerDefinition> door;

    /// Reads `replica`; `door` refuses ledgers that are not read for anything yet.
    public LedgerReads(Replica replica, Consumer<LedgerDefinition> door) {
        this.replica = replica;
        this.door = door;
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

    private boolean scanned(LedgerDefinition definition, RowSelection selection) {
        return selection.formulas().any() || large.isLarge(definition);
    }

    /// A page of rows.
    public Page page(LedgerDefinition definition, RowSelection selection, long offset, int limit) {
        door.accept(definition);
        if (large.isLarge(definition)) {
            LargeReads.Part part = large.part(definition, selection, offset, limit);
            return new Page(
                    replica.database().read(db -> with(db, definition, part.rows())),
                    part.total(),
                    part.all(),
                    part.yen(definition),
                    part.counted());
        }
        if (selection.formulas().any()) {
            LargeReads.Part part = large.whole(definition, selection, offset, limit);
            return new Page(
                    replica.database().read(db -> with(db, definition, part.rows())),
                    part.total(),
                    part.all(),
                    part.yen(definition),
                    true);
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
        door.accept(definition);
        return named(definition, ids);
    }

    /// The same for the names of rows that links of another ledger lead to, which count as listed
    /// (ADR 0032). Whoever asks tells no more than those.
    public Rows named(LedgerDefinition definition, Collection<UUID> ids) {
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
        door.accept(definition);
        boolean many = scanned(definition, selection);
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
        door.accept(definition);
        if (selection.formulas().any()) {
            all(
                    definition,
                    selection.oldestFirst(),
                    rows -> {
                        boolean more = true;
                        while (more && rows.hasNext()) {
                            more = reader.test(rows.next());
                        }
                        return true;
                    });
            return;
        }
        replica.database()
                .read(
                        db -> {
                            queries.walk(db, definition, selection, reader);
                            return true;
                        });
    }

    /// How many rows of a selection stand before `row`; empty when it is not among them.
    public OptionalLong place(LedgerDefinition definition, RowSelection selection, UUID row) {
        door.accept(definition);
        if (scanned(definition, selection)) {
            return large.found(definition, selection).place(row);
        }
        return replica.database().read(db -> queries.place(db, definition, selection, row));
    }

    /// Everything that matches as one group, with sums of `summed`.
    public Group total(LedgerDefinition definition, RowSelection selection, Set<FieldId> summed) {
        door.accept(definition);
        if (scanned(definition, selection)) {
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
        door.accept(definition);
        if (selection.formulas().any()) {
            return all(
                    definition,
                    selection,
                    rows -> GroupsInMemory.of(definition, by, summed, most, rows));
        }
        return replica.database()
                .read(db -> totals.groups(db, definition, selection, by, summed, most));
    }

    /// How many rows match.
    public long count(LedgerDefinition definition, RowSelection selection) {
        door.accept(definition);
        if (selection.formulas().any()) {
            return large.found(definition, selection).size();
        }
        return replica.database().read(db -> queries.count(db, definition, selection));
    }

    /// Numbers of a ledger for the list, whether or not it was read for anything.
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
    public List<AcceptedChange> history(LedgerDefinition definition, UUID row) {
        door.accept(definition);
        return replica.database().read(db -> stores.history().byRow(db, definition.id(), row));
    }

    /// Conflicts of a ledger, oldest first, also while nothing of them may be told but that they
    /// wait.
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

    /// Edits that head office sent back, also while nothing of them may be told but that they wait.
    public List<OutboxEntry> returned() {
        return replica.database().read(stores.outbox()::returned);
    }
}
