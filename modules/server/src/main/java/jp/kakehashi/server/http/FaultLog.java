package jp.kakehashi.server.http;

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes an unexpected failure to the log once, under a short code that a person can read out on
/// the phone. Leaves out what exceptions say in words: databases and parsers quote values there,
/// and a log holds no resident's name or number.
final class FaultLog {
    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int CAUSES = 8;
    private static final int FRAMES = 40;
    private static final int FULL_A_MINUTE = 30;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final SecureRandom random = new SecureRandom();
    private long minute = System.nanoTime();
    private int written;

    /// Logs `failure` while answering `route` (its pattern, not the address) and returns the
    /// code.
    String write(String route, Throwable failure) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        int number = number();
        if (number <= FULL_A_MINUTE) {
            LOG.error("Fault {} at {}: {}", code, route, describe(failure));
        } else if (number == FULL_A_MINUTE + 1) {
            LOG.error("Fault {} at {}; more within this minute are not written", code, route);
        }
        return code.toString();
    }

    private synchronized int number() {
        long now = System.nanoTime();
        if (now - minute > MINUTE) {
            minute = now;
            written = 0;
        }
        return ++written;
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable at = failure;
        for (int i = 0; at != null && i < CAUSES; i++, at = at.getCause()) {
            text.append(i == 0 ? "" : "\ncaused by ").append(at.getClass().getName());
            StackTraceElement[] frames = at.getStackTrace();
            for (int f = 0; f < Math.min(FRAMES, frames.length); f++) {
                text.append("\n    at ").append(frames[f]);
            }
        }
        return text.toString();
    }
}
