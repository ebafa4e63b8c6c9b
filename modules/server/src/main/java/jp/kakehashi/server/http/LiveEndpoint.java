package jp.kakehashi.server.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.wire.CallerSession;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/// One workstation's socket on Jetty. One message is on its way at a time, up to 256 or 4 MB
/// wait; beyond that the socket is closed as `problem.live.slow`. A workstation has nothing to
/// say here: whatever it sends closes the socket as `problem.live.unexpected`.
public final class LiveEndpoint implements LiveHub.LiveSocket, Session.Listener.AutoDemanding {
    private static final int MAX_WAITING = 256;
    private static final long MAX_WAITING_CHARS = 4 << 20;

    private final LiveHub hub;
    private final UUID sessionId;
    private final CallerSession caller;
    private final BooleanSupplier admitted;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long waitingChars;
    private boolean sending;
    private boolean closed;
    private @Nullable Session session;

    /// A socket of `caller`, which joins `hub` when it opens.
    ///
    /// @param admitted whether the session still holds
    public LiveEndpoint(
            LiveHub hub, UUID sessionId, CallerSession caller, BooleanSupplier admitted) {
        this.hub = hub;
        this.sessionId = sessionId;
        this.caller = caller;
        this.admitted = admitted;
    }

    @Override
    public UUID session() {
        return sessionId;
    }

    @Override
    public CallerSession caller() {
        return caller;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        synchronized (this) {
            session = opened;
        }
        hub.add(this);
        // The session may have been ended between the request and now, when no hub knew the socket.
        if (!admitted.getAsBoolean()) {
            close("problem.session.ended");
        }
    }

    @Override
    public void send(String text) {
        String slow = null;
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting.addLast(text);
            waitingChars += text.length();
            if (waiting.size() > MAX_WAITING || waitingChars > MAX_WAITING_CHARS) {
                slow = "problem.live.slow";
            }
        }
        if (slow != null) {
            close(slow);
        } else {
            next();
        }
    }

    private void next() {
        String text;
        Session to;
        synchronized (this) {
            to = session;
            if (sending || closed || waiting.isEmpty() || to == null) {
                return;
            }
            text = waiting.removeFirst();
            waitingChars -= text.length();
            sending = true;
        }
        to.sendText(text, Callback.from(this::sent, e -> gone()));
    }

    private void sent() {
        synchronized (this) {
            sending = false;
        }
        next();
    }

    @Override
    public void ping() {
        Session to;
        synchronized (this) {
            to = closed ? null : session;
        }
        if (to != null) {
            to.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    @Override
    public void close(String problemKey) {
        close(StatusCode.POLICY_VIOLATION, problemKey);
    }

    private void close(int status, String problemKey) {
        Session to = session;
        boolean stuck;
        synchronized (this) {
            stuck = sending;
        }
        gone();
        if (to == null) {
            return;
        }
        to.close(status, problemKey, Callback.from(() -> {}, e -> to.disconnect()));
        if (stuck && problemKey.equals("problem.live.slow")) {
            // A close frame would wait behind the message that the peer does not take.
            to.disconnect();
        }
    }

    private void gone() {
        synchronized (this) {
            closed = true;
            waiting.clear();
            waitingChars = 0;
        }
        hub.remove(this);
    }

    // Piece by piece: of whole messages Jetty keeps every piece, also empty ones, and those have no
    // end.
    @Override
    public void onWebSocketPartialText(String piece, boolean last) {
        close(StatusCode.BAD_DATA, "problem.live.unexpected");
    }

    @Override
    public void onWebSocketPartialBinary(ByteBuffer piece, boolean last, Callback callback) {
        callback.succeed();
        close(StatusCode.BAD_DATA, "problem.live.unexpected");
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        gone();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        gone();
    }
}
