package jp.kakehashi.server.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The pace a peer must keep. Whoever was quicker may rest for 20 s, but no longer: what went
/// before does not count for ever. Together with the idle timeout it bounds how long a request can
/// last. For one thread.
final class LeastRate {
    private static final long REST_SECONDS = 20;
    private static final long SLOWEST = 500;

    private final long bytesPerSecond;
    private final LongSupplier nanos;
    private long at;
    private long credit;

    /// 500 bytes a second.
    LeastRate() {
        this(SLOWEST);
    }

    LeastRate(long bytesPerSecond) {
        this(bytesPerSecond, System::nanoTime);
    }

    /// With a clock of its own, in nanoseconds.
    LeastRate(long bytesPerSecond, LongSupplier nanos) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanos = nanos;
        this.at = nanos.getAsLong();
        this.credit = rest();
    }

    private static long rest() {
        return TimeUnit.SECONDS.toNanos(REST_SECONDS);
    }

    /// Tells that `more` bytes went over, which earn the time that they may take.
    ///
    /// @throws IOException when the peer is too slow
    void moved(int more) throws IOException {
        long now = nanos.getAsLong();
        long earned = TimeUnit.SECONDS.toNanos(more) / bytesPerSecond;
        credit = Math.min(credit, rest()) + earned - (now - at);
        at = now;
        if (credit < 0) {
            throw new IOException("slower than " + bytesPerSecond + " bytes a second");
        }
    }
}
