package jp.kakehashi.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jp.kakehashi.kernel.SystemClock;

/// The real clock, which a test may put forward.
public final class MovableClock implements InstantSource {
    private final SystemClock real = new SystemClock();
    private volatile Duration ahead = Duration.ZERO;

    /// A clock that is right until it is moved.
    public MovableClock() {}

    /// Puts it forward by so much more.
    public void move(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }
}
