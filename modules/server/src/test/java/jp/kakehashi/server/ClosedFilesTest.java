package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other users of the server's computer see nothing of its data, whatever their umask.
class ClosedFilesTest {
    @TempDir Path above;
    private Path dir;

    @BeforeEach
    void posix() throws Exception {
        assumeTrue(
                Files.getFileStore(above).supportsFileAttributeView("posix"),
                "this file system has no modes");
        dir = above.resolve("data");
    }

    private RunningServer start() {
        return new RunningServer(dir, ground -> new LedgersFeature(ground, LedgerStores.create()));
    }

    private static List<String> open(Path dir) throws Exception {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(ClosedFilesTest::openToOthers).map(Path::toString).toList();
        }
    }

    private static boolean openToOthers(Path file) {
        try {
            String wanted = Files.isDirectory(file) ? "rwx------" : "rw-------";
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .equals(wanted);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void newDataIsClosedToOthersFromTheStart() throws Exception {
        try (RunningServer running = start()) {
            running.peer().signIn("clerk", RunningServer.PASSWORD, "pc", World.TRAINING);
            assertEquals(List.of(), open(dir));
        }
        assertEquals(List.of(), open(dir));
    }

    @Test
    void dataThatLaysOpenIsClosedAtTheNextStart() throws Exception {
        start().close();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.toList()) {
                String mode = Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--";
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            }
        }
        try (RunningServer running = start()) {
            assertEquals(List.of(), open(dir));
        }
    }
}
