package jp.kakehashi.server.ledgers;

import java.sql.SQLException;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;

/// An administrator of the PostgreSQL server with a connection of their own.
class PostgresAuditTest extends AuditContract {
    private String url;

    @Override
    Database database() {
        url = FreshPostgres.address();
        return Databases.openPostgres(url, "postgres", "postgres");
    }

    @Override
    void tamper(String sql) {
        try (var connection = java.sql.DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
