package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.COMMENT_ACT;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What people said about rows: at head office each act with its place, on a workstation also those
/// that wait to be sent or came back.
public final class CommentStore {
    /// The advisory lock of whoever gives out places; any number that is nobody else's.
    private static final long PLACES = 0x4B_4B_43_4FL;

    private final Bodies bodies;

    /// Acts whose bodies are written by `bodies`.
    public CommentStore(Bodies bodies) {
        this.bodies = bodies;
    }

    /// The newest place, 0 before the first, when the caller gives out the next: no other server on
    /// the same PostgreSQL gives one out before this step is done. An H2 has one writer anyway.
    public long lastForNext(Tx tx) {
        if (tx.query().family() == SQLDialect.POSTGRES) {
            tx.query().fetch("select pg_advisory_xact_lock({0})", DSL.val(PLACES));
        }
        return last(tx.query());
    }

    /// The newest place, 0 before the first.
    public long last(DSLContext db) {
        Long last =
                db.select(DSL.max(COMMENT_ACT.SEQ))
                        .from(COMMENT_ACT)
                        .fetchOne(DSL.max(COMMENT_ACT.SEQ));
        return last == null ? 0 : last;
    }

    /// The act of that id.
    public Optional<PlacedAct> find(DSLContext db, UUID id) {
        return list(db, COMMENT_ACT.ID.eq(id), 1).stream().findFirst();
    }

    /// Acts after a place, in their order.
    public List<PlacedAct> after(DSLContext db, long seq, int limit) {
        return list(db, COMMENT_ACT.SEQ.gt(seq), limit);
    }

    /// All acts about a row.
    public List<PlacedAct> ofRow(DSLContext db, LedgerId ledger, UUID row) {
        return list(
                db,
                COMMENT_ACT.LEDGER.eq(ledger.value()).and(COMMENT_ACT.ROW_ID.eq(row)),
                Integer.MAX_VALUE);
    }

    /// All acts in a ledger.
    public List<PlacedAct> ofLedger(DSLContext db, LedgerId ledger) {
        return list(db, COMMENT_ACT.LEDGER.eq(ledger.value()), Integer.MAX_VALUE);
    }

    /// How many acts there are about a row.
    public int count(DSLContext db, LedgerId ledger, UUID row) {
        return db.fetchCount(
                COMMENT_ACT, COMMENT_ACT.LEDGER.eq(ledger.value()).and(COMMENT_ACT.ROW_ID.eq(row)));
    }

    /// All acts of some conversations.
    public List<PlacedAct> ofThreads(DSLContext db, Collection<UUID> threads) {
        return list(db, COMMENT_ACT.THREAD.in(threads), Integer.MAX_VALUE);
    }

    /// Acts that wait to be sent, in the order they were made.
    public List<CommentAct> unsent(DSLContext db, int limit) {
        return inOrder(db, waiting()).stream().limit(limit).toList();
    }

    /// The same with those that were refused.
    public List<CommentAct> own(DSLContext db) {
        return inOrder(db, COMMENT_ACT.SEQ.eq(0L));
    }

    private List<CommentAct> inOrder(DSLContext db, Condition which) {
        return list(db, which, Integer.MAX_VALUE).stream()
                .map(PlacedAct::act)
                .sorted(
                        java.util.Comparator.comparing(CommentAct::madeAt)
                                .thenComparing(CommentAct::id))
                .toList();
    }

    /// How many wait to be sent.
    public long unsentCount(DSLContext db) {
        return db.fetchCount(COMMENT_ACT, waiting());
    }

    private static Condition waiting() {
        return COMMENT_ACT.SEQ.eq(0L).and(COMMENT_ACT.PROBLEM.isNull());
    }

    /// Adds an act, or gives the one that is here the place it was told with.
    public void put(Tx tx, PlacedAct placed) {
        CommentAct act = placed.act();
        String body = bodies.write(act);
        int known =
                tx.execute(
                        DSL.update(COMMENT_ACT)
                                .set(COMMENT_ACT.ROW_ID, act.row())
                                .set(COMMENT_ACT.SEQ, placed.seq())
                                .set(COMMENT_ACT.BODY, body)
                                .set(COMMENT_ACT.PROBLEM, placed.problem())
                                .where(COMMENT_ACT.ID.eq(act.id())));
        if (known == 0) {
            tx.execute(
                    DSL.insertInto(COMMENT_ACT)
                            .set(COMMENT_ACT.ID, act.id())
                            .set(COMMENT_ACT.LEDGER, act.ledger().value())
                            .set(COMMENT_ACT.ROW_ID, act.row())
                            .set(COMMENT_ACT.THREAD, act.thread())
                            .set(COMMENT_ACT.SEQ, placed.seq())
                            .set(COMMENT_ACT.BODY, body)
                            .set(COMMENT_ACT.PROBLEM, placed.problem()));
        }
    }

    /// Takes away what head office told; what is still to be sent, or came back, stays. Of all rows
    /// when `rows` is null. For workstations.
    public void forget(Tx tx, LedgerId ledger, @Nullable Collection<UUID> rows) {
        Condition which = COMMENT_ACT.LEDGER.eq(ledger.value()).and(COMMENT_ACT.SEQ.gt(0L));
        tx.execute(
                DSL.deleteFrom(COMMENT_ACT)
                        .where(rows == null ? which : which.and(COMMENT_ACT.ROW_ID.in(rows))));
    }

    /// Takes the words away of everything that was said about rows; that it was said stays.
    void silence(Tx tx, LedgerId ledger, Collection<UUID> rows) {
        Condition which = COMMENT_ACT.LEDGER.eq(ledger.value()).and(COMMENT_ACT.ROW_ID.in(rows));
        for (PlacedAct each : list(tx.query(), which, Integer.MAX_VALUE)) {
            put(tx, new PlacedAct(each.seq(), each.act().silenced(), each.problem()));
        }
    }

    /// Takes acts away that are of no use to their author any more. For workstations.
    public void remove(Tx tx, Collection<UUID> ids) {
        tx.execute(DSL.deleteFrom(COMMENT_ACT).where(COMMENT_ACT.ID.in(ids)));
    }

    private List<PlacedAct> list(DSLContext db, Condition which, int limit) {
        return db.select(COMMENT_ACT.fields())
                .from(COMMENT_ACT)
                .where(which)
                .orderBy(COMMENT_ACT.SEQ, COMMENT_ACT.ID)
                .limit(limit)
                .fetch(this::placed);
    }

    private PlacedAct placed(Record r) {
        return new PlacedAct(
                r.get(COMMENT_ACT.SEQ),
                bodies.read(r.get(COMMENT_ACT.BODY), CommentAct.class),
                r.get(COMMENT_ACT.PROBLEM));
    }
}
