package jp.kakehashi.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void idsOfOneMillisecondSortInTheOrderTheyWereMade() {
        Ids ids = new Ids(InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L)));
        UUID before = ids.next();
        for (int i = 0; i < 20_000; i++) {
            UUID next = ids.next();
            assertTrue(before.toString().compareTo(next.toString()) < 0, before + " " + next);
            assertEquals(7, next.version());
            assertEquals(2, next.variant());
            before = next;
        }
    }

    @Test
    void aClockThatIsSetBackMakesNoIdSmaller() {
        AtomicLong millis = new AtomicLong(1_700_000_000_000L);
        Ids ids = new Ids(() -> Instant.ofEpochMilli(millis.get()));
        UUID before = ids.next();
        millis.addAndGet(-86_400_000);
        assertTrue(before.compareTo(ids.next()) < 0);
    }
}
