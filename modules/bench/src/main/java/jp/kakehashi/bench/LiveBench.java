package jp.kakehashi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// From an edit made on one workstation to the same cell painted in another workstation's window,
/// over TLS on loopback, while 49 other live sockets are open and served too.
public final class LiveBench {
    private static final int SOCKETS = 49;
    private static final int EDITS = 200;
    private static final int WARM_UP = 20;
    private static final double TARGET_MILLIS = 150;

    private final InstantSource clock;
    private final Windows windows;

    /// A measure with ids of `clock`, that watches one of `windows`.
    public LiveBench(InstantSource clock, Windows windows) {
        this.clock = clock;
        this.windows = windows;
    }

    /// Opens the window that is watched.
    @FunctionalInterface
    public interface Windows {
        /// A window of the person of {@link BenchOffice}, with its data in `dir`, that shows the
        /// ledger of the measure.
        Window open(BenchOffice office, Path dir) throws InterruptedException;
    }

    /// A window that shows the ledger of the measure.
    public interface Window extends AutoCloseable {
        /// Waits until a cell says `text` and was painted; {@link System#nanoTime} of then.
        long painted(String text) throws InterruptedException;

        @Override
        void close();
    }

    /// Measures; takes about half a minute.
    public Figure run() throws IOException, InterruptedException {
        List<HeadOffice> lines = new ArrayList<>();
        try (BenchOffice office = new BenchOffice()) {
            UUID row = new Ids(clock).next();
            try (HeadOffice line = office.signIn("bench-filler")) {
                line.publish(BenchOffice.definition());
                line.push(
                        BenchOffice.LEDGER,
                        List.of(BenchOffice.row(new Ids(clock).next(), row, "bench-filler", 1)));
            }
            for (int i = 0; i < SOCKETS; i++) {
                HeadOffice line = office.signIn("bench-socket-" + i);
                line.live(new Silent());
                lines.add(line);
            }
            try (TrialFolder writing = TrialFolder.create();
                    TrialFolder reading = TrialFolder.create();
                    WorkSession writer = session(office, writing);
                    Window window = windows.open(office, reading.path())) {
                double p95 = Figure.p95(edits(writer, window, row));
                return Figure.alone(
                        "edit to a painted cell of the other window, 49 more sockets open, p95",
                        p95,
                        "ms",
                        "<= 150",
                        p95 <= TARGET_MILLIS);
            }
        } finally {
            lines.forEach(HeadOffice::close);
        }
    }

    private WorkSession session(BenchOffice office, TrialFolder folder)
            throws InterruptedException {
        Workstation workstation = CatchUpBench.workstation(folder.path(), clock);
        workstation.enrol(office.uri(), office.authority(), "bench");
        WorkSession session =
                workstation.signIn(World.PRODUCTION, BenchOffice.STAFF, BenchOffice.PASSWORD);
        while (session.replica().checkpoint(BenchOffice.LEDGER).isEmpty()
                || !session.sync().status().live()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return session;
    }

    private static double[] edits(WorkSession writer, Window window, UUID row)
            throws InterruptedException {
        double[] millis = new double[EDITS];
        for (int i = -WARM_UP; i < EDITS; i++) {
            String value = "値 " + i;
            Map<FieldId, @Nullable String> cells = new HashMap<>();
            cells.put(BenchOffice.field(2), value);
            long begin = System.nanoTime();
            writer.replica().edits().edit(BenchOffice.LEDGER, row, cells, ChangeNote.NONE);
            long seen = window.painted(value);
            if (i >= 0) {
                millis[i] = (seen - begin) / 1e6;
            }
        }
        return millis;
    }

    private static final class Silent implements HeadOffice.LiveListener {
        @Override
        public void accepted(Messages.Live live) {}

        @Override
        public void lost() {}
    }
}
