package jp.kakehashi.server.live;

import java.util.IdentityHashMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Tells open workstations what was accepted. Sends to each only what it may see, never blocks
/// the caller, and drops a socket that cannot keep up: its workstation pulls instead.
public final class LiveHub {
    private final Json json;
    private final Set<LiveSocket> sockets = ConcurrentHashMap.newKeySet();

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
        sockets.add(socket);
    }

    /// Forgets a socket that has closed.
    public void remove(LiveSocket socket) {
        sockets.remove(socket);
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
