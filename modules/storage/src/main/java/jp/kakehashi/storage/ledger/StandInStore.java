package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.STAND_IN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Who stands in for which post on which days. What was given is ended, never removed.
public final class StandInStore {
    /// A store without state of its own.
    public StandInStore() {}

    /// One stand-in.
    public record StandIn(
            UUID id,
            String post,
            String staff,
            LocalDate from,
            LocalDate until,
            String givenBy,
            Instant givenAt) {
        /// Whether it is what `other` says, whenever that was sent.
        boolean same(StandIn other) {
            return id.equals(other.id)
                    && post.equals(other.post)
                    && staff.equals(other.staff)
                    && from.equals(other.from)
                    && until.equals(other.until)
                    && givenBy.equals(other.givenBy);
        }
    }

    /// Those that are not ended and whose last day is not before `day`, by their first day.
    public List<StandIn> standing(DSLContext db, LocalDate day) {
        return list(db, STAND_IN.UNTIL_DAY.ge(day).and(STAND_IN.ENDED_AT.isNull()));
    }

    /// The one of that id, unless it was ended.
    public Optional<StandIn> find(DSLContext db, UUID id) {
        return list(db, STAND_IN.ID.eq(id).and(STAND_IN.ENDED_AT.isNull())).stream().findFirst();
    }

    private static List<StandIn> list(DSLContext db, Condition which) {
        return db.select(STAND_IN.fields())
                .from(STAND_IN)
                .where(which)
                .orderBy(STAND_IN.FROM_DAY, STAND_IN.ID)
                .fetch(
                        r ->
                                new StandIn(
                                        r.get(STAND_IN.ID),
                                        r.get(STAND_IN.POST),
                                        r.get(STAND_IN.STAFF),
                                        r.get(STAND_IN.FROM_DAY),
                                        r.get(STAND_IN.UNTIL_DAY),
                                        r.get(STAND_IN.GIVEN_BY),
                                        Instant.ofEpochMilli(r.get(STAND_IN.GIVEN_AT))));
    }

    /// Writes one down; the same twice is harmless. False when another one has its id.
    public boolean add(Tx tx, StandIn given) {
        StandIn known =
                list(tx.query(), STAND_IN.ID.eq(given.id())).stream().findFirst().orElse(null);
        if (known == null) {
            tx.execute(
                    DSL.insertInto(STAND_IN)
                            .set(STAND_IN.ID, given.id())
                            .set(STAND_IN.POST, given.post())
                            .set(STAND_IN.STAFF, given.staff())
                            .set(STAND_IN.FROM_DAY, given.from())
                            .set(STAND_IN.UNTIL_DAY, given.until())
                            .set(STAND_IN.GIVEN_BY, given.givenBy())
                            .set(STAND_IN.GIVEN_AT, given.givenAt().toEpochMilli()));
        }
        return known == null || known.same(given);
    }

    /// Ends one.
    public void end(Tx tx, UUID id, String staff, Instant at) {
        tx.execute(
                DSL.update(STAND_IN)
                        .set(STAND_IN.ENDED_BY, staff)
                        .set(STAND_IN.ENDED_AT, at.toEpochMilli())
                        .where(STAND_IN.ID.eq(id).and(STAND_IN.ENDED_AT.isNull())));
    }
}
