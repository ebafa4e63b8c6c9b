package jp.kakehashi.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.binding.Bindings;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableValue;
import jp.kakehashi.ui.Moments;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.control.Tone;
import org.jspecify.annotations.Nullable;

/// The words of the status bar. {@link #tick} is called every second, so that ages grow; all on
/// the screen's thread, no toolkit needed.
public final class StatusBarModel {
    /// Data older than this is called old.
    public static final Duration STALE = Duration.ofMinutes(5);

    private final LongProperty ticks = new SimpleLongProperty();
    private final ObservableValue<String> linkWords;
    private final ObservableValue<Tone> linkTone;
    private final ObservableValue<String> unsent;
    private final ObservableValue<String> returned;
    private final ObservableValue<String> age;
    private final ObservableValue<Boolean> stale;

    /// The words for `connection` to the office of `session`.
    public StatusBarModel(
            Texts texts, SessionInfo session, ConnectionModel connection, InstantSource clock) {
        Moments moments = new Moments(texts, clock);
        var language = texts.languageProperty();
        linkWords =
                Bindings.createStringBinding(
                        () -> texts.get(link(connection).shortTextKey(), session.server()),
                        language,
                        connection.linkProperty());
        linkTone =
                Bindings.createObjectBinding(
                        () -> link(connection).tone(), connection.linkProperty());
        unsent = texts.bind("ui.status.unsent", connection.unsentProperty());
        returned = texts.bind("ui.status.returned", connection.returnedProperty());
        age =
                Bindings.createStringBinding(
                        () -> age(texts, moments, connection),
                        language,
                        ticks,
                        connection.linkProperty(),
                        connection.freshAtProperty());
        stale =
                Bindings.createBooleanBinding(
                        () -> stale(moments, connection.freshAtProperty().get()),
                        ticks,
                        connection.freshAtProperty());
    }

    /// A second has passed.
    public void tick() {
        ticks.set(ticks.get() + 1);
    }

    /// `本所とつながっています`; what it means is on the status page.
    public ObservableValue<String> linkWords() {
        return linkWords;
    }

    /// The colour of the mark before those words.
    public ObservableValue<Tone> linkTone() {
        return linkTone;
    }

    /// `未送信 1件`.
    public ObservableValue<String> unsent() {
        return unsent;
    }

    /// `戻された入力 1件`.
    public ObservableValue<String> returned() {
        return returned;
    }

    /// `最新 11:06（8秒前）`.
    public ObservableValue<String> age() {
        return age;
    }

    /// Whether the data shown is older than {@link #STALE}.
    public ObservableValue<Boolean> stale() {
        return stale;
    }

    private static Link link(ConnectionModel connection) {
        return connection.linkProperty().get();
    }

    private static String age(Texts texts, Moments moments, ConnectionModel connection) {
        Instant freshAt = connection.freshAtProperty().get();
        return freshAt == null
                ? texts.get(connection.neverKey())
                : texts.get("ui.status.fresh", moments.at(freshAt), moments.ago(freshAt));
    }

    private static boolean stale(Moments moments, @Nullable Instant freshAt) {
        return freshAt == null || moments.olderThan(freshAt, STALE);
    }
}
