package jp.kakehashi.sync.device;

/// Who signed in last on this PC, in production, and how much of theirs had not been sent when they
/// left: a number, never what it was.
///
/// @param unsent {@link #SOME} while they are signed in and something is unsent, and after a power
///     cut
public record LastSignIn(String staff, long unsent) {
    /// More than none; how many was not written down.
    public static final long SOME = -1;
}
