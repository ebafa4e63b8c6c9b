package jp.kakehashi.storage;

import jp.kakehashi.testkit.EmbeddedPostgresServer;

class PostgresDatabaseTest extends DatabaseContract {
    @Override
    Database open() {
        return Databases.openPostgres(
                EmbeddedPostgresServer.startOrSkip().freshDatabase(), "postgres", "postgres");
    }
}
