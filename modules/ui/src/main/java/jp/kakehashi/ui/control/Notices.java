package jp.kakehashi.ui.control;

import javafx.scene.layout.Region;

/// Short news at the lower edge that nobody has to answer: stored, sent, copied. Bad news stays
/// until it is closed. From the screen's thread.
public interface Notices {
    /// Shows the text of `key`; gone after some seconds unless it is `WARN` or `BAD`.
    void show(Tone tone, String key, Object... args);

    /// As {@link #show}, with a button: 元に戻す. What is given back takes the news away again, for
    /// when the button no longer means what it says.
    Runnable showWithAction(
            Tone tone, String actionKey, Runnable action, String key, Object... args);

    /// News stand above `part` while it is on screen: a line at the lower edge that is read while
    /// they are there. What is given back ends that.
    Runnable stayAbove(Region part);
}
