package jp.kakehashi.storage;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/// Brings the fixed tables to a version of the scripts beside this class.
final class Migration {
    private static final String SCRIPTS = "classpath:jp/kakehashi/storage/migration";

    private Migration() {}

    /// Migrates to `target`, or to the newest version when it is null; returns the version reached.
    static String migrate(DataSource source, @Nullable String target) {
        Flyway flyway =
                Flyway.configure(Migration.class.getClassLoader())
                        .dataSource(source)
                        .locations(SCRIPTS)
                        .target(
                                target == null
                                        ? MigrationVersion.LATEST
                                        : MigrationVersion.fromVersion(target))
                        .load();
        flyway.migrate();
        var current = flyway.info().current();
        return current == null ? "0" : current.getVersion().getVersion();
    }
}
