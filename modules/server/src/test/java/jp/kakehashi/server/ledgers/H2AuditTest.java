package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import org.jooq.impl.DSL;

class H2AuditTest extends AuditContract {
    private final Database database = Databases.inMemory();

    @Override
    Database database() {
        return database;
    }

    @Override
    void tamper(String sql) {
        int touched = database.write(tx -> tx.execute(DSL.query(sql)));
        if (touched == 0) {
            throw new AssertionError("nothing was touched by: " + sql);
        }
    }
}
