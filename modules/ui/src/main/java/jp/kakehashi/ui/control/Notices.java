package jp.kakehashi.ui.control;

/// Short news at the lower edge that nobody has to answer: stored, sent, copied. Bad news stays
/// until it is closed. From the screen's thread.
public interface Notices {
    /// Shows the text of `key`; gone after some seconds unless it is `WARN` or `BAD`.
    void show(Tone tone, String key, Object... args);

    /// As {@link #show}, with a button: 元に戻す.
    void showWithAction(Tone tone, String actionKey, Runnable action, String key, Object... args);
}
