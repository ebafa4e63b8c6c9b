package jp.kakehashi.sync;

/// How often the sync loop does what, in milliseconds.
///
/// @param pollMillis between pulls while no live line is open
/// @param liveCheckMillis between pulls while one is; catches what the live line missed
/// @param retryMillis first pause after a failure; doubled up to `retryMaxMillis`, each with jitter
public record SyncTiming(
        long pollMillis, long liveCheckMillis, long retryMillis, long retryMaxMillis) {
    /// For a city hall.
    public static final SyncTiming STANDARD = new SyncTiming(3_000, 30_000, 500, 20_000);
}
