package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;

class PostgresAttachmentsTest extends AttachmentsContract {
    @Override
    Database database() {
        return FreshPostgres.open();
    }
}
