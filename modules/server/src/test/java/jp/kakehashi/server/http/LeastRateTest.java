package jp.kakehashi.server.http;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeastRateTest {
    private final AtomicLong now = new AtomicLong();

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void whatWasSentBeforeEarnsNoRestForHours() throws IOException {
        LeastRate rate = new LeastRate(500, now::get);
        for (int i = 0; i < 1_024; i++) {
            rate.moved(16_384);
        }
        assertThrows(
                IOException.class,
                () -> {
                    for (int minute = 0; minute < 2 * 3; minute++) {
                        pass(20);
                        rate.moved(1);
                    }
                });
    }

    @Test
    void whoeverKeepsThePaceIsNeverCut() throws IOException {
        LeastRate rate = new LeastRate(500, now::get);
        for (int i = 0; i < 10_000; i++) {
            pass(19);
            rate.moved(9_500);
            pass(1);
            rate.moved(500);
        }
        // A large piece may take its time on a slow line.
        pass(60);
        rate.moved(32_768);
    }
}
