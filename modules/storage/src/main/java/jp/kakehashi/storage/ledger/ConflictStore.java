package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.CONFLICT;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Conflicts, open and decided.
public final class ConflictStore {
    private final Bodies bodies;

    /// Conflicts whose bodies are written by `bodies`.
    public ConflictStore(Bodies bodies) {
        this.bodies = bodies;
    }

    /// Adds conflicts that were opened. One that is known already is left as it is.
    public void open(Tx tx, Collection<Conflict> conflicts) {
        Map<UUID, Conflict> known = byId(tx.query(), conflicts.stream().map(Conflict::id).toList());
        for (Conflict conflict : conflicts) {
            if (known.containsKey(conflict.id())) {
                continue;
            }
            FieldId field = conflict.field();
            tx.execute(
                    DSL.insertInto(CONFLICT)
                            .set(CONFLICT.ID, conflict.id())
                            .set(CONFLICT.LEDGER, conflict.ledger().value())
                            .set(CONFLICT.ROW_ID, conflict.row())
                            .set(CONFLICT.FIELD, field == null ? null : field.value())
                            .set(CONFLICT.OPENED_SEQ, conflict.standing().seq())
                            .set(CONFLICT.STANDING_STAFF, conflict.standing().author().staff())
                            .set(CONFLICT.KEPT_STAFF, conflict.kept().author().staff())
                            .set(CONFLICT.BODY, bodies.write(opened(conflict))));
        }
    }

    /// Marks a conflict as decided by `change`, which was accepted at `seq`; false when somebody
    /// had decided it before.
    public boolean resolve(Tx tx, UUID conflict, UUID change, long seq) {
        return tx.execute(
                        DSL.update(CONFLICT)
                                .set(CONFLICT.RESOLVED_BY, change)
                                .set(CONFLICT.RESOLVED_SEQ, seq)
                                .where(CONFLICT.ID.eq(conflict))
                                .and(CONFLICT.RESOLVED_BY.isNull()))
                == 1;
    }

    /// Takes over conflicts as the server tells them, open or decided.
    public void put(Tx tx, Collection<Conflict> conflicts) {
        open(tx, conflicts);
        for (Conflict conflict : conflicts) {
            UUID by = conflict.resolvedBy();
            if (by != null) {
                // The place of the decision matters to the server alone.
                resolve(tx, conflict.id(), by, 0);
            }
        }
    }

    /// The conflict of that id.
    public Optional<Conflict> find(DSLContext db, UUID conflict) {
        return Optional.ofNullable(byId(db, List.of(conflict)).get(conflict));
    }

    /// Those of the conflicts that exist.
    public Map<UUID, Conflict> byId(DSLContext db, Collection<UUID> conflicts) {
        Map<UUID, Conflict> found = new HashMap<>();
        if (!conflicts.isEmpty()) {
            fetch(db, CONFLICT.ID.in(conflicts)).forEach(c -> found.put(c.id(), c));
        }
        return found;
    }

    /// Conflicts of a ledger, oldest first.
    public List<Conflict> ofLedger(DSLContext db, LedgerId ledger, boolean decidedToo) {
        Condition all = CONFLICT.LEDGER.eq(ledger.value());
        return fetch(db, decidedToo ? all : all.and(CONFLICT.RESOLVED_BY.isNull()));
    }

    /// The open conflicts of a ledger and of the decided ones the newest, about `bytes` of these;
    /// oldest first. For the server, which knows when each was decided.
    public List<Conflict> openAndLately(DSLContext db, LedgerId ledger, long bytes) {
        Condition all = CONFLICT.LEDGER.eq(ledger.value());
        long left = bytes;
        long after = -1;
        try (var newest =
                db.select(CONFLICT.RESOLVED_SEQ, DSL.octetLength(CONFLICT.BODY))
                        .from(CONFLICT)
                        .where(all.and(CONFLICT.RESOLVED_BY.isNotNull()))
                        .orderBy(CONFLICT.RESOLVED_SEQ.desc())
                        .fetchLazy()) {
            for (var decided : newest) {
                left -= decided.value2();
                if (left < 0) {
                    after = decided.value1();
                    break;
                }
            }
        }
        Condition lately = CONFLICT.RESOLVED_SEQ.gt(after);
        return fetch(db, all.and(CONFLICT.RESOLVED_BY.isNull().or(lately)));
    }

