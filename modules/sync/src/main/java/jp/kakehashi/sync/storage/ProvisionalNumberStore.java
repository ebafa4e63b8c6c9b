package jp.kakehashi.sync.storage;

import static jp.kakehashi.sync.storage.ReplicaTables.FIELD;
import static jp.kakehashi.sync.storage.ReplicaTables.LAST_NUMBER;
import static jp.kakehashi.sync.storage.ReplicaTables.LEDGER;
import static jp.kakehashi.sync.storage.ReplicaTables.NUMBER_SEQUENCE;
import static jp.kakehashi.sync.storage.ReplicaTables.SCOPE;

import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.impl.DSL;

/// Counts the provisional numbers (朝-仮-0003) that a workstation gives to new rows.
public final class ProvisionalNumberStore {
    private static final String PROVISIONAL = "*provisional";

    /// Counters of every ledger.
    public ProvisionalNumberStore() {}

    /// Takes `count` numbers and returns the first.
    public long take(Tx tx, LedgerId ledger, String office, int count) {
        var which = LEDGER.eq(ledger.value()).and(FIELD.eq(PROVISIONAL)).and(SCOPE.eq(office));
        Long last =
                tx.query()
                        .select(LAST_NUMBER)
                        .from(NUMBER_SEQUENCE)
                        .where(which)
                        .fetchOne(LAST_NUMBER);
        if (last == null) {
            tx.execute(
                    DSL.insertInto(NUMBER_SEQUENCE, LEDGER, FIELD, SCOPE, LAST_NUMBER)
                            .values(ledger.value(), PROVISIONAL, office, (long) count));
            return 1;
        }
        tx.execute(DSL.update(NUMBER_SEQUENCE).set(LAST_NUMBER, last + count).where(which));
        return last + 1;
    }
}
