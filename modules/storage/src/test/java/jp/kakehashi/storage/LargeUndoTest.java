package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import jp.kakehashi.kernel.disk.LocalDisk;
import jp.kakehashi.storage.journal.Position;
import jp.kakehashi.storage.journal.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One step that changes very long rows leaves pages of more than a megabyte in what H2 keeps for
/// taking it back, and reads them again at the commit.
class LargeUndoTest {
    private static final int ROWS = 1_000;
    private static final int LETTERS = 25_000;
    private static final int STEPS = 2;

    @TempDir Path dir;

    @Test
    void longRowsAreChangedInOneStepWhileAnotherConnectionIsOpen() throws Exception {
        Index index = open();
        try (var reader = index.connect()) {
            define(index);
            for (int step = 1; step <= STEPS; step++) {
                change(index, step);
            }
            try (var rows = reader.createStatement().executeQuery("select min(body) from entry")) {
                rows.next();
                assertEquals(body(STEPS), rows.getString(1));
            }
        } finally {
            index.abandon();
        }
    }

    private Index open() throws IOException, SQLException {
        SlowFilePath.register();
        LocalDisk disk = new LocalDisk(dir);
        disk.makeFolder("keys");
        disk.makeFolder("index");
        LocalPlace place = LocalPlace.usual(disk, name -> "slow:" + dir.resolve(name));
        return Index.open(place, "index/index", Secrets.create(disk));
    }

    private static void define(Index index) throws SQLException {
        try (var statement = index.connection().createStatement()) {
            statement.execute("create table entry (id int primary key, body varchar)");
        }
        try (PreparedStatement insert =
                index.connection().prepareStatement("insert into entry values (?, ?)")) {
            for (int id = 0; id < ROWS; id++) {
                Index.bind(insert, new Object[] {id, body(0)});
                insert.executeUpdate();
            }
        }
        commit(index, 0);
    }

    private static void change(Index index, int step) throws SQLException {
        try (PreparedStatement update =
                index.connection().prepareStatement("update entry set body = ? where id = ?")) {
            for (int id = 0; id < ROWS; id++) {
                Index.bind(update, new Object[] {body(step), id});
                update.executeUpdate();
            }
        }
        commit(index, step);
    }

    private static void commit(Index index, int step) throws SQLException {
        index.commitAt(new Position(step, Position.START.chain()));
    }

    private static String body(int step) {
        return step + "x".repeat(LETTERS);
    }
}
