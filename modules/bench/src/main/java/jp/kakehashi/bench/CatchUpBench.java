package jp.kakehashi.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.HeadOffice;

/// A new workstation fetches a ledger of 200,000 rows of twelve fields: from signing in to having
/// every row durably in its replica. Server and workstation share this process and its processors;
/// the first round is of a program that has just started, the median counts.
public final class CatchUpBench {
    private static final int ROWS = 200_000;
    private static final int ROUNDS = 5;
    private static final int LOOK_AGAIN_MILLIS = 5;
    private static final double TARGET = 20_000;

    private final InstantSource clock;

    /// A measure with ids of `clock`.
    public CatchUpBench(InstantSource clock) {
        this.clock = clock;
    }

    /// Measures; takes about two minutes, most of it to fill the server.
    public Figure run() throws IOException, InterruptedException {
        try (BenchOffice office = new BenchOffice()) {
            try (HeadOffice line = office.signIn("filler")) {
                line.publish(BenchOffice.definition());
                BenchOffice.fill(line, clock, ROWS);
            }
            office.rest();
            double[] rates = new double[ROUNDS];
            for (int i = 0; i < rates.length; i++) {
                try (TrialFolder folder = TrialFolder.create()) {
                    rates[i] = ROWS / catchUp(office, workstation(folder.path(), clock));
                }
            }
            double ours = Figure.median(rates);
            return Figure.alone(
                    "catch-up of a new workstation, 200,000 rows of 12",
                    ours,
                    "rows/s",
                    ">= 20,000/s",
                    ours >= TARGET);
        }
    }

    /// Seconds from signing in on `workstation`, which has nothing yet, to having every row.
    public static double catchUp(BenchOffice office, Workstation workstation)
            throws InterruptedException {
        workstation.enrol(office.uri(), office.authority(), "bench");
        long begin = System.nanoTime();
        try (WorkSession session =
                workstation.signIn(World.PRODUCTION, BenchOffice.STAFF, BenchOffice.PASSWORD)) {
            while (session.replica().checkpoint(BenchOffice.LEDGER).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    static Workstation workstation(Path dir, InstantSource clock) {
        Label label = new Label("本所", "Head Office");
        CityDirectory city =
                new CityDirectory(
                        List.of(new CityDirectory.Office("honsho", label, "本")),
                        List.of(new CityDirectory.Section("civil", label)));
        return new Workstation(dir, city, clock, SyncTiming.STANDARD);
    }
}
