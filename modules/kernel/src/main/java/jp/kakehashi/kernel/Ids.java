package jp.kakehashi.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Makes identifiers that sort by the time of their making (UUID version 7, RFC 9562 §5.7).
/// Safe for use from many threads; those of one maker also sort by order within a millisecond
/// (§6.2, method 1: a counter that begins anywhere in the lower half of its range).
public final class Ids {
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    /// The last id's time and counter: milliseconds above 12 bits.
    private final AtomicLong last = new AtomicLong();

    /// Ids that carry the time of `clock`.
    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /// A new id, never given before.
    public UUID next() {
        long fresh = (clock.millis() << 12) | random.nextInt(1 << 11);
        long tick = last.accumulateAndGet(fresh, (before, now) -> Math.max(before + 1, now));
        long high = ((tick >>> 12) << 16) | 0x7000L | (tick & 0xFFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
