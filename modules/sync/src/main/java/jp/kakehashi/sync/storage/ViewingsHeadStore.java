package jp.kakehashi.sync.storage;

import static jp.kakehashi.sync.storage.ReplicaTables.CONTENT;
import static jp.kakehashi.sync.storage.ReplicaTables.NAME;
import static jp.kakehashi.sync.storage.ReplicaTables.SETTING;

import java.util.List;
import java.util.Locale;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages.SignedViewings;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Signed heads of the log of viewings. One that is kept is never replaced: a log that was cut and
/// has grown again is told by an older one. The newest 1,000 stay.
public final class ViewingsHeadStore {
    private static final String PREFIX = "viewings head ";
    private static final Condition OURS = NAME.startsWith(PREFIX);
    private static final int KEPT = 1_000;

    private final Json json;

    /// Heads written by `json`.
    public ViewingsHeadStore(Json json) {
        this.json = json;
    }

    /// Keeps `head`, unless one of so many viewings is kept already.
    public void keep(Tx tx, SignedViewings head) {
        // Names in the order of the counts.
        String name = PREFIX + String.format(Locale.ROOT, "%019d", head.count());
        if (tx.query().fetchExists(SETTING, NAME.eq(name))) {
            return;
        }
        tx.execute(DSL.insertInto(SETTING, NAME, CONTENT).values(name, json.text(head)));
        tx.query()
                .select(NAME)
                .from(SETTING)
                .where(OURS)
                .orderBy(NAME.desc())
                .limit(1)
                .offset(KEPT)
                .fetchOptional(NAME)
                .ifPresent(
                        old -> tx.execute(DSL.deleteFrom(SETTING).where(OURS.and(NAME.le(old)))));
    }

    /// Every head that is kept, the oldest first.
    public List<SignedViewings> all(DSLContext db) {
        return db.select(CONTENT)
                .from(SETTING)
                .where(OURS)
                .orderBy(NAME)
                .fetch(row -> json.read(row.get(CONTENT), SignedViewings.class));
    }
}
