package jp.kakehashi.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import jp.kakehashi.kernel.Problem;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/// Brings the fixed tables to a version of the scripts beside this class.
final class Migration {
    /// The version of the newest script.
    static final String NEWEST = "20";

    private static final String SCRIPTS = "classpath:jp/kakehashi/storage/migration";

    private Migration() {}

    /// Migrates to `target`, or to the newest version when it is null; returns the version reached.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.storage.newer` when this program does
    ///     not know the version
    static String migrate(DataSource source, @Nullable String target) {
        Flyway flyway = flyway(source, target);
        flyway.migrate();
        String reached = current(flyway);
        if (target != null && !reached.equals(target)) {
            throw Problem.refused("problem.storage.newer", target, reached).asException();
        }
        return reached;
    }

    /// Whether this program has scripts that the tables have not seen.
    static boolean isPending(DataSource source) {
        return !isNewest(source) && flyway(source, null).info().pending().length > 0;
    }

    /// Asks the table itself first: Flyway costs every start a tenth of a second and memory for
    /// good.
    private static boolean isNewest(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select \"version\" from \"flyway_schema_history\" where"
                                        + " \"success\" order by \"installed_rank\" desc")) {
            return row.next() && NEWEST.equals(row.getString(1));
        } catch (SQLException e) {
            return false; // no such table yet
        }
    }

    private static String current(Flyway flyway) {
        var current = flyway.info().current();
        return current == null ? "0" : current.getVersion().getVersion();
    }

    private static Flyway flyway(DataSource source, @Nullable String target) {
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource(source)
                .locations(SCRIPTS)
                .baselineOnMigrate(true) // the index has a table of its own already
                .baselineVersion("0")
                .target(
                        target == null
                                ? MigrationVersion.LATEST
                                : MigrationVersion.fromVersion(target))
                .load();
    }
}
