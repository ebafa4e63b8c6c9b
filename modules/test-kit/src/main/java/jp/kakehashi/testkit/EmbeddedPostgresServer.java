package jp.kakehashi.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.opentest4j.TestAbortedException;

/// A real PostgreSQL on the loopback, in a temporary folder, for tests of the database contracts.
/// Where it cannot run (no binaries for this system; root without user namespaces) tests that ask
/// for it are skipped with the reason; where `CI` is `true` they fail, so that nobody takes what
/// was never tried for tried.
public final class EmbeddedPostgresServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    private EmbeddedPostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /// Starts one, or skips the calling test, or fails it where `CI` is `true`.
    public static EmbeddedPostgresServer startOrSkip() {
        return startOrSkip(
                () -> EmbeddedPostgres.builder().setPort(0).start(),
                "true".equals(System.getenv("CI")));
    }

    static EmbeddedPostgresServer startOrSkip(Start start, boolean required) {
        try {
            return new EmbeddedPostgresServer(start.start());
        } catch (IOException | IllegalStateException e) {
            if (required) {
                throw new AssertionError("PostgreSQL cannot run here, and CI is true", e);
            }
            throw new TestAbortedException("PostgreSQL cannot run here: " + e, e);
        }
    }

    /// What starts a server.
    @FunctionalInterface
    interface Start {
        EmbeddedPostgres start() throws IOException;
    }

    /// The JDBC address of a fresh, empty database; user and password are `postgres`.
    public String freshDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
