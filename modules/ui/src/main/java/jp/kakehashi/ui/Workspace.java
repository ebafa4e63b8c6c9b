package jp.kakehashi.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;

/// One room of the workstation: an entry on the rail and the screen behind it. A feature offers
/// one; the shell knows nothing else about it. Every method is called on the screen's thread.
public interface Workspace extends AutoCloseable {
    /// Stable name, used in settings and tests, e.g. `ledger`.
    String id();

    /// Drawn on the rail above the label.
    Icon icon();

    /// Key of the word on the rail, at most six letters wide in Japanese.
    String labelKey();

    /// The screen; the same node at every call.
    Node node();

    /// How many things wait for a person here; shown in red on the rail, nothing at 0.
    default ReadOnlyIntegerProperty badge() {
        return new ReadOnlyIntegerWrapper(0).getReadOnlyProperty();
    }

    /// The screen has come to the front, or was asked for while it is there: the keyboard goes to
    /// where work goes on.
    default void onShow() {}

    /// The screen has gone behind another; it stays alive.
    default void onHide() {}

    /// Ctrl+K twice: put the caret into the search field, if there is one.
    default void focusSearch() {}

    /// Whether the screen has a search field of its own now.
    default boolean searchable() {
        return false;
    }

    /// What can be done here from anywhere, for the box of Ctrl+K.
    default List<Command> commands() {
        return List.of();
    }

    /// Where the box of Ctrl+K finds this workspace's things.
    default Optional<FindSource> finding() {
        return Optional.empty();
    }

    /// What is new here for this person.
    default Optional<NewsSource> news() {
        return Optional.empty();
    }

    /// The keys of this workspace for the list that F1 shows.
    default List<KeyHint> keys() {
        return List.of();
    }

    /// The person wants to leave: writes what is being written, as clicking elsewhere does, and
    /// runs `go` once it is kept or the person has agreed to lose it; not at all if they stay.
    default void leave(Runnable go) {
        go.run();
    }

    /// The person signed out or the window closes: cancel tasks, detach listeners.
    @Override
    default void close() {}
}
