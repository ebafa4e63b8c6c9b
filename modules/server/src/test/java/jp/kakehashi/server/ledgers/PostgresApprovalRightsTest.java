package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;

class PostgresApprovalRightsTest extends ApprovalRightsContract {
    @Override
    Database database() {
        return FreshPostgres.open();
    }
}
