package jp.kakehashi.sync.storage.replica;

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
        new GiveWay(LONG, LONG).pass();
    }

    @Test
    void workWaitsForWhoeverIsBusyUntilTheEnd() throws InterruptedException {
        GiveWay way = new GiveWay(LONG, LONG);
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
        GiveWay way = new GiveWay(LONG, Duration.ofMillis(1));
        way.busy();
        Thread work = new Thread(way::pass);
        work.start();
        work.join();
        assertFalse(work.isAlive());
    }
}