    /// What the open conflicts of a ledger hold together, in bytes.
    public long openBytes(DSLContext db, LedgerId ledger) {
        Long bytes =
                db.select(DSL.sum(DSL.octetLength(CONFLICT.BODY)))
                        .from(CONFLICT)
                        .where(CONFLICT.LEDGER.eq(ledger.value()))
                        .and(CONFLICT.RESOLVED_BY.isNull())
                        .fetchOneInto(Long.class);
        return bytes == null ? 0 : bytes;
    }

    /// Open conflicts of some rows of a ledger.
    public List<Conflict> openOf(DSLContext db, LedgerId ledger, Collection<UUID> rows) {
        return rows.isEmpty()
                ? List.of()
                : fetch(
                        db,
                        CONFLICT.LEDGER
                                .eq(ledger.value())
                                .and(CONFLICT.ROW_ID.in(rows))
                                .and(CONFLICT.RESOLVED_BY.isNull()));
    }

    /// Conflicts opened or decided after `seq` up to and with `lastSeq`.
    public List<Conflict> between(DSLContext db, LedgerId ledger, long seq, long lastSeq) {
        return fetch(db, places(ledger, seq, lastSeq));
    }

    private static Condition places(LedgerId ledger, long seq, long lastSeq) {
        Condition opened = CONFLICT.OPENED_SEQ.gt(seq).and(CONFLICT.OPENED_SEQ.le(lastSeq));
        Condition decided = CONFLICT.RESOLVED_SEQ.gt(seq).and(CONFLICT.RESOLVED_SEQ.le(lastSeq));
        return CONFLICT.LEDGER.eq(ledger.value()).and(opened.or(decided));
    }

    /// The last sequence after `seq`, up to `lastSeq`, to which the conflicts that
    /// {@link #between} finds have about `bytes` together; `seq` + 1 at least.
    public long lastWithin(DSLContext db, LedgerId ledger, long seq, long lastSeq, long bytes) {
        SortedMap<Long, Long> sizes = new TreeMap<>();
        db.select(CONFLICT.OPENED_SEQ, CONFLICT.RESOLVED_SEQ, DSL.octetLength(CONFLICT.BODY))
                .from(CONFLICT)
                .where(places(ledger, seq, lastSeq))
                .forEach(
                        r -> {
                            long opened = r.value1();
                            long place = opened > seq ? opened : r.value2();
                            sizes.merge(place, (long) r.value3(), Long::sum);
                        });
        long left = bytes;
        for (Map.Entry<Long, Long> each : sizes.entrySet()) {
            left -= each.getValue();
            if (left < 0) {
                return Math.max(seq + 1, each.getKey() - 1);
            }
        }
        return lastSeq;
    }

    /// How many conflicts of a ledger wait for a decision.
    public int countOpen(DSLContext db, LedgerId ledger) {
        return db.fetchCount(
                CONFLICT, CONFLICT.LEDGER.eq(ledger.value()).and(CONFLICT.RESOLVED_BY.isNull()));
    }

    private List<Conflict> fetch(DSLContext db, Condition condition) {
        return db.select(CONFLICT.BODY, CONFLICT.RESOLVED_BY)
                .from(CONFLICT)
                .where(condition)
                .orderBy(CONFLICT.OPENED_SEQ, CONFLICT.ID)
                .fetch(r -> decided(bodies.read(r.value1(), Conflict.class), r.value2()));
    }

    private static Conflict opened(Conflict conflict) {
        return decided(conflict, null);
    }

    private static Conflict decided(Conflict c, @Nullable UUID by) {
        return new Conflict(c.id(), c.ledger(), c.row(), c.field(), c.standing(), c.kept(), by);
    }
}
