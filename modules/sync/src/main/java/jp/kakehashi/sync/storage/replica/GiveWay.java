package jp.kakehashi.sync.storage.replica;

import java.time.Duration;

/// Lets work in the background wait for what somebody does at the screen. Thread-safe.
final class GiveWay {
    private final long quietNanos;
    private final long patienceNanos;
    private boolean everBusy;
    private boolean ended;
    private long busyAt;

    /// Waits for `quiet` without a call of {@link #busy}, but never longer than `patience`.
    GiveWay(Duration quiet, Duration patience) {
        quietNanos = quiet.toNanos();
        patienceNanos = patience.toNanos();
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

    /// Returns when nobody has been busy for a while. An interrupt ends the waiting and stays.
    synchronized void pass() {
        long begin = System.nanoTime();
        try {
            while (!ended && everBusy) {
                long now = System.nanoTime();
                long left = Math.min(quietNanos - (now - busyAt), patienceNanos - (now - begin));
                if (left <= 0) {
                    return;
                }
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
