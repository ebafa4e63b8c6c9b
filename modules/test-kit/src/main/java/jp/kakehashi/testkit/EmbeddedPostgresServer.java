package jp.kakehashi.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/// A real PostgreSQL on the loopback, in a temporary folder, for tests of the database contracts.
/// Where it cannot run (no binaries for this system; root without user namespaces) tests that ask
/// for it are skipped with the reason.
public final class EmbeddedPostgresServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    private EmbeddedPostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /// Starts one, or skips the calling test.
    public static EmbeddedPostgresServer startOrSkip() {
        Optional<EmbeddedPostgresServer> started = start();
        Assumptions.assumeTrue(started.isPresent(), "PostgreSQL cannot run here");
        return started.orElseThrow();
    }

    private static Optional<EmbeddedPostgresServer> start() {
        try {
            return Optional.of(
                    new EmbeddedPostgresServer(EmbeddedPostgres.builder().setPort(0).start()));
        } catch (IOException | IllegalStateException e) {
            System.err.println("PostgreSQL cannot run here: " + e);
            return Optional.empty();
        }
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
