package jp.kakehashi.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server that somebody runs for measures: `KAKEHASHI_BENCH_POSTGRES` is its JDBC
/// address without a database, such as `jdbc:postgresql://127.0.0.1:5432/`; user and password are
/// `postgres`. Databases are made for one measure and dropped after it.
public final class PostgresPeer implements AutoCloseable {
    /// Its user, and the user's password.
    public static final String USER = "postgres";

    private static final String ADDRESS = "KAKEHASHI_BENCH_POSTGRES";

    private final String address;
    private final List<String> made = new ArrayList<>();

    private PostgresPeer(String address) {
        this.address = address;
    }

    /// The server that the environment names; null when it names none.
    public static @Nullable PostgresPeer given() {
        String address = System.getenv(ADDRESS);
        return address == null || address.isBlank() ? null : new PostgresPeer(address);
    }

    /// The same where nothing can be measured without one.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.bench.postgres`
    public static PostgresPeer required() {
        PostgresPeer given = given();
        if (given == null) {
            throw Problem.invalid("problem.bench.postgres", ADDRESS).asException();
        }
        return given;
    }

    /// The JDBC address of a new, empty database.
    public String database() {
        String name = "bench_" + UUID.randomUUID().toString().replace("-", "");
        run("create database " + name);
        made.add(name);
        return address + name;
    }

    /// What its keeper does after much was filled in: without statistics it plans blindly.
    public void analyze(String database) {
        run(database, "vacuum analyze");
    }

    private void run(String statement) {
        run(address + "postgres", statement);
    }

    private static void run(String database, String statement) {
        try (Connection connection = DriverManager.getConnection(database, USER, USER);
                Statement one = connection.createStatement()) {
            one.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        made.forEach(name -> run("drop database " + name + " with (force)"));
        made.clear();
    }
}
