package jp.kakehashi.sync.storage.replica;

import java.time.Duration;

/// Lets work in the background wait for what somebody does at the screen, less long each time it
/// had to go on all the same, so that it comes to an end under steady work too. Thread-safe.
final class GiveWay {
    private final long quietNanos;
    private final long mostNanos;
    private final long leastNanos;
    private long patienceNanos;
    private boolean everBusy;
    private boolean ended;
    private long busyAt;

    /// Waits for `quiet` without a call of {@link #busy}, but never longer than `most`, and half as
    /// long, down to `least`, after each time in which it did not get quiet.
    GiveWay(Duration quiet, Duration most, Duration least) {
        quietNanos = quiet.toNanos();
        mostNanos = most.toNanos();
        leastNanos = least.toNanos();
        patienceNanos = mostNanos;
    }

    /// Somebody waits for an answer now.
    synchronized void busy() {
        everBusy = true;
        busyAt = System.nanoTime();
    }

    /// Lets everything pass from now on.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// How long it waits at most the next time.
    synchronized Duration patience() {
        return Duration.ofNanos(patienceNanos);
    }

    /// Returns when nobody has been busy for a while. An interrupt ends the waiting and stays.
    synchronized void pass() {
        long begin = System.nanoTime();
        try {
            while (!ended && everBusy) {
                long now = System.nanoTime();
                long quiet = quietNanos - (now - busyAt);
                long left = patienceNanos - (now - begin);
                if (quiet <= 0) {
                    patienceNanos = mostNanos;
                    return;
                }
                if (left <= 0) {
                    patienceNanos = Math.max(leastNanos, patienceNanos / 2);
                    return;
                }
                wait(Math.min(quiet, left) / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
