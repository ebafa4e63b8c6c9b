package jp.kakehashi.bench.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Durable edits a second (the ledger's row, its history and its outbox row, fsynced) by 16
/// writers, beside SQLite writing the same rows; both sides in turn in one run, the median of each.
public final class DurableEditsBench {
    private static final int WRITERS = 16;

    private final Path dir;
    private final int rounds;
    private final int editsPerRound;

    /// Measures below `dir`, which should lie on the disk in question; `rounds` for each side.
    public DurableEditsBench(Path dir, int rounds, int editsPerRound) {
        this.dir = dir;
        this.rounds = rounds;
        this.editsPerRound = editsPerRound;
    }

    /// Runs it all; takes about `rounds` × 20 seconds for 50,000 edits.
    public Result run() throws Exception {
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        long oursBytes = 0;
        long journalBytes = 0;
        long theirsBytes = 0;
        for (int round = 0; round < rounds; round++) {
            Path sqlite = dir.resolve("sqlite-" + round);
            try (EditSide side = new SqliteSide(sqlite)) {
                theirs[round] = measure(side);
            }
            theirsBytes = sizeOf(sqlite);
            Path journaled = dir.resolve("journaled-" + round);
            try (EditSide side = new JournaledSide(journaled)) {
                ours[round] = measure(side);
            }
            journalBytes = sizeOf(journaled.resolve("journal"));
            oursBytes = sizeOf(journaled.resolve("index")) + journalBytes;
        }
        double median = median(ours);
        double peer = median(theirs);
        return new Result(
                median,
                peer,
                median / peer,
                (double) oursBytes / editsPerRound,
                (double) journalBytes / editsPerRound,
                (double) sizeOf(dir.resolve("journaled-0/snapshots")) / editsPerRound,
                (double) theirsBytes / editsPerRound);
    }

    private double measure(EditSide side) throws Exception {
        AtomicLong next = new AtomicLong(1);
        AtomicReference<Exception> fault = new AtomicReference<>();
        List<Thread> writers = new ArrayList<>();
        long start = System.nanoTime();
        for (int writer = 0; writer < WRITERS; writer++) {
            writers.add(
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            for (long number = next.getAndIncrement();
                                                    number <= editsPerRound;
                                                    number = next.getAndIncrement()) {
                                                side.write(EditRows.of(number));
                                            }
                                        } catch (Exception e) {
                                            fault.set(e);
                                        }
                                    }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Exception thrown = fault.get();
        if (thrown != null) {
            throw thrown;
        }
        return editsPerRound / seconds;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long sizeOf(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /// What was measured: edits a second, ours by theirs, and bytes an edit on disk after closing:
    /// index and journal, the journal alone, the snapshots beside them, and the peer's file.
    public record Result(
            double editsPerSecond,
            double sqliteEditsPerSecond,
            double ratio,
            double bytesPerEdit,
            double journalBytesPerEdit,
            double snapshotBytesPerEdit,
            double sqliteBytesPerEdit) {}
}
