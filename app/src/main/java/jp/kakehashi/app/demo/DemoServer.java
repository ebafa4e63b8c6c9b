package jp.kakehashi.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages;

/// The demonstration's server: a process of its own with its own data, and what an administrator
/// does there through its routes.
final class DemoServer implements Closeable {
    private final ChildProgram program;
    private final JsonNode ready;
    private final DeviceKey device = DeviceKey.fresh();
    private final HttpCalls line;

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
        this.line = new HttpCalls(url(), PinnedAuthority.read(authority()).context(), null);
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
    void enrol(DemoCast cast) {
        NewStaff admin = cast.administrator();
        post(
                "/api/first-administrator",
                new Messages.FirstAdministrator(
                        ready.path("firstAdministratorCode").asText(),
                        admin.staff(),
                        admin.name(),
                        admin.post().office(),
                        admin.post().section(),
                        cast.password(admin.staff())));
        signIn(cast);
        for (NewStaff person : cast.others()) {
            post("/api/staff", person);
        }
        post("/api/ledgers", new Messages.Publish(cast.ledger()));
    }

    /// Has the server hold its books against themselves.
    JsonNode audit(DemoCast cast) {
        signIn(cast);
        return post("/api/audit/verify", new Messages.Verify(List.of()));
    }

    private void signIn(DemoCast cast) {
        line.signIn(
                new Messages.SignIn(
                        cast.administrator().staff(),
                        cast.password(cast.administrator().staff()),
                        "00000000-0000-7000-8000-000000000001",
                        "administrator",
                        World.PRODUCTION),
                device);
    }

    private JsonNode post(String path, Object message) {
        return line.call("POST", path, message, JsonNode.class);
    }

    @Override
    public void close() throws IOException {
        line.close();
        program.close();
    }
}
