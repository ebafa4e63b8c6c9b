package jp.kakehashi.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// The demonstration's server: a process of its own with its own data, and what an administrator
/// does there through its routes.
final class DemoServer implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProgram program;
    private final JsonNode ready;
    private final Json json = new Json();
    private final DeviceKey device = DeviceKey.fresh();
    private final HttpClient client;

    /// Starts the server on a free port and waits until it answers.
    DemoServer(Path data, Path log) throws IOException {
        this.program =
                new ChildProgram(
                        "server",
                        log,
                        true,
                        List.of("server", "--data", data.toString(), "--port", "0"));
        JsonNode answer = program.read();
        if (answer == null || !answer.has("uri")) {
            program.close();
            throw new StepFailed("the server did not start, see " + log);
        }
        this.ready = answer;
        this.client =
                HttpClient.newBuilder()
                        .sslContext(PinnedAuthority.read(authority()).context())
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
    }

    int port() {
        return url().getPort();
    }

    URI url() {
        return URI.create(ready.path("uri").asText());
    }

    /// The certificate that workstations pin.
    Path authority() {
        return Path.of(ready.path("authority").asText());
    }

    /// Makes everybody of the cast: the first administrator by the one-time code, the others by the
    /// administrator, and the ledger of the pack.
    void enrol(DemoCast cast) throws IOException, InterruptedException {
        NewStaff admin = cast.administrator();
        post(
                "/api/first-administrator",
                new Messages.FirstAdministrator(
                        ready.path("firstAdministratorCode").asText(),
                        admin.staff(),
                        admin.name(),
                        admin.office(),
                        admin.section(),
                        admin.password()),
                null);
        String token = token(cast);
        for (NewStaff person : cast.others()) {
            post("/api/staff", person, token);
        }
        post("/api/ledgers", new Messages.Publish(cast.ledger()), token);
    }

    /// Has the server hold its books against themselves.
    JsonNode audit(DemoCast cast) throws IOException, InterruptedException {
        return new ObjectMapper()
                .readTree(post("/api/audit/verify", new Messages.Verify(List.of()), token(cast)));
    }

    private String token(DemoCast cast) throws IOException, InterruptedException {
        NewStaff admin = cast.administrator();
        byte[] told = exchange(request("/api/sign-in/challenge", null).GET().build());
        Messages.SignIn request =
                new Messages.SignIn(
                        admin.staff(),
                        admin.password(),
                        "00000000-0000-7000-8000-000000000001",
                        "administrator",
                        World.PRODUCTION);
        Messages.SignIn proved =
                device.prove(request, json.read(told, Messages.Challenge.class).challenge());
        return json.read(post("/api/sign-in", proved, null), Messages.SignedIn.class).token();
    }

    private byte[] post(String path, Object message, @Nullable String token)
            throws IOException, InterruptedException {
        return exchange(
                request(path, token)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json.bytes(message)))
                        .build());
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url().resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Kakehashi-Wire", Integer.toString(Messages.VERSION));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private byte[] exchange(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        StepFailed.unless(
                answer.statusCode() == 200,
                request.uri().getPath() + " answered " + answer.statusCode());
        return answer.body();
    }

    @Override
    public void close() throws IOException {
        client.close();
        program.close();
    }
}
