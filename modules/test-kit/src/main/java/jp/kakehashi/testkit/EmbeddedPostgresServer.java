package jp.kakehashi.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/// A real PostgreSQL on the loopback, in a temporary folder, for tests of the database contracts.
/// Where it cannot run (no binaries for this system; root without user namespaces) tests that ask
/// for it are skipped with the reason; where `CI` is `true` they fail, so that nobody takes what
/// was never tried for tried. All test classes of a JVM share one; it goes with the JVM.
public final class EmbeddedPostgresServer {
    private static final String TEMPLATE = "prepared";
    private static @Nullable EmbeddedPostgresServer shared;

    private final EmbeddedPostgres server;
    private boolean prepared;

    private EmbeddedPostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /// The one of this JVM, or skips the calling test, or fails it where `CI` is `true`.
    public static synchronized EmbeddedPostgresServer startOrSkip() {
        EmbeddedPostgresServer running = shared;
        if (running == null) {
            running =
                    startOrSkip(
                            () -> EmbeddedPostgres.builder().setPort(0).start(),
                            "true".equals(System.getenv("CI")));
            shared = running;
        }
        return running;
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
        return created("template1");
    }

    /// The JDBC address of a fresh database as `once` left the first one it was given: its tables
    /// are made once, not for every test.
    public synchronized String freshDatabase(Consumer<String> once) {
        if (!prepared) {
            execute("create database " + TEMPLATE);
            once.accept(address(TEMPLATE));
            prepared = true;
        }
        return created(TEMPLATE);
    }

    private String created(String template) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name + " template " + template);
        return address(name);
    }

    private String address(String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    private void execute(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
