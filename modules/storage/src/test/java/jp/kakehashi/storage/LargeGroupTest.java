package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import jp.kakehashi.kernel.disk.LocalDisk;
import jp.kakehashi.storage.journal.Position;
import jp.kakehashi.storage.journal.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A group is written out when it is committed, not in its middle with every row twice; but memory
/// has an end.
class LargeGroupTest {
    private static final String TEXT = "x".repeat(10_000);

    @TempDir Path dir;
    private Index index;

    @BeforeEach
    void open() throws IOException, SQLException {
        LocalDisk disk = new LocalDisk(dir);
        disk.makeFolder("keys");
        disk.makeFolder("index");
        LocalPlace place =
                LocalPlace.usual(disk, name -> dir.resolve(name).toAbsolutePath().toString());
        index = Index.open(place, "index/index", Secrets.create(disk));
        try (var statement = index.connection().createStatement()) {
            statement.execute("create table entry (id int primary key, body varchar)");
        }
        commit(0);
    }

    @AfterEach
    void close() {
        index.abandon();
    }

    @Test
    void aGroupIsWrittenOutAfterItsCommit() throws SQLException {
        long before = bytes();
        index.together(
                () -> {
                    insert(2_500);
                    assertEquals(before, bytes(), "nothing is written in the middle");
                    commit(1);
                });
        assertTrue(bytes() - before > 2_500L * TEXT.length(), "written after the group");
        assertEquals(2_500, count());
    }

    @Test
    void aGroupBeyondTheRoomInMemoryIsWrittenOutInItsMiddle() throws SQLException {
        long before = bytes();
        index.together(
                () -> {
                    insert(15_000);
                    assertTrue(bytes() > before, "memory has an end");
                    commit(1);
                });
        assertEquals(15_000, count());
    }

    @Test
    void whatAGroupThrowsLeavesTheMeasureAsItWas() throws SQLException {
        try {
            index.together(
                    () -> {
                        throw new IllegalStateException("fault");
                    });
        } catch (IllegalStateException expected) {
            assertEquals("fault", expected.getMessage());
        }
        long before = bytes();
        insert(2_500);
        assertTrue(bytes() > before, "outside of a group H2's own measure counts");
    }

    private void insert(int rows) {
        try (PreparedStatement insert =
                index.connection().prepareStatement("insert into entry values (?, ?)")) {
            for (int id = 0; id < rows; id++) {
                Index.bind(insert, new Object[] {id, TEXT + id});
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void commit(int step) {
        try {
            index.commitAt(new Position(step, Position.START.chain()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count() throws SQLException {
        try (var rows =
                index.connection().createStatement().executeQuery("select count(*) from entry")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private long bytes() {
        try {
            return Files.size(dir.resolve("index/index.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
