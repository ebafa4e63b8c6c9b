package jp.kakehashi.sync.storage;

import static jp.kakehashi.sync.storage.ReplicaTables.BODY;
import static jp.kakehashi.sync.storage.ReplicaTables.CHANGE_ID;
import static jp.kakehashi.sync.storage.ReplicaTables.LEDGER;
import static jp.kakehashi.sync.storage.ReplicaTables.MADE_AT;
import static jp.kakehashi.sync.storage.ReplicaTables.OUTBOX;
import static jp.kakehashi.sync.storage.ReplicaTables.POSITION;
import static jp.kakehashi.sync.storage.ReplicaTables.PROBLEM;
import static jp.kakehashi.sync.storage.ReplicaTables.ROW_ID;
import static jp.kakehashi.sync.storage.ReplicaTables.SENT_AT;
import static jp.kakehashi.sync.storage.ReplicaTables.STATE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// One's own edits until head office has given each its place, in the order they were made.
public final class OutboxStore {
    private static final List<String> UNSENT =
            List.of(OutboxState.HERE.name(), OutboxState.SENT.name());
    private static final int IDS_PER_QUERY = 500;

    private final Json json;

    /// An outbox whose changes are written by `json`.
    public OutboxStore(Json json) {
        this.json = json;
    }

    /// Adds changes at the end, in their order.
    public void append(Tx tx, List<Change> changes) {
        Long last = tx.query().select(DSL.max(POSITION)).from(OUTBOX).fetchOne(DSL.max(POSITION));
        long position = last == null ? 0 : last;
        List<@Nullable Object[]> rows = new ArrayList<>(changes.size());
        for (Change change : changes) {
            position++;
            rows.add(
                    new @Nullable Object[] {
                        position,
                        change.id(),
                        change.ledger().value(),
                        change.row(),
                        OutboxState.HERE.name(),
                        json.text(change),
                        change.madeAt().toEpochMilli()
                    });
        }
        tx.batch(
                DSL.insertInto(OUTBOX, POSITION, CHANGE_ID, LEDGER, ROW_ID, STATE, BODY, MADE_AT)
                        .values((Long) null, null, null, null, null, null, null),
                rows);
    }

    /// What has to be sent of `ledger` from beyond a position on, oldest first.
    public List<OutboxEntry> toPush(DSLContext db, LedgerId ledger, long after, int limit) {
        return db.select(POSITION, STATE, BODY, PROBLEM)
                .from(OUTBOX)
                .where(LEDGER.eq(ledger.value()))
                .and(POSITION.gt(after))
                .and(STATE.in(UNSENT))
                // With the ledger in the order the index gives it, and nothing is sorted.
                .orderBy(LEDGER, POSITION)
                .limit(limit)
                .fetch(this::entry);
    }

    /// What has to be sent, of all ledgers, oldest first.
    public List<OutboxEntry> unsent(DSLContext db, int limit) {
        return entries(db, STATE.in(UNSENT), limit);
    }

    /// What head office sent back, oldest first.
    public List<OutboxEntry> returned(DSLContext db) {
        return entries(db, STATE.eq(OutboxState.RETURNED.name()), Integer.MAX_VALUE);
    }

    /// One's own decisions of conflicts, oldest first.
    public List<OutboxEntry> decisions(DSLContext db) {
        // Few rows are in an outbox, and the body is the only place that says it.
        return entries(db, BODY.like("%\"conflict\":%"), Integer.MAX_VALUE);
    }

    /// Everything that is not accepted by head office, oldest first.
    public List<OutboxEntry> all(DSLContext db) {
        return entries(db, DSL.noCondition(), Integer.MAX_VALUE);
    }

    /// The edits of these rows that still lie over what head office said, by row, oldest first.
    /// Returned ones lie over nothing.
    public Map<UUID, List<OutboxEntry>> pending(DSLContext db, Collection<UUID> rows) {
        Map<UUID, List<OutboxEntry>> found = new HashMap<>();
        for (OutboxEntry entry : ofRows(db, rows)) {
            if (entry.state() != OutboxState.RETURNED) {
                found.computeIfAbsent(entry.change().row(), r -> new ArrayList<>()).add(entry);
            }
        }
        return found;
    }

