package jp.kakehashi.server.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Tells open workstations what was accepted. Sends to each only what it may see, never blocks
/// the caller, and drops a socket that cannot keep up: its workstation pulls instead. A session
/// has eight sockets at most; the oldest gives way, which on a bad line may be dead already.
public final class LiveHub {
    private static final int OF_A_SESSION = 8;

    private final Json json;
    private final Set<LiveSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Deque<LiveSocket>> ofSessions = new HashMap<>();
    private final List<Consumer<CallerSession>> goneListeners = new CopyOnWriteArrayList<>();

    /// A hub without sockets.
    public LiveHub(Json json) {
        this.json = json;
    }

    /// Sends what `view` makes for each session of `world`; null sends nothing to that session.
    /// The same object returned for several sessions is turned into text once.
    public void publish(World world, Function<CallerSession, Messages.@Nullable Live> view) {
        IdentityHashMap<Messages.Live, String> texts = new IdentityHashMap<>();
        for (LiveSocket socket : sockets) {
            if (socket.caller().world() == world) {
                Messages.Live message = view.apply(socket.caller());
                if (message != null) {
                    socket.send(texts.computeIfAbsent(message, json::text));
                }
            }
        }
    }

    /// Closes the sockets of sessions that match, telling them the key of the problem.
    public void close(Predicate<LiveSocket> which, String problemKey) {
        for (LiveSocket socket : sockets) {
            if (which.test(socket)) {
                socket.close(problemKey);
            }
        }
    }

    /// Whether some session that matches has a socket open.
    public boolean listening(Predicate<CallerSession> which) {
        return sockets.stream().anyMatch(s -> which.test(s.caller()));
    }

    /// Calls `listener`, on any thread, after a socket of that session has closed; it may be told
    /// twice.
    public void onGone(Consumer<CallerSession> listener) {
        goneListeners.add(listener);
    }

    /// Number of open sockets.
    public int open() {
        return sockets.size();
    }

    /// Pings every socket, so that a line that died quietly is noticed.
    public void ping() {
        sockets.forEach(LiveSocket::ping);
    }

    /// Takes in a socket that has opened.
    public void add(LiveSocket socket) {
        LiveSocket oldest = null;
        synchronized (ofSessions) {
            sockets.add(socket);
            Deque<LiveSocket> own =
                    ofSessions.computeIfAbsent(socket.session(), s -> new ArrayDeque<>());
            own.addLast(socket);
            if (own.size() > OF_A_SESSION) {
                oldest = own.removeFirst();
            }
        }
        if (oldest != null) {
            oldest.close("problem.live.too_many");
        }
    }

    /// Forgets a socket that has closed.
    public void remove(LiveSocket socket) {
        synchronized (ofSessions) {
            sockets.remove(socket);
            ofSessions.computeIfPresent(
                    socket.session(),
                    (session, own) -> {
                        own.remove(socket);
                        return own.isEmpty() ? null : own;
                    });
        }
        goneListeners.forEach(l -> l.accept(socket.caller()));
    }

    /// One workstation's open socket, as seen by those who close it.
    public interface LiveSocket {
        /// Which session opened it.
        UUID session();

        /// Who listens on it.
        CallerSession caller();

        /// Queues one message; never blocks.
        void send(String text);

        /// Sends a ping.
        void ping();

        /// Closes it by name.
        void close(String problemKey);
    }
}
