package jp.kakehashi.ui;

/// Given to long work: tell how far it is, ask whether anyone still waits. From the working
/// thread.
public interface Progress {
    /// `done` of `total` things are finished; call as often as you like.
    void report(long done, long total);

    /// True once the person cancelled or left; stop at the next safe place.
    boolean cancelled();
}
