package jp.kakehashi.storage.ledger;

import jp.kakehashi.storage.Database;

class PostgresSpineStoreTest extends SpineStoreContract {
    @Override
    Database open() {
        return FreshPostgres.open();
    }
}
