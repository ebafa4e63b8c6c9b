package jp.kakehashi.sync.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Head office over HTTPS, trusting only the pinned authority. Every call ends within
/// `timeoutMillis`, a snapshot as long as it makes progress; answers longer than the bounds are
/// refused. The session's token is held in memory only.
public final class HttpHeadOffice implements HeadOffice {
    private static final long MAX_ANSWER_BYTES = 64L << 20;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final URI server;
    private final long timeoutMillis;
    private final HttpClient client;
    private final Json json = new Json();
    private final Answers answers = new Answers(json);
    private volatile @Nullable String token;

    /// A line to `server`, an `https` address without path.
    public HttpHeadOffice(URI server, PinnedAuthority authority, long timeoutMillis) {
        this.server = server;
        this.timeoutMillis = timeoutMillis;
        this.client =
                HttpClient.newBuilder()
                        .sslContext(authority.context())
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofMillis(CONNECT_TIMEOUT_MILLIS))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    @Override
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

    /// Whether anybody answers there now, in the right wire version and with the right certificate.
    public boolean reachable() {
        try {
            call("GET", "/api/health", null, Messages.Health.class);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    /// Whether the server still waits for its first administrator.
    public boolean firstAdministratorDue() {
        return call("GET", "/api/first-administrator", null, Messages.FirstAdministratorDue.class)
                .due();
    }

    /// Makes the server's first administrator with the code it showed at its first start.
    public void firstAdministrator(Messages.FirstAdministrator request) {
        send("POST", "/api/first-administrator", request);
    }

    @Override
    public List<LedgerDefinition> definitions() {
        return call("GET", "/api/ledgers", null, Messages.Definitions.class).definitions();
    }

    @Override
    public void publish(LedgerDefinition definition) {
        send("POST", "/api/ledgers", new Messages.Publish(definition));
    }

    @Override
    public List<Messages.Outcome> push(LedgerId ledger, List<Change> changes) {
        return call(
                        "POST",
                        ledger(ledger) + "/push",
                        new Messages.Push(changes),
                        Messages.PushResult.class)
                .outcomes();
    }

    /// While head office works on one batch, the next is read and put into words.
    @Override
    public void push(
            LedgerId ledger,
            Iterator<List<Change>> batches,
            Consumer<List<Messages.Outcome>> told) {
        HttpRequest next = pushOf(ledger, batches);
        CompletableFuture<HttpResponse<byte[]>> underWay = next == null ? null : start(next);
        while (underWay != null) {
            next = pushOf(ledger, batches);
            byte[] answer = body(await(underWay));
            underWay = next == null ? null : start(next);
            boolean goesOn = false;
            try {
                told.accept(json.read(answer, Messages.PushResult.class).outcomes());
                goesOn = true;
            } finally {
                if (!goesOn && underWay != null) {
                    underWay.cancel(true);
                }
            }
        }
    }

    private @Nullable HttpRequest pushOf(LedgerId ledger, Iterator<List<Change>> batches) {
        return batches.hasNext()
                ? request("POST", ledger(ledger) + "/push", new Messages.Push(batches.next()))
                : null;
    }

    @Override
    public Messages.Page changes(LedgerId ledger, long after, int limit) {
        String query = "/changes?after=" + after + "&limit=" + limit;
        return call("GET", ledger(ledger) + query, null, Messages.Page.class);
    }

    @Override
    public void snapshot(LedgerId ledger, SnapshotReceiver receiver) {
        HttpRequest request = request("GET", ledger(ledger) + "/snapshot", null);
        HttpResponse<InputStream> response = exchange(request, BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                throw answers.problem(response.statusCode(), in.readNBytes(1 << 16)).asException();
            }
            try (StallGuard guarded = new StallGuard(in, timeoutMillis)) {
                new SnapshotLines(json).read(guarded, receiver);
            }
        } catch (IOException e) {
            throw down(e);
        }
    }

    @Override
    public List<AcceptedChange> rowHistory(LedgerId ledger, UUID row, String purpose) {
        String path = row(ledger, row) + "/history?purpose=" + encode(purpose);
        return call("GET", path, null, Messages.RowHistory.class).changes();
    }

    @Override
    public void viewings(List<Messages.Viewing> viewings) {
        send("POST", "/api/viewings", new Messages.Viewings(viewings));
    }

    @Override
    public Messages.SignedViewings viewingsHead() {
        return call("GET", "/api/viewings/head", null, Messages.SignedViewings.class);
    }

    @Override
    public void setSealed(LedgerId ledger, UUID row, FieldId field, String value, String purpose) {
        send("PUT", row(ledger, row) + "/sealed/" + field, new Messages.SetSealed(value, purpose));
    }

    @Override
    public String reveal(LedgerId ledger, UUID row, FieldId field, String purpose) {
        String path = row(ledger, row) + "/sealed/" + field + "/reveal";
        return call("POST", path, new Messages.Reveal(purpose), Messages.Revealed.class).value();
    }

    @Override
    public LiveLine live(LiveListener listener) {
        URI address = server.resolve("/api/live");
        URI socket = URI.create("wss" + address.toString().substring("https".length()));
        LiveSocket live = new LiveSocket(json, listener);
        var building =
                client.newWebSocketBuilder()
                        .connectTimeout(Duration.ofMillis(CONNECT_TIMEOUT_MILLIS))
                        .header(Answers.VERSION_HEADER, Integer.toString(Messages.VERSION))
                        .header("Authorization", "Bearer " + token)
                        .buildAsync(socket, live);
        live.opened(await(building));
        return live;
    }

    @Override
    public void close() {
        token = null;
        client.shutdownNow();
    }

    private <T> T call(String method, String path, @Nullable Object body, Class<T> answer) {
        return json.read(bytes(method, path, body), answer);
    }

    private void send(String method, String path, Object body) {
        bytes(method, path, body);
    }

    private byte[] bytes(String method, String path, @Nullable Object body) {
        HttpRequest request = request(method, path, body);
        return body(await(start(request)));
    }

    private CompletableFuture<HttpResponse<byte[]>> start(HttpRequest request) {
        return client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    }

    private byte[] body(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw answers.problem(response.statusCode(), response.body()).asException();
        }
        return response.body();
    }

    private HttpRequest request(String method, String path, @Nullable Object body) {
        var builder =
                HttpRequest.newBuilder(server.resolve(path))
                        .header(Answers.VERSION_HEADER, Integer.toString(Messages.VERSION))
                        .timeout(Duration.ofMillis(timeoutMillis));
        String bearer = token;
        if (bearer != null) {
            builder.header("Authorization", "Bearer " + bearer);
        }
        if (body == null) {
            return builder.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        return builder.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(json.bytes(body)))
                .build();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return await(client.sendAsync(request, handler));
    }

    private <T> T await(CompletableFuture<T> future) {
        try {
            // The client's own timeout ends with the headers; a body that never ends must not hold
            // us.
            return future.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw down(e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw down(e);
        } catch (ExecutionException e) {
            throw Answers.failure(e.getCause());
        }
    }

    private static ProblemException down(Exception cause) {
        return Answers.failure(cause);
    }

    private static String ledger(LedgerId ledger) {
        return "/api/ledgers/" + ledger;
    }

    private static String row(LedgerId ledger, UUID row) {
        return ledger(ledger) + "/rows/" + row;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
