package jp.kakehashi.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import jp.kakehashi.kernel.Problem;

/// What is new for the person who is signed in: a workspace offers one, the window's bell shows all
/// of them. Screen's thread only.
public interface NewsSource {
    /// How many things this person has not read.
    ReadOnlyIntegerProperty unread();

    /// Gives what is new, newest first, to `shown`, or why it cannot be told to `failed`; later, on
    /// the screen's thread.
    void load(Consumer<List<Line>> shown, Consumer<Problem> failed);

    /// Calls `renewed` when there may be other news than were given: some are told no more. Run the
    /// result to stop.
    default Runnable onRenewed(Runnable renewed) {
        return () -> {};
    }

    /// What was given last has been read.
    void read();

    /// One thing that is new.
    ///
    /// @param title what it is about
    /// @param words who did what
    /// @param at when, as milliseconds since 1970, for the order among several sources
    /// @param when the same in words
    /// @param open leads there, after the list is closed
    record Line(
            Icon icon,
            String title,
            String words,
            long at,
            String when,
            boolean unread,
            Runnable open) {}
}
