package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program of the tests as a process of its own, which is killed with -9.
final class KilledProcess {
    private KilledProcess() {}

    /// Runs `program` with `folder` and `more` as its arguments and kills it `millis` after it has
    /// printed `mark` for the `times`th time; returns everything that it printed.
    static List<String> runUntil(
            Class<?> program, Path folder, String mark, int times, long millis, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.add(folder.toString());
        command.addAll(List.of(more));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command).redirectError(said.toFile()).start();
        List<String> lines = new ArrayList<>();
        int seen = 0;
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.equals(mark) && ++seen == times) {
                    Thread.sleep(millis);
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.onExit().join();
        String errors = Files.readString(said);
        assertTrue(seen >= times, () -> "ended by itself: " + errors);
        return lines;
    }
}
