package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;

class PostgresImportUndoTest extends ImportUndoContract {
    @Override
    Database database() {
        return FreshPostgres.open();
    }
}
