package jp.kakehashi.app.ledgers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import jp.kakehashi.sync.line.Answers;
import jp.kakehashi.sync.line.ServerLine;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Routes of a running server over HTTPS, trusting only its own authority.
public final class HttpCalls implements ServerCalls {
    private static final long TIMEOUT_MILLIS = TimeUnit.SECONDS.toMillis(60);

    private final ServerLine line;

    /// Calls to `server` with a session's `token`, or without one until {@link #signIn}.
    public HttpCalls(URI server, SSLContext authority, @Nullable String token) {
        line = new ServerLine(server, authority, TIMEOUT_MILLIS, token);
    }

    /// Opens a session that later calls use; `key` proves the device.
    public Messages.SignedIn signIn(Messages.SignIn request, DeviceKey key) {
        return line.signIn(request, key);
    }

    @Override
    public <T> T call(String method, String path, @Nullable Object body, Class<T> answer) {
        return line.call(method, path, body, answer);
    }

    @Override
    public void stream(String path, StreamReader reader) {
        try (InputStream in = line.open(path)) {
            reader.read(in);
        } catch (IOException e) {
            throw Answers.failure(e);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
