package jp.kakehashi.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import jp.kakehashi.kernel.disk.LocalDisk;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens databases. Each is migrated to this program's version before it is returned.
public final class Databases {
    private Databases() {}

    /// The database in folder `dir`, which is made when absent: journal, snapshots, index and keys,
    /// all encrypted. Only one process can hold it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.storage.in_use` when another holds it,
    ///     `problem.storage.damaged` when what is stored is not what was written
    public static Database openLocal(Path dir, InstantSource clock) {
        return openJournaled(dir);
    }

    /// The same, with what was found at opening.
    static JournaledDatabase openJournaled(Path dir) {
        try {
            Path root = dir.toAbsolutePath();
            return JournaledDatabase.open(
                    LocalPlace.usual(new LocalDisk(root), name -> "file:" + root.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A database on a PostgreSQL server, which keeps its own log; encryption of its volumes is its
    /// administrator's.
    public static Database openPostgres(String jdbcUrl, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        return new PlainDatabase(source, SQLDialect.POSTGRES);
    }

    /// The same, migrated. `keysDir` is where the vault of individual numbers' keys belongs; it is
    /// made when absent, so that a server on PostgreSQL has its keys outside the database.
    public static Database openPostgres(
            String jdbcUrl, String user, String password, Path keysDir) {
        KeyVault.open(keysDir).close();
        return openPostgres(jdbcUrl, user, password);
    }

    /// An empty database that is gone when closed, for tests and previews.
    public static Database inMemory() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        return new PlainDatabase(source, SQLDialect.H2);
    }
}
