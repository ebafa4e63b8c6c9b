package jp.kakehashi.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.disk.DiskFile;
import jp.kakehashi.storage.journal.Position;
import jp.kakehashi.storage.journal.Secrets;
import jp.kakehashi.storage.sealed.SealedFilePath;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/// An encrypted H2 file that can be thrown away at any time: what it holds is in the journal. Its
/// own table `journal_position` says up to where. The writing connection is for one thread.
final class Index {
    private static final int STATEMENTS = 200;
    // Larger results would go to a temporary file, in plain.
    private static final int RESULT_ROWS = 10_000_000;
    // Half as many whole rows lie in memory while an index is built over them.
    private static final int BUILDING_ROWS = 100_000;
    // `bench edits` weighs it: more gives little room back for much writing, less lets the file
    // grow
    private static final int LIVE_PERCENT = 75;
    private static final int TIDY_BYTES = 4 << 20;
    // What a group may change in memory beyond H2's own measure before pages are written out.
    private static final int MOST_ROOM = 64 << 20;
    private static final int SHARE_OF_HEAP = 16;
    private static final String USER = "sa";
    // no waiting for the disk: the journal is what must be durable
    private static final String OPTIONS =
            ";FILE_LOCK=NO;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
                    + ";RETENTION_TIME=0;CACHE_SIZE=32768;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=64"
                    + ";MAX_COMPACT_TIME=300;TRACE_LEVEL_FILE=0"
                    + ";MAX_MEMORY_ROWS="
                    + RESULT_ROWS;

    private final LocalPlace place;
    private final String name;
    private final String url;
    private final String sealing;
    private final Connection connection;
    private final org.h2.engine.Database engine;
    private final Map<String, PreparedStatement> statements;
    private final PreparedStatement move;

    private Index(LocalPlace place, String name, Secrets secrets, String more) throws SQLException {
        this.place = place;
        this.name = name;
        this.sealing = SealedFilePath.prefix(secrets.indexKey(), secrets.indexTweakKey());
        this.url = "jdbc:h2:" + sealing + place.h2Path().apply(name) + OPTIONS + more;
        this.statements = new Statements();
        boolean connected = false;
        boolean open = false;
        try {
            this.connection = connect();
            this.engine = engineOf(connection);
            connected = true;
            writeOnThisThread();
            if (more.isEmpty()) {
                create();
            }
            connection.setAutoCommit(false);
            this.move =
                    connection.prepareStatement(
                            "update journal_position set sequence = ?, chain = ?");
            open = true;
        } finally {
            if (connected && !open) {
                abandon();
            } else if (!open) {
                SealedFilePath.release(sealing);
            }
        }
    }

    private static org.h2.engine.Database engineOf(Connection connection) throws SQLException {
        return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession()).getDatabase();
    }

    /// H2's own threads may still be writing a page of more than a megabyte (long rows changed in
    /// one step) when a commit reads it again, and H2 2.5.252 then looks for its length in the
    /// file, where it is not yet. Less than nothing is no delay: none would write at each commit.
    private void writeOnThisThread() {
        engine.getStore().getMvStore().setAutoCommitDelay(-1);
    }

    private void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists journal_position"
                            + "(one int primary key, sequence bigint, chain varchar(64))");
            statement.execute(
                    "insert into journal_position select 1, 0, '"
                            + Position.START.chain()
                            + "' where not exists (select 1 from journal_position)");
        }
    }

    /// Opens the file `name` (without `.mv.db`), made when absent.
    static Index open(LocalPlace place, String name, Secrets secrets) throws SQLException {
        return new Index(place, name, secrets, "");
    }

    /// Opens a file that must not change.
    static Index openReading(LocalPlace place, String name, Secrets secrets) throws SQLException {
        return new Index(place, name, secrets, ";ACCESS_MODE_DATA=r");
    }

    static String fileOf(String name) {
        return name + ".mv.db";
    }

    Connection connection() {
        return connection;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, USER, "");
    }

    JdbcDataSource source() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser(USER);
        return source;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /// Runs a statement once for each of `rows`; returns how many rows of tables it touched.
    int run(String sql, List<@Nullable Object[]> rows) throws SQLException {
        boolean building = sql.startsWith("create index");
        if (building) {
            engine.setMaxMemoryRows(BUILDING_ROWS);
        }
        try {
            int touched = 0;
            PreparedStatement statement = statement(sql);
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                touched += statement.executeUpdate();
            }
            return touched;
        } finally {
            if (building) {
                engine.setMaxMemoryRows(RESULT_ROWS);
            }
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
    }

    Position position() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select sequence, chain from journal_position")) {
            row.next();
            return new Position(row.getLong(1), row.getString(2));
        }
    }

    void commitAt(Position position) throws SQLException {
        move.setLong(1, position.sequence());
        move.setString(2, position.chain());
        move.executeUpdate();
        connection.commit();
    }

    /// Writes some of what is still in use anew, so that half empty parts of the file become free.
    /// H2 does so only in quiet moments; without one its file would grow several times faster than
    /// what it holds. On the writer's thread, which it keeps for a few hundredths of a second.
    void tidy() throws SQLException {
        try {
            engine.getStore().getMvStore().compact(LIVE_PERCENT, TIDY_BYTES);
        } catch (MVStoreException e) {
            throw new SQLException("index not tidied, code " + e.getErrorCode(), e);
        }
    }

    /// Runs a group without pages being written out in its middle, as far as there is room: such
    /// pages hold every changed row twice with its undo entry beside them, and are written once
    /// more after the commit. What is to be written is written after the group. H2 has no setting
    /// for it, but counts what it has not written.
    void together(Runnable group) throws SQLException {
        MVStore store = engine.getStore().getMvStore();
        int room = (int) Math.min(MOST_ROOM, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        store.registerUnsavedMemory(-room);
        try {
            group.run();
        } finally {
            store.registerUnsavedMemory(room);
        }
        try {
            if (store.getUnsavedMemory() > store.getAutoCommitMemory() && !store.isClosed()) {
                store.commit();
            }
        } catch (MVStoreException e) {
            throw new SQLException("index not written, code " + e.getErrorCode(), e);
        }
    }

    /// Whether H2 has given the file up, as it does after any fault of the disk.
    boolean isLost() {
        try {
            return connection.isClosed() || !connection.isValid(0);
        } catch (SQLException e) {
            return true;
        }
    }

    /// Writes everything out, closes and forces the file.
    void close() throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
        SealedFilePath.release(sealing);
        try (DiskFile file = place.disk().open(fileOf(name))) {
            file.force();
        }
        place.disk().forceFolder(name.substring(0, name.lastIndexOf('/')));
    }

    /// Lets go of the file without writing anything more. Asks H2's engine itself: a statement
    /// would be refused after a fault, and the file with its threads and its cache would stay.
    void abandon() {
        engine.shutdownImmediately();
        engine.getStore().closeImmediately(); // what a close that failed half way left open
        SealedFilePath.release(sealing);
    }

    private static final class Statements extends LinkedHashMap<String, PreparedStatement> {
        private static final long serialVersionUID = 1L;

        Statements() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
            if (size() <= STATEMENTS) {
                return false;
            }
            try {
                eldest.getValue().close();
            } catch (SQLException e) {
                throw SqlFailure.of(e);
            }
            return true;
        }
    }
}
