package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.kakehashi.server.config.ServerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldDatabasesTest {
    @TempDir Path dir;

    @Test
    void whatIsWrongWithBothWorldsIsToldAtOnce() throws Exception {
        Files.writeString(dir.resolve("production"), "not a folder");
        Files.writeString(dir.resolve("training"), "not a folder");
        RuntimeException failure =
                assertThrows(
                        RuntimeException.class,
                        () -> new WorldDatabases(ServerConfig.local(dir, 0), new SettableClock()));
        assertTrue(failure.toString().contains("production"), failure.toString());
        assertEquals(1, failure.getSuppressed().length);
        String other = failure.getSuppressed()[0].toString();
        assertTrue(other.contains("training"), other);
    }
}
