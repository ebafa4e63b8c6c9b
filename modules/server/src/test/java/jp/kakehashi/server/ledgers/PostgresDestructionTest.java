package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;

class PostgresDestructionTest extends DestructionContract {
    @Override
    Database database() {
        return FreshPostgres.open();
    }
}
