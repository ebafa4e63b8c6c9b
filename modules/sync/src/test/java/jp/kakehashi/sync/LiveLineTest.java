package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.TestOffice.Station;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.testkit.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The loop with a live line that comes and goes, and without one.
final class LiveLineTest {
    private static final SyncTiming SELDOM = new SyncTiming(3_600_000, 3_600_000, 20, 200);
    private static final SyncTiming POLLING = new SyncTiming(50, 3_600_000, 20, 200);

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private TestOffice office;
    private Station here;

    @BeforeEach
    void open() {
        office = new TestOffice(dir, clock);
        here = station("s1");
    }

    @AfterEach
    void close() {
        here.close();
        office.close();
    }

    private Station station(String staff) {
        return office.station(
                TestOffice.actor(staff, "civil"), "pc-" + staff, Databases.inMemory(), clock);
    }

    private SyncLoop loop(HeadOffice line, SyncTiming timing) {
        Exchange exchange = new Exchange(here.replica, line, office::heads);
        return new SyncLoop(here.replica, line, exchange, timing, clock, problem -> {});
    }

    @Test
    void aLineThatIsToldLostLateDoesNotTakeTheNewerOneAway() {
        Lines lines = new Lines(here.office);
        try (SyncLoop loop = loop(lines, SELDOM)) {
            loop.start();
            await(loop, () -> lines.opened.size() == 1 && loop.status().live());
            lines.down = true;
            loop.wake();
            await(loop, () -> lines.opened.size() == 2 && loop.status().live());
            lines.opened.getFirst().lost();
            round(loop);
            round(loop);
            assertTrue(loop.status().live());
            assertEquals(2, lines.opened.size(), "a third line was opened beside the second");
            lines.opened.getLast().lost();
            await(loop, () -> lines.opened.size() == 3 && loop.status().live());
        }
    }

    @Test
    void withoutALiveLinePollingBringsWhatIsNewAndSendsWhatIsHere() {
        try (Station there = station("s2");
                SyncLoop loop = loop(here.office, POLLING)) {
            there.sync();
            loop.start();
            await(loop, () -> loop.status().line() == SyncStatus.Line.ONLINE);
            assertFalse(loop.status().live());
            UUID theirs = Steps.create(there, "二");
            there.sync();
            await(loop, () -> knows(here, theirs));
            UUID ours = Steps.create(here, "一");
            await(loop, () -> loop.status().unsent() == 0 && Steps.outbox(here).isEmpty());
            there.sync();
            assertTrue(knows(there, ours));
            assertFalse(loop.status().live());
        }
    }

    private static boolean knows(Station station, UUID row) {
        return station.replica
                .database()
                .read(
                        db ->
                                station.replica
                                        .stores()
                                        .tables()
                                        .row(db, TestOffice.definition(1), row)
                                        .isPresent());
    }

    /// Waits for the end of a round that began after now.
    private static void round(SyncLoop loop) {
        AtomicInteger told = new AtomicInteger(-1); // the first look is no news
        loop.wake();
        Waiting.until(
                () -> told.incrementAndGet() > 0, look -> loop.onStatus(status -> look.run()));
    }

    private static void await(SyncLoop loop, BooleanSupplier wanted) {
        Waiting.until(wanted, look -> loop.onStatus(status -> look.run()));
    }

    /// Opens live lines to nowhere; a round fails once after `down`.
    private static final class Lines extends PassingHeadOffice {
        private final List<LiveListener> opened = new CopyOnWriteArrayList<>();
        private volatile boolean down;

        Lines(HeadOffice real) {
            super(real);
        }

        @Override
        public List<LedgerDefinition> definitions() {
            if (down) {
                down = false;
                throw Problem.unavailable("problem.line.down").asException();
            }
            return super.definitions();
        }

        @Override
        public LiveLine live(LiveListener listener) {
            opened.add(listener);
            return () -> {};
        }
    }
}
