package jp.kakehashi.sync.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.IdentityMessages;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Messages to one server and its answers over HTTPS, in this wire version and with a session once
/// there is one. Every call ends within `timeoutMillis`, longer answers than the bound are refused;
/// the session's token is held in memory only. Safe for many threads.
public final class ServerLine implements AutoCloseable {
    private static final long MAX_ANSWER_BYTES = 64L << 20;
    private static final int MAX_REFUSAL_BYTES = 1 << 16;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final URI server;
    private final long timeoutMillis;
    private final HttpClient client;
    private final Json json = new Json();
    private final Answers answers = new Answers(json);
    private volatile @Nullable String token;

    /// A line to `server`, an `https` address without path, that trusts only what `trusted` does.
    ///
    /// @param token of a session that is open already, null for none
    public ServerLine(URI server, SSLContext trusted, long timeoutMillis, @Nullable String token) {
        this.server = server;
        this.timeoutMillis = timeoutMillis;
        this.token = token;
        this.client =
                HttpClient.newBuilder()
                        .sslContext(trusted)
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /// Opens a session that later calls use; `key` proves the device.
    public Messages.SignedIn signIn(Messages.SignIn request, DeviceKey key) {
        return opened("/api/sign-in", prove(request, key));
    }

    /// The same by what the city's provider answered; `desk` has its nonce for a staff number.
    public Messages.SignedIn signIn(
            Messages.SignIn desk, IdentityMessages.Answer answer, DeviceKey key) {
        return opened(
                "/api/sign-in/city-identity",
                new IdentityMessages.CitySignIn(prove(desk, key), answer));
    }

    private Messages.SignIn prove(Messages.SignIn request, DeviceKey key) {
        token = null;
        Messages.Challenge told =
                call("GET", "/api/sign-in/challenge", null, Messages.Challenge.class);
        return key.prove(request, told.challenge());
    }

    private Messages.SignedIn opened(String path, Object request) {
        Messages.SignedIn signedIn = call("POST", path, request, Messages.SignedIn.class);
        token = signedIn.token();
        return signedIn;
    }

    /// Sends `body`, if any, and reads the answer.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException what the server refuses, or that the line is
    ///     down
    public <T> T call(String method, String path, @Nullable Object body, Class<T> answer) {
        return json.read(answer(start(request(method, path, body))), answer);
    }

    /// Sends `body` where the answer has nothing to tell; throws as {@link #call}.
    public void send(String method, String path, Object body) {
        answer(start(request(method, path, body)));
    }

    /// Reads a streamed answer; to be closed. It may take any time as long as something comes.
    /// Throws as {@link #call}.
    public InputStream open(String path) {
        HttpRequest request = request("GET", path, null);
        HttpResponse<InputStream> response =
                await(client.sendAsync(request, BodyHandlers.ofInputStream()));
        InputStream body = new StallGuard(response.body(), timeoutMillis);
        if (response.statusCode() == 200) {
            return body;
        }
        try (body) {
            throw answers.problem(response.statusCode(), body.readNBytes(MAX_REFUSAL_BYTES))
                    .asException();
        } catch (IOException e) {
            throw Answers.failure(e);
        }
    }

    /// Begins a call that {@link #answer} ends.
    CompletableFuture<HttpResponse<byte[]>> start(HttpRequest request) {
        return client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    }

    byte[] answer(CompletableFuture<HttpResponse<byte[]>> underWay) {
        HttpResponse<byte[]> response = await(underWay);
        if (response.statusCode() != 200) {
            throw answers.problem(response.statusCode(), response.body()).asException();
        }
        return response.body();
    }

    /// Opens a socket at `path` in the session's name.
    WebSocket socket(String path, WebSocket.Listener listener) {
        URI address = server.resolve(path);
        return await(
                client.newWebSocketBuilder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .header(Answers.VERSION_HEADER, Integer.toString(Messages.VERSION))
                        .header("Authorization", "Bearer " + token)
                        .buildAsync(
                                URI.create("wss" + address.toString().substring("https".length())),
                                listener));
    }

    @Override
    public void close() {
        token = null;
        client.shutdownNow();
    }

    /// `body` put into words, for {@link #start}.
    HttpRequest request(String method, String path, @Nullable Object body) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(server.resolve(path))
                        .header(Answers.VERSION_HEADER, Integer.toString(Messages.VERSION))
                        .timeout(Duration.ofMillis(timeoutMillis));
        String bearer = token;
        if (bearer != null) {
            builder.header("Authorization", "Bearer " + bearer);
        }
        if (body == null) {
            return builder.method(method, BodyPublishers.noBody()).build();
        }
        return builder.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(json.bytes(body)))
                .build();
    }

    private <T> T await(CompletableFuture<T> future) {
        try {
            // The client's own timeout ends with the headers; a body that never ends must not hold
            // us.
            return future.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw Answers.failure(e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw Answers.failure(e);
        } catch (ExecutionException e) {
            throw Answers.failure(e.getCause());
        }
    }
}