    /// Every edit of these rows that is in the outbox, returned ones included, oldest first.
    public List<OutboxEntry> ofRows(DSLContext db, Collection<UUID> rows) {
        List<OutboxEntry> found = new ArrayList<>();
        List<UUID> ids = List.copyOf(rows);
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY));
            // Sorted here: asked to sort, H2 walks the whole outbox in order instead of the rows.
            found.addAll(
                    db.select(POSITION, STATE, BODY, PROBLEM)
                            .from(OUTBOX)
                            .where(ROW_ID.in(some))
                            .fetch(this::entry));
        }
        found.sort(Comparator.comparingLong(OutboxEntry::position));
        return found;
    }

    /// Everything of `ledger` that still lies over what head office said, oldest first.
    public List<OutboxEntry> pending(DSLContext db, LedgerId ledger) {
        return entries(
                db,
                LEDGER.eq(ledger.value()).and(STATE.ne(OutboxState.RETURNED.name())),
                Integer.MAX_VALUE);
    }

    /// Number of unsent edits by ledger.
    public Map<LedgerId, Long> unsentCounts(DSLContext db) {
        Map<LedgerId, Long> counts = new HashMap<>();
        db.select(LEDGER, DSL.count())
                .from(OUTBOX)
                .where(STATE.in(UNSENT))
                .groupBy(LEDGER)
                .forEach(r -> counts.put(new LedgerId(r.value1()), r.value2().longValue()));
        return counts;
    }

    /// Notes that the changes are on their way.
    public void markSent(Tx tx, List<UUID> changes, Instant at) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        changes.forEach(c -> rows.add(new @Nullable Object[] {at.toEpochMilli(), c}));
        tx.batch(
                DSL.update(OUTBOX)
                        .set(STATE, DSL.inline(OutboxState.SENT.name()))
                        .set(SENT_AT, (Long) null)
                        .where(CHANGE_ID.eq(DSL.val(null, CHANGE_ID))),
                rows);
    }

    /// Notes that head office has the changes, unless a pull has removed them already.
    public void markAccepted(Tx tx, List<UUID> changes) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        changes.forEach(c -> rows.add(new @Nullable Object[] {c}));
        tx.batch(
                DSL.update(OUTBOX)
                        .set(STATE, DSL.inline(OutboxState.ACCEPTED.name()))
                        .where(CHANGE_ID.eq(DSL.val(null, CHANGE_ID))),
                rows);
    }

    /// Writes changes, and all that was done to the same rows, as done to the rows that theirs have
    /// become. Returns the rows that were and those that are.
    public Set<UUID> join(Tx tx, Map<UUID, UUID> rowByChange) {
        Map<UUID, UUID> become = new HashMap<>();
        List<UUID> ids = List.copyOf(rowByChange.keySet());
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            tx.query()
                    .select(CHANGE_ID, ROW_ID)
                    .from(OUTBOX)
                    .where(
                            CHANGE_ID.in(
                                    ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY))))
                    .forEach(r -> become.put(r.value2(), rowByChange.get(r.value1())));
        }
        become.entrySet().removeIf(e -> e.getKey().equals(e.getValue()));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (OutboxEntry entry : ofRows(tx.query(), become.keySet())) {
            Change change = entry.change();
            UUID other = become.getOrDefault(change.row(), change.row());
            Change meant =
                    change.kind() == ChangeKind.CREATE ? change.joined(other) : change.of(other);
            rows.add(new @Nullable Object[] {other, json.text(meant), change.id()});
        }
        tx.batch(
                DSL.update(OUTBOX)
                        .set(ROW_ID, (UUID) null)
                        .set(BODY, (String) null)
                        .where(CHANGE_ID.eq(DSL.val(null, CHANGE_ID))),
                rows);
        Set<UUID> touched = new HashSet<>(become.keySet());
        touched.addAll(become.values());
        return touched;
    }

    /// Notes that head office sent a change back.
    public void markReturned(Tx tx, UUID change, Messages.ProblemMessage problem) {
        tx.execute(
                DSL.update(OUTBOX)
                        .set(STATE, OutboxState.RETURNED.name())
                        .set(PROBLEM, json.text(problem))
                        .where(CHANGE_ID.eq(change)));
    }

    /// Takes changes off: they came back in a pull, or their author has dealt with them.
    public void remove(Tx tx, Collection<UUID> changes) {
        List<UUID> ids = List.copyOf(changes);
        for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY));
            tx.execute(DSL.deleteFrom(OUTBOX).where(CHANGE_ID.in(some)));
        }
    }

    private List<OutboxEntry> entries(DSLContext db, Condition which, int limit) {
        return db.select(POSITION, STATE, BODY, PROBLEM)
                .from(OUTBOX)
                .where(which)
                .orderBy(POSITION)
                .limit(limit)
                .fetch(this::entry);
    }

    private OutboxEntry entry(Record record) {
        String problem = record.get(PROBLEM);
        return new OutboxEntry(
                record.get(POSITION),
                json.read(record.get(BODY), Change.class),
                OutboxState.valueOf(record.get(STATE)),
                problem == null ? null : json.read(problem, Messages.ProblemMessage.class));
    }
}
