package jp.kakehashi.sync.storage.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GiveWayTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void workPassesWhileNobodyWasEverBusy() {
        new GiveWay(LONG, LONG, LONG).pass();
    }

    @Test
    void workWaitsForWhoeverIsBusyUntilTheEnd() throws InterruptedException {
        GiveWay way = new GiveWay(LONG, LONG, LONG);
        way.busy();
        Thread work = new Thread(way::pass);
        work.start();
        while (work.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(work.isAlive());
            Thread.onSpinWait();
        }
        way.end();
        work.join();
        way.pass();
    }

    @Test
    void patienceEndsHoweverBusySomebodyIs() throws InterruptedException {
        GiveWay way = new GiveWay(LONG, Duration.ofMillis(1), Duration.ofMillis(1));
        way.busy();
        Thread work = new Thread(way::pass);
        work.start();
        work.join();
        assertFalse(work.isAlive());
    }

    @Test
    void underSteadyWorkItWaitsLessAndLess() {
        GiveWay way = new GiveWay(LONG, Duration.ofMillis(8), Duration.ofMillis(3));
        for (long millis : new long[] {8, 4, 3, 3}) {
            assertEquals(Duration.ofMillis(millis), way.patience());
            way.busy();
            way.pass();
        }
    }

    @Test
    void aPauseGivesItsPatienceBack() {
        GiveWay way =
                new GiveWay(Duration.ofMillis(20), Duration.ofMillis(2), Duration.ofMillis(1));
        way.busy();
        way.pass();
        while (way.patience().toMillis() == 1) {
            way.pass();
        }
        assertEquals(Duration.ofMillis(2), way.patience());
    }
}
