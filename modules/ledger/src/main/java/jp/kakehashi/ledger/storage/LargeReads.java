package jp.kakehashi.ledger.storage;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.ledger.FoundRows;
import jp.kakehashi.storage.ledger.LedgerQueries;
import jp.kakehashi.storage.ledger.RowScan;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.RowOrders;
import org.jooq.DSLContext;

/// Reads of ledgers so large that every page cannot count and sort them anew: a question is
/// answered once, by ids; until then its first rows come by an index where there is one. Safe for
/// use from many threads.
public final class LargeReads {
    /// Places that are shown by an index while the rest is still being found.
    private static final int FIRST = 300;

    private final Replica replica;
    private final LedgerQueries queries;
    private final RowScan scan;
    private final Answers answers;

    LargeReads(Replica replica, LedgerQueries queries) {
        this.replica = replica;
        this.queries = queries;
        this.scan = new RowScan(replica.stores().tables(), queries);
        this.answers = new Answers(replica, scan, queries);
    }

    /// Some rows of an answer with what is known of the whole.
    ///
    /// @param counted whether the counts are those of now
    record Part(
            List<StoredRow> rows,
            long total,
            long all,
            Map<FieldId, BigDecimal> sums,
            boolean counted) {

        /// The sums of all yen fields; 0 where there is no value.
        Map<FieldId, Long> yen(LedgerDefinition definition) {
            Map<FieldId, Long> yen = new LinkedHashMap<>();
            definition.fields().stream()
                    .filter(field -> field.type() == FieldType.YEN && !field.individualNumber())
                    .forEach(
                            field ->
                                    yen.put(
                                            field.id(),
                                            sums.getOrDefault(field.id(), BigDecimal.ZERO)
                                                    .longValueExact()));
            return yen;
        }
    }

    /// How far the answer to a question has come: `looked` of about `all` rows.
    public record Looking(long looked, long all) {}

    /// How far an answer has come that is being found; empty when none is.
    public Optional<Looking> looking(LedgerDefinition definition, RowSelection selection) {
        return answers.running(definition, selection).map(a -> new Looking(a.looked(), a.all()));
    }

    /// Ends finding it: who waits for it is told `problem.find.cancelled`.
    public void stop(LedgerDefinition definition, RowSelection selection) {
        answers.running(definition, selection).ifPresent(Answer::stop);
    }

    boolean isLarge(LedgerDefinition definition) {
        return all(definition) >= RowOrders.LARGE;
    }

    /// Waits for the whole answer as things stand now.
    FoundRows found(LedgerDefinition definition, RowSelection selection) {
        return answers.fresh(definition, selection).await();
    }

    /// Rows from place `offset` on: at once when the answer is known, or for the first places when
    /// an index leads to them or the answer from before the last change is known. Only where
    /// nothing is known the whole answer is found for it; {@link #found} does so always.
    Part part(LedgerDefinition definition, RowSelection selection, long offset, int limit) {
        Optional<FoundRows> ready = answers.ready(definition, selection);
        if (ready.isPresent()) {
            return part(definition, ready.get(), offset, limit, true);
        }
        Optional<FoundRows> before = answers.known(definition, selection);
        int end = (int) Math.min(FIRST, offset + limit);
        if (offset < end) {
            List<StoredRow> first = first(definition, selection, end);
            // Without a field to sort by, fewer are all there are.
            if (first.size() == end || (selection.sort() == null && !first.isEmpty())) {
                return new Part(
                        first.subList((int) Math.min(offset, first.size()), first.size()),
                        Math.max(first.size(), before.map(FoundRows::size).orElse(0)),
                        before.map(FoundRows::all).orElseGet(() -> all(definition)),
                        before.map(FoundRows::sums).orElse(Map.of()),
                        false);
            }
        }
        return before.map(f -> part(definition, f, offset, limit, false))
                .orElseGet(
                        () -> part(definition, found(definition, selection), offset, limit, true));
    }

    private long all(LedgerDefinition definition) {
        return replica.database().read(db -> queries.countAbout(db, definition));
    }

    private List<StoredRow> first(LedgerDefinition definition, RowSelection selection, int end) {
        return replica.orders()
                .index(definition, selection)
                .map(index -> replica.database().read(db -> index.first(db, end)))
                .orElse(List.of());
    }

    private Part part(
            LedgerDefinition definition, FoundRows found, long offset, int limit, boolean counted) {
        List<StoredRow> rows =
                replica.database().read(db -> inOrder(db, definition, found.ids(offset, limit)));
        return new Part(rows, found.size(), found.all(), found.sums(), counted);
    }

    /// Every row of a selection in its order, all of the moment of `db`, from an offset on.
    LongFunction<List<StoredRow>> portions(
            DSLContext db, LedgerDefinition definition, RowSelection selection, int portion) {
        FoundRows found = scan.scan(db, definition, selection, looked -> true);
        return offset -> inOrder(db, definition, found.ids(offset, portion));
    }

    /// A row that went since has no place any more until the question is answered anew.
    private List<StoredRow> inOrder(DSLContext db, LedgerDefinition definition, List<UUID> ids) {
        Map<UUID, StoredRow> rows = replica.stores().tables().rows(db, definition, ids);
        return ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .filter(row -> !row.state().deleted())
                .toList();
    }
}
