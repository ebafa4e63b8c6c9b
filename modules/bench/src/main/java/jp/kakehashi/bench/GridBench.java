package jp.kakehashi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import jp.kakehashi.sync.line.HeadOffice;

/// A ledger of 1,000,000 rows of twelve in a real window, drawn in software: how evenly it scrolls,
/// how soon the rows of any place stand there, how soon a key's sign stands in the cell.
public final class GridBench {
    private static final int ROWS = 1_000_000;
    private static final int PULSES = 600;
    private static final int JUMPS = 40;
    private static final int KEYS = 200;
    private static final double TARGET_FRAME_MILLIS = 33;
    private static final double TARGET_KEY_MILLIS = 50;

    private final InstantSource clock;
    private final Windows windows;

    /// A measure with ids of `clock`, in one of `windows`.
    public GridBench(InstantSource clock, Windows windows) {
        this.clock = clock;
        this.windows = windows;
    }

    /// Opens the window that is measured.
    @FunctionalInterface
    public interface Windows {
        /// A window of the person of {@link BenchOffice} that shows the measured ledger.
        ///
        /// @param dir its data, which has the ledger's rows already
        Window open(BenchOffice office, Path dir, int rows) throws InterruptedException;
    }

    /// A window that shows the measured ledger. Times in milliseconds.
    public interface Window extends AutoCloseable {
        /// Between one frame and the next, three rows further down at each.
        double[] frames(int count) throws InterruptedException;

        /// From a jump to some place to its rows painted.
        double[] jumps(int count) throws InterruptedException;

        /// From a key to its sign painted in the open cell.
        double[] keys(int count) throws InterruptedException;

        @Override
        void close();
    }

    /// Measures; takes about five minutes, most of it to fill server and workstation.
    public List<Figure> run() throws IOException, InterruptedException {
        try (BenchOffice office = new BenchOffice();
                TrialFolder folder = TrialFolder.create()) {
            try (HeadOffice line = office.signIn("filler")) {
                line.publish(BenchOffice.definition());
                BenchOffice.fill(line, clock, ROWS);
            }
            office.rest();
            CatchUpBench.catchUp(office, CatchUpBench.workstation(folder.path(), clock));
            try (Window window = windows.open(office, folder.path(), ROWS)) {
                window.frames(PULSES / 4);
                double frame = Figure.p95(window.frames(PULSES));
                double jump = Figure.p95(window.jumps(JUMPS));
                window.keys(KEYS / 4);
                double key = Figure.p95(window.keys(KEYS));
                return List.of(
                        Figure.alone(
                                "frame while 1,000,000 rows are scrolled, software rendering, p95",
                                frame,
                                "ms",
                                "<= 33",
                                frame <= TARGET_FRAME_MILLIS),
                        Figure.alone(
                                "rows of any place among them painted, p95", jump, "ms", "-", true),
                        Figure.alone(
                                "key to glyph in an open cell among them, p95",
                                key,
                                "ms",
                                "<= 50",
                                key <= TARGET_KEY_MILLIS));
            }
        }
    }
}
