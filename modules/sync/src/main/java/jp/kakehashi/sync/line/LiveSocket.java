package jp.kakehashi.sync.line;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// The live line as a web socket. A message that is too long or cannot be read ends the line; the
/// workstation then polls, so nothing depends on a single message.
final class LiveSocket implements WebSocket.Listener, HeadOffice.LiveLine {
    private static final int MAX_MESSAGE_CHARS = 4 << 20;

    private final Json json;
    private final HeadOffice.LiveListener listener;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;

    LiveSocket(Json json, HeadOffice.LiveListener listener) {
        this.json = json;
        this.listener = listener;
    }

    void opened(WebSocket opened) {
        socket = opened;
        if (ended.get()) {
            opened.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        if (text.length() + data.length() > MAX_MESSAGE_CHARS) {
            end(from);
            return null;
        }
        text.append(data);
        if (last) {
            String message = text.toString();
            text.setLength(0);
            try {
                listener.accepted(json.read(message, Messages.Live.class));
            } catch (ProblemException e) {
                end(from);
                return null;
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end(from);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(from);
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (ended.compareAndSet(false, true) && open != null) {
            open.abort();
        }
    }

    private void end(WebSocket from) {
        from.abort();
        if (ended.compareAndSet(false, true)) {
            listener.lost();
        }
    }
}
