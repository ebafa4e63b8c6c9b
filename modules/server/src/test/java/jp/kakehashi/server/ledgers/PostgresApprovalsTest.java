package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;

class PostgresApprovalsTest extends ApprovalsContract {
    @Override
    Database database() {
        return FreshPostgres.open();
    }
}
