package jp.kakehashi.storage.ledger;

import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.testkit.EmbeddedPostgresServer;

/// Databases of a real PostgreSQL whose tables are made once for all tests of this JVM.
final class FreshPostgres {
    private static final String USER = "postgres";

    private FreshPostgres() {}

    /// The address of a new one; skips the calling test where there is no PostgreSQL.
    static String address() {
        return EmbeddedPostgresServer.startOrSkip()
                .freshDatabase(url -> Databases.openPostgres(url, USER, USER).close());
    }

    /// A new one, open.
    static Database open() {
        return Databases.openPostgres(address(), USER, USER);
    }
}
