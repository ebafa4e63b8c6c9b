package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.TestOffice.Station;
import jp.kakehashi.sync.storage.OutboxState;
import jp.kakehashi.testkit.Faulty;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults of this PC and of its line, at the worst moment.
final class FaultTest {
    private static final SyncTiming SELDOM = new SyncTiming(3_600_000, 3_600_000, 20, 200);

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();

    @Test
    void aFaultOfThisPcIsNotChargedToTheNextBatch() {
        Faulty<Database> database = new Faulty<>(Database.class, Databases.inMemory());
        try (TestOffice office = new TestOffice(dir, clock);
                Station station =
                        office.station(
                                TestOffice.actor("s1", "welfare"), "pc", database.front(), clock)) {
            station.sync();
            station.replica
                    .edits()
                    .createAll(
                            TestOffice.LEDGER,
                            Collections.nCopies(501, Map.of(TestOffice.NAME, "一")),
                            ChangeNote.NONE);
            PassingHeadOffice ahead =
                    new PassingHeadOffice(station.office) {
                        @Override
                        public void push(
                                LedgerId ledger,
                                Iterator<List<Change>> batches,
                                Consumer<List<Messages.Outcome>> told) {
                            List<Messages.Outcome> first = push(ledger, batches.next());
                            batches.next();
                            // One write only: what follows could be written.
                            database.failOnce(
                                    "write",
                                    () -> Problem.refused("problem.test.fault").asException());
                            told.accept(first);
                        }
                    };
            Pushing pushing = new Pushing(station.replica, ahead, TestOffice.LEDGER, null);
            ProblemException fault = assertThrows(ProblemException.class, pushing::run);
            assertEquals("problem.test.fault", fault.problem().key());
            assertTrue(
                    Steps.outbox(station).stream()
                            .noneMatch(e -> e.state() == OutboxState.RETURNED));
            station.sync();
            assertTrue(Steps.outbox(station).isEmpty());
        }
    }

    @Test
    void aLiveLineThatEndedWhileItWasOpenedIsOpenedAgain() throws InterruptedException {
        try (TestOffice office = new TestOffice(dir, clock);
                Station station =
                        office.station(
                                TestOffice.actor("s1", "civil"),
                                "pc",
                                Databases.inMemory(),
                                clock)) {
            CountDownLatch opened = new CountDownLatch(2);
            PassingHeadOffice brief =
                    new PassingHeadOffice(station.office) {
                        @Override
                        public LiveLine live(LiveListener listener) {
                            if (opened.getCount() == 2) {
                                listener.lost();
                            }
                            opened.countDown();
                            return () -> {};
                        }
                    };
            try (SyncLoop loop =
                    new SyncLoop(
                            station.replica,
                            brief,
                            new Exchange(station.replica, brief, office::heads),
                            SELDOM,
                            clock,
                            problem -> {})) {
                loop.start();
                assertTrue(opened.await(10, TimeUnit.MINUTES), "opened again");
            }
        }
    }
}
