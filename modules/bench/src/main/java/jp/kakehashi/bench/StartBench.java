package jp.kakehashi.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// From starting the server's process to its first line saying that it answers, and its resident
/// memory after it has been idle for a while.
public final class StartBench {
    private static final int ROUNDS = 5;
    private static final int IDLE_SECONDS = 10;
    private static final double START_TARGET_MILLIS = 2_000;
    private static final double MEMORY_TARGET_MB = 150;

    private final List<String> command;

    /// Measures `command`, the start of a server without its `--data`.
    public StartBench(List<String> command) {
        this.command = List.copyOf(command);
    }

    /// Both figures; the data folder is new at the first start and used again at the others.
    public List<Figure> run() throws IOException, InterruptedException {
        try (TrialFolder folder = TrialFolder.create()) {
            return run(folder.path());
        }
    }

    private List<Figure> run(Path dir) throws IOException, InterruptedException {
        double[] starts = new double[ROUNDS];
        double memory = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            Process server = start(dir);
            try (BufferedReader lines = server.inputReader()) {
                if (lines.readLine() == null) {
                    throw new IllegalStateException("the server did not start");
                }
                starts[i] = (System.nanoTime() - begin) / 1e6;
                if (i == ROUNDS - 1) {
                    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                    memory = residentMegabytes(server.pid());
                }
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
        double start = Figure.median(starts);
        return List.of(
                Figure.alone("server start", start, "ms", "<= 2,000", start <= START_TARGET_MILLIS),
                Figure.alone(
                        "server idle, resident memory",
                        memory,
                        "MB",
                        "<= 150",
                        memory > 0 && memory <= MEMORY_TARGET_MB));
    }

    private Process start(Path dir) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("--data", dir.toString(), "--port", "0"));
        return new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static double residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        return 0;
    }
}
