package jp.kakehashi.kernel;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The computer's clock in milliseconds, the precision that is stored and sent. The only place that
/// asks the operating system for the time; everything else is handed an {@link InstantSource}.
public final class SystemClock implements InstantSource {
    /// The clock of this computer.
    public SystemClock() {}

    @Override
    public Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
