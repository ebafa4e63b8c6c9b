package jp.kakehashi.bench;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.records.Change;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.Messages;

/// 10,000 changes pushed over HTTPS in batches, against one request per change; each change durable
/// before it is answered. A server works for weeks, so both sides are warmed up first. Rounds
/// alternate, medians count.
public final class PushBench {
    private static final int CHANGES = 10_000;
    private static final int BATCH = 500;
    private static final int SINGLES = 1_000;
    private static final int WARM_UP = 30_000;
    private static final int ROUNDS = 5;
    private static final double TARGET = 5_000;
    private static final double TARGET_POSTGRES = 3_000;

    private final InstantSource clock;

    /// A measure with ids of `clock`.
    public PushBench(InstantSource clock) {
        this.clock = clock;
    }

    /// Measures; takes about a minute.
    public Figure run() throws IOException {
        try (BenchOffice office = new BenchOffice()) {
            return run(office, "push of 10,000 changes in batches", TARGET);
        }
    }

    /// Measures with a server that keeps its rows on PostgreSQL.
    public Figure run(PostgresPeer postgres) throws IOException {
        try (BenchOffice office = new BenchOffice(postgres)) {
            return run(office, "the same, server on PostgreSQL", TARGET_POSTGRES);
        }
    }

    private Figure run(BenchOffice office, String name, double target) throws IOException {
        double[] batched = new double[ROUNDS];
        double[] single = new double[ROUNDS];
        try (HeadOffice line = office.signIn("bench-device")) {
            line.publish(BenchOffice.definition());
            push(line, changes(WARM_UP), BATCH);
            push(line, changes(SINGLES), 1);
            for (int i = 0; i < ROUNDS; i++) {
                batched[i] = push(line, changes(CHANGES), BATCH);
                single[i] = push(line, changes(SINGLES), 1);
            }
        }
        double ours = Figure.median(batched);
        return Figure.beside(
                name + ", against one request per change",
                ours,
                Figure.median(single),
                "changes/s",
                ">= %,.0f/s".formatted(target),
                ours >= target);
    }

    private List<Change> changes(int count) {
        Ids ids = new Ids(clock);
        List<Change> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            changes.add(BenchOffice.row(ids.next(), ids.next(), "bench-device", i));
        }
        return changes;
    }

    private static double push(HeadOffice line, List<Change> changes, int batch) {
        List<List<Change>> batches = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += batch) {
            batches.add(changes.subList(from, Math.min(changes.size(), from + batch)));
        }
        long begin = System.nanoTime();
        line.push(BenchOffice.LEDGER, batches.iterator(), PushBench::checkAccepted);
        return changes.size() / ((System.nanoTime() - begin) / 1e9);
    }

    private static void checkAccepted(List<Messages.Outcome> outcomes) {
        for (Messages.Outcome outcome : outcomes) {
            if (outcome.problem() != null) {
                throw new IllegalStateException(outcome.problem().key());
            }
        }
    }
}
