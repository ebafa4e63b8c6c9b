package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;

class PostgresMergeTest extends MergeContract {
    @Override
    Database database() {
        return FreshPostgres.open();
    }
}
