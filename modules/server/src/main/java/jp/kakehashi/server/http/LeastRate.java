package jp.kakehashi.server.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// The pace a peer must keep on the whole: 500 bytes a second after a grace of 20 s. Together
/// with the idle timeout it bounds how long a request can last.
final class LeastRate {
    private static final long GRACE_SECONDS = 20;
    private static final long BYTES_PER_SECOND = 500;

    private final long began = System.nanoTime();
    private long bytes;

    /// @throws IOException when the peer is too slow
    void moved(int more) throws IOException {
        bytes += more;
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        if (seconds > GRACE_SECONDS + bytes / BYTES_PER_SECOND) {
            throw new IOException("slower than " + BYTES_PER_SECOND + " bytes a second");
        }
    }
}
