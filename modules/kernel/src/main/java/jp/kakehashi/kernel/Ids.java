package jp.kakehashi.kernel;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Makes identifiers that sort by the time of their making (UUID version 7, RFC 9562 §5.7).
/// Safe for use from many threads; order between two ids of the same millisecond is random.
public final class Ids {
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// Ids that carry the time of `clock`.
    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /// A new id, never given before.
    public UUID next() {
        long high = (clock.millis() << 16) | 0x7000L | random.nextInt(1 << 12);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
