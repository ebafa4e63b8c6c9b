package jp.kakehashi.app.ledgers;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import jp.kakehashi.sync.line.Answers;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Routes of a running server over HTTPS, trusting only its own authority.
public final class HttpCalls implements ServerCalls {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int ERROR_BYTES = 1 << 16;

    private final URI server;
    private final HttpClient client;
    private final Json json = new Json();
    private final Answers answers = new Answers(json);
    private @Nullable String token;

    /// Calls to `server` with a session's `token`, or without one until {@link #signIn}.
    public HttpCalls(URI server, SSLContext authority, @Nullable String token) {
        this.server = server;
        this.token = token;
        this.client =
                HttpClient.newBuilder()
                        .sslContext(authority)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
    }

    /// Opens a session that later calls use; `key` proves the device.
    public Messages.SignedIn signIn(Messages.SignIn request, DeviceKey key) {
        token = null;
        Messages.Challenge told =
                call("GET", "/api/sign-in/challenge", null, Messages.Challenge.class);
        Messages.SignedIn signedIn =
                call(
                        "POST",
                        "/api/sign-in",
                        key.prove(request, told.challenge()),
                        Messages.SignedIn.class);
        token = signedIn.token();
        return signedIn;
    }

    @Override
    public <T> T call(String method, String path, @Nullable Object body, Class<T> answer) {
        HttpResponse<byte[]> response =
                exchange(request(method, path, body), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw answers.problem(response.statusCode(), response.body()).asException();
        }
        return json.read(response.body(), answer);
    }

    @Override
    public void stream(String path, StreamReader reader) {
        HttpResponse<InputStream> response =
                exchange(request("GET", path, null), BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                throw answers.problem(response.statusCode(), in.readNBytes(ERROR_BYTES))
                        .asException();
            }
            reader.read(in);
        } catch (IOException e) {
            throw Answers.failure(e);
        }
    }

    private HttpRequest request(String method, String path, @Nullable Object body) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(TIMEOUT)
                        .header(Answers.VERSION_HEADER, Integer.toString(Messages.VERSION));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            return builder.method(method, BodyPublishers.noBody()).build();
        }
        return builder.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(json.bytes(body)))
                .build();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw Answers.failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Answers.failure(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
