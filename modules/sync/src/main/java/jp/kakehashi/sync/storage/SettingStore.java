package jp.kakehashi.sync.storage;

import static jp.kakehashi.sync.storage.ReplicaTables.CONTENT;
import static jp.kakehashi.sync.storage.ReplicaTables.NAME;
import static jp.kakehashi.sync.storage.ReplicaTables.SETTING;

import java.util.Optional;
import jp.kakehashi.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Small named texts that belong to one replica.
public final class SettingStore {
    /// Settings of any name.
    public SettingStore() {}

    /// The text of that name.
    public Optional<String> get(DSLContext db, String name) {
        return db.select(CONTENT).from(SETTING).where(NAME.eq(name)).fetchOptional(CONTENT);
    }

    /// Sets the text of that name.
    public void put(Tx tx, String name, String content) {
        int touched = tx.execute(DSL.update(SETTING).set(CONTENT, content).where(NAME.eq(name)));
        if (touched == 0) {
            tx.execute(DSL.insertInto(SETTING, NAME, CONTENT).values(name, content));
        }
    }
}
