package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;

class PostgresCommentsTest extends CommentsContract {
    @Override
    Database database() {
        return FreshPostgres.open();
    }
}
