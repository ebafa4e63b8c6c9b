package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
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
            killAfter(days, halves, kill == 0 ? 0 : random.nextInt(30));
            for (String name : names()) {
                if (!name.startsWith(".")) {
                    assertWhole(folder.resolve(name));
                }
            }
            days += halves + 2;
            try (ExportSite server = KilledExports.open(dir)) {
                server.site.clock.pass(Duration.ofDays(days));
                server.jobs.round();
                assertEquals(List.of(), names().stream().filter(n -> n.startsWith(".")).toList());
                assertNull(server.state().last().problem());
                assertTrue(server.state().due().isAfter(server.site.clock.instant()));
                assertWhole(folder.resolve("許可.csv"));
            }
            days++;
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

    private void killAfter(int days, int halves, int millis) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledExports.class.getName(),
                                dir.toString(),
                                Integer.toString(days))
                        .redirectError(dir.resolve("said.txt").toFile())
                        .start();
        int seen = 0;
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals("half") && ++seen == halves) {
                    Thread.sleep(millis);
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.onExit().join();
        assertTrue(seen >= halves, () -> "ended by itself: " + said());
    }

    private String said() {
        try {
            return Files.readString(dir.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
