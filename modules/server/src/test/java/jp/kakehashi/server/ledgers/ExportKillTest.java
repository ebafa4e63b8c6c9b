package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jp.kakehashi.testkit.Seeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server is killed with -9 in the middle of an export at a set time: the file that stands there
/// is whole, the next start clears what is left, and the next run writes.
class ExportKillTest {
    @TempDir Path dir;
    private final Random random = new Random(Seeds.of(ExportKillTest.class));
    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectories(dir.resolve("exports")).resolve("毎朝");
    }

    @Test
    void aKillInTheMiddleLeavesAWholeFile() throws Exception {
        kills(3);
    }

    @Test
    @Tag("soak")
    void hundredsOfKillsLeaveAWholeFile() throws Exception {
        kills(Seeds.soakRounds(200));
    }

    private void kills(int most) throws Exception {
        int days = 0;
        for (int kill = 0; kill < most; kill++) {
            // In the middle of writing the first time, then at any moment.
            int halves = 1 + random.nextInt(3);
            List<String> said =
                    KilledProcess.runUntil(
                            KilledExports.class,
                            dir,
                            "half",
                            halves,
                            kill == 0 ? 0 : random.nextInt(30),
                            Integer.toString(days));
            for (String name : names()) {
                if (!name.startsWith(".")) {
                    assertWhole(folder.resolve(name));
                }
            }
            // It went on until it was killed; what it held has ended by then.
            days += (int) said.stream().filter("half"::equals).count() + 2;
            try (ExportSite server = KilledExports.open(dir)) {
                server.site.clock.pass(Duration.ofDays(days));
                server.jobs.round();
                // The server's own round, which began with it, may be the one that writes.
                awaitWritten(server);
                assertEquals(List.of(), names().stream().filter(n -> n.startsWith(".")).toList());
                assertNull(server.state().last().problem());
                assertTrue(server.state().due().isAfter(server.site.clock.instant()));
                assertWhole(folder.resolve("許可.csv"));
            }
            days++;
        }
    }

    private static void awaitWritten(ExportSite server) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!server.state().due().isAfter(server.site.clock.instant())) {
            assertTrue(System.nanoTime() < end, "nothing was written");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private List<String> names() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertWhole(Path file) throws IOException {
        assertEquals(KilledExports.LINES, Files.readAllLines(file).size(), file::toString);
    }
}
