package jp.kakehashi.storage.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.UUID;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;

/// Empty databases on a PostgreSQL server of the test's own.
final class PostgresDatabase {
    private PostgresDatabase() {}

    static Database fresh(EmbeddedPostgres server) {
        String name = "k" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Databases.openPostgres(server.getJdbcUrl("postgres", name), "postgres", "");
    }
}
