package jp.kakehashi.ui.connection;

import java.time.Instant;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// How this PC stands with the server. Whoever synchronises sets it, on the screen's thread; the
/// status bar and the status page show it.
public final class ConnectionModel {
    private final ObjectProperty<Link> link =
            new SimpleObjectProperty<>(this, "link", Link.CONNECTING);
    private final IntegerProperty unsent = new SimpleIntegerProperty(this, "unsent");
    private final IntegerProperty returned = new SimpleIntegerProperty(this, "returned");
    private final ObjectProperty<@Nullable Instant> freshAt =
            new SimpleObjectProperty<>(this, "freshAt");
    private final ObjectProperty<@Nullable Instant> offlineUntil =
            new SimpleObjectProperty<>(this, "offlineUntil");

    /// Being connected, nothing waiting, never heard of the server.
    public ConnectionModel() {}

    /// Whether the server can be reached.
    public ObjectProperty<Link> linkProperty() {
        return link;
    }

    /// Edits that are on this PC only.
    public IntegerProperty unsentProperty() {
        return unsent;
    }

    /// Edits that the server sent back and that the person has not dealt with.
    public IntegerProperty returnedProperty() {
        return returned;
    }

    /// When this PC last knew that it has everything the server has; null before the first time.
    public ObjectProperty<@Nullable Instant> freshAtProperty() {
        return freshAt;
    }

    /// Key of what is said while {@link #freshAtProperty} is null: everything is on its way, or
    /// nothing ever came.
    public String neverKey() {
        return link.get() == Link.ONLINE ? "ui.status.first" : "ui.status.never";
    }

    /// The last moment this person may work here while head office has not confirmed them; null
    /// once it has.
    public ObjectProperty<@Nullable Instant> offlineUntilProperty() {
        return offlineUntil;
    }
}
