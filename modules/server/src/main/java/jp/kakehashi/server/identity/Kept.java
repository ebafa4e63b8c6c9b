package jp.kakehashi.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Something of the provider's that is asked for by one thread at a time and kept for ten
/// minutes. A failure is kept for some seconds, so that waiting for a provider that does not answer
/// is not done by everybody in turn.
final class Kept<T> {
    private static final Duration GOOD = Duration.ofMinutes(10);
    private static final Duration BAD = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Supplier<T> source;
    private final InstantSource clock;
    private @Nullable T value;
    private @Nullable ProblemException failure;
    private Instant at = Instant.EPOCH;

    Kept(Supplier<T> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    synchronized T get() {
        T known = value;
        if (known != null && within(GOOD)) {
            return known;
        }
        ProblemException failed = failure;
        if (failed != null && within(BAD)) {
            throw failed.problem().asException();
        }
        return ask();
    }

    /// What is there now, asked for anew unless that was done within half a minute.
    synchronized T fresh() {
        return within(AGAIN) ? get() : ask();
    }

    private T ask() {
        try {
            T told = source.get();
            value = told;
            failure = null;
            return told;
        } catch (ProblemException e) {
            value = null;
            failure = e;
            throw e;
        } finally {
            at = clock.instant();
        }
    }

    private boolean within(Duration time) {
        return Duration.between(at, clock.instant()).abs().compareTo(time) < 0;
    }
}
