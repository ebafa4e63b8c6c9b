package jp.kakehashi.sync;

import java.time.Instant;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// How this PC stands to head office, for the status bar.
///
/// @param line whether head office is reached
/// @param since since when `line` is so; this PC's clock
/// @param live whether news come at once rather than every few seconds
/// @param unsent edits that have not reached head office
/// @param dataAsOf when everything that is here was last known to be newest; null when never
/// @param problem what stands in the way, if anything
public record SyncStatus(
        Line line,
        Instant since,
        boolean live,
        long unsent,
        @Nullable Instant dataAsOf,
        @Nullable Problem problem) {

    /// Whether head office is reached.
    public enum Line {
        /// Not tried yet.
        CONNECTING,
        /// Reached.
        ONLINE,
        /// Not reached; tried again and again.
        OFFLINE,
        /// Reached, but the person has to sign in again.
        SIGN_IN_NEEDED,
        /// Not tried any more: see the problem.
        STOPPED
    }
}
