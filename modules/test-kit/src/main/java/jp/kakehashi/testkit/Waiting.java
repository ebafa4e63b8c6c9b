package jp.kakehashi.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Waits for what is to come, looking whenever something happened and not by the clock. The time
/// limit only ends a test that would never end.
public final class Waiting {
    private static final int MOST_MINUTES = 10;

    private Waiting() {}

    /// Waits until `wanted`. Each of `sources` is given what to run when something happened, and
    /// returns what ends that.
    @SafeVarargs
    public static void until(BooleanSupplier wanted, Function<Runnable, Runnable>... sources) {
        CountDownLatch there = new CountDownLatch(1);
        Runnable look =
                () -> {
                    if (wanted.getAsBoolean()) {
                        there.countDown();
                    }
                };
        List<Runnable> ends = new ArrayList<>();
        try {
            for (Function<Runnable, Runnable> source : sources) {
                ends.add(source.apply(look));
            }
            look.run();
            if (!there.await(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("not within " + MOST_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            ends.forEach(Runnable::run);
        }
    }
}
