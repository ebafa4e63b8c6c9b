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
    private Instant told = Instant.EPOCH;
    private Instant asked = Instant.EPOCH;

    Kept(Supplier<T> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    synchronized T get() {
        T known = value;
        if (known != null && within(GOOD, told)) {
            return known;
        }
        requireNoFreshFailure();
        return ask();
    }

    /// What is there now, asked for anew unless that was done within half a minute.
    synchronized T fresh() {
        requireNoFreshFailure();
        return failure == null && within(AGAIN, asked) ? get() : ask();
    }

    private void requireNoFreshFailure() {
        ProblemException failed = failure;
        if (failed != null && within(BAD, asked)) {
            throw failed.problem().asException();
        }
    }

    private T ask() {
        try {
            T now = source.get();
            value = now;
            told = clock.instant();
            failure = null;
            return now;
        } catch (ProblemException e) {
            // What was told before stays good for its own ten minutes: one token of a key not known
            // yet would otherwise shut out everybody while the provider does not tell its keys.
            failure = e;
            throw e;
        } finally {
            asked = clock.instant();
        }
    }

    private boolean within(Duration time, Instant since) {
        return Duration.between(since, clock.instant()).abs().compareTo(time) < 0;
    }
}
