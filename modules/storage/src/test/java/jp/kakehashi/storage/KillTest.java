package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import jp.kakehashi.testkit.Seeds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process is killed with -9 while it edits; every edit it had acknowledged is there.
class KillTest {
    @TempDir Path dir;

    @Test
    void editsAcknowledgedBeforeAKillAreThere() throws Exception {
        run(3);
    }

    @Test
    @Tag("soak")
    void editsAcknowledgedBeforeThousandsOfKillsAreThere() throws Exception {
        run(Seeds.soakRounds(2_000));
    }

    private void run(int kills) throws Exception {
        long seed = Seeds.of(KillTest.class);
        Random random = new Random(seed);
        int reached = 0;
        for (int kill = 0; kill < kills; kill++) {
            int acknowledged = runAndKill(seed, reached + 1, 1 + random.nextInt(150));
            try (JournaledDatabase database = Databases.openJournaled(dir)) {
                assertTrue(database.report().damagedFiles().isEmpty());
                reached = new Trial(seed).check(database, 0, acknowledged, Integer.MAX_VALUE);
            }
        }
    }

    private int runAndKill(long seed, int first, int edits) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledProcess.class.getName(),
                                dir.toString(),
                                Long.toString(seed),
                                Integer.toString(first))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int acknowledged = first - 1;
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.matches("[0-9]+")) {
                    acknowledged = Integer.parseInt(line);
                    if (acknowledged >= first + edits) {
                        process.toHandle()
                                .destroyForcibly(); // leaves the stream to be read to its end
                    }
                }
            }
        }
        process.onExit().join();
        assertTrue(acknowledged >= first + edits, "the child ended by itself");
        return acknowledged;
    }
}
