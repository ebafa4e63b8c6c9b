package jp.kakehashi.server.ledgers;

import java.sql.SQLException;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.testkit.EmbeddedPostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// An administrator of the PostgreSQL server with a connection of their own.
class PostgresAuditTest extends AuditContract {
    private static EmbeddedPostgresServer server;

    private String url;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgresServer.startOrSkip();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Database database() {
        url = server.freshDatabase();
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
