package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;

class PostgresYearTest extends YearContract {
    @Override
    Database database() {
        return FreshPostgres.open();
    }
}
