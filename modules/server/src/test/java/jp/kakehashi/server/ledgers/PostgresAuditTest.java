package jp.kakehashi.server.ledgers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// An administrator of the PostgreSQL server with a connection of their own.
class PostgresAuditTest extends AuditContract {
    private static EmbeddedPostgres server;

    private String url;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    Database database() {
        String name = "k" + UUID.randomUUID().toString().replace("-", "");
        run(server.getJdbcUrl("postgres", "postgres"), "create database " + name);
        url = server.getJdbcUrl("postgres", name);
        return Databases.openPostgres(url, "postgres", "");
    }

    @Override
    void tamper(String sql) {
        run(url, sql);
    }

    private static void run(String url, String sql) {
        try (var connection = java.sql.DriverManager.getConnection(url, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
