package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.NUMBER_SEQUENCE;

import java.time.Instant;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Gives automatic numbers without gaps. A pattern such as `R{year}-{n:4}` begins again with each
/// fiscal year (年度, from 1 April in Japan) when it names `{year}`, the year of the era on that day.
public final class NumberStore {

    /// A store of the numbers given so far.
    public NumberStore() {}

    /// The next number of `field`, as text, for a row accepted at `acceptedAt`.
    public String next(Tx tx, LedgerId ledger, FieldId field, String pattern, Instant acceptedAt) {
        NumberPattern form = new NumberPattern(pattern);
        String scope = form.scope(acceptedAt);
        Condition here =
                NUMBER_SEQUENCE
                        .LEDGER
                        .eq(ledger.value())
                        .and(NUMBER_SEQUENCE.FIELD.eq(field.value()))
                        .and(NUMBER_SEQUENCE.SCOPE.eq(scope));
        long number =
                tx.query()
                                .select(NUMBER_SEQUENCE.LAST_NUMBER)
                                .from(NUMBER_SEQUENCE)
                                .where(here)
                                .fetchOptional(NUMBER_SEQUENCE.LAST_NUMBER)
                                .orElse(0L)
                        + 1;
        if (number == 1) {
            tx.execute(
                    DSL.insertInto(NUMBER_SEQUENCE)
                            .set(NUMBER_SEQUENCE.LEDGER, ledger.value())
                            .set(NUMBER_SEQUENCE.FIELD, field.value())
                            .set(NUMBER_SEQUENCE.SCOPE, scope)
                            .set(NUMBER_SEQUENCE.LAST_NUMBER, number));
        } else {
            tx.execute(
                    DSL.update(NUMBER_SEQUENCE)
                            .set(NUMBER_SEQUENCE.LAST_NUMBER, number)
                            .where(here));
        }
        return form.format(number, acceptedAt);
    }
}
