package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.NUMBER_SEQUENCE;

import java.time.Instant;
import java.util.List;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Gives automatic numbers without gaps. A pattern such as `R{year}-{n:4}` begins again with each
/// fiscal year (年度, from 1 April in Japan) when it names `{year}`, the year of the era on that day.
public final class NumberStore {

    /// A store of the numbers given so far.
    public NumberStore() {}

    /// Numbers for rows of `ledger` that are accepted at `acceptedAt`, within `tx`.
    public NumberSeries series(Tx tx, LedgerId ledger, Instant acceptedAt) {
        return new NumberSeries(this, tx, ledger, acceptedAt);
    }

    /// The numbers that would be given now; they are not written down.
    public NumberSeries foreseen(DSLContext db, LedgerId ledger, Instant at) {
        return series(new Reading(db), ledger, at);
    }

    private record Reading(DSLContext query) implements Tx {
        @Override
        public int execute(Query statement) {
            throw new IllegalStateException("only looking");
        }

        @Override
        public void batch(Query statement, List<@Nullable Object[]> rows) {
            throw new IllegalStateException("only looking");
        }
    }

    long last(DSLContext db, LedgerId ledger, NumberSeries.Place place) {
        return db.select(NUMBER_SEQUENCE.LAST_NUMBER)
                .from(NUMBER_SEQUENCE)
                .where(here(ledger, place))
                .fetchOptional(NUMBER_SEQUENCE.LAST_NUMBER)
                .orElse(0L);
    }

    void put(Tx tx, LedgerId ledger, NumberSeries.Place place, long number, boolean first) {
        if (first) {
            tx.execute(
                    DSL.insertInto(NUMBER_SEQUENCE)
                            .set(NUMBER_SEQUENCE.LEDGER, ledger.value())
                            .set(NUMBER_SEQUENCE.FIELD, place.field().value())
                            .set(NUMBER_SEQUENCE.SCOPE, place.scope())
                            .set(NUMBER_SEQUENCE.LAST_NUMBER, number));
        } else {
            tx.execute(
                    DSL.update(NUMBER_SEQUENCE)
                            .set(NUMBER_SEQUENCE.LAST_NUMBER, number)
                            .where(here(ledger, place)));
        }
    }

    private static Condition here(LedgerId ledger, NumberSeries.Place place) {
        return NUMBER_SEQUENCE
                .LEDGER
                .eq(ledger.value())
                .and(NUMBER_SEQUENCE.FIELD.eq(place.field().value()))
                .and(NUMBER_SEQUENCE.SCOPE.eq(place.scope()));
    }
}
