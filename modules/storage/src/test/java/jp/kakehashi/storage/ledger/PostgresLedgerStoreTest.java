package jp.kakehashi.storage.ledger;

import jp.kakehashi.storage.Database;

class PostgresLedgerStoreTest extends LedgerStoreContract {
    @Override
    Database open() {
        return FreshPostgres.open();
    }
}
