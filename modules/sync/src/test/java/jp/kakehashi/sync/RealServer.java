package jp.kakehashi.sync;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.PasswordCost;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.line.HttpHeadOffice;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;

/// The real server on a port of this machine, with an administrator and three members of staff.
final class RealServer implements AutoCloseable {
    static final String PASSWORD = "correct horse 馬";
    static final CityDirectory CITY =
            new CityDirectory(
                    List.of(new CityDirectory.Office("asahi", new Label("朝日庁舎", "Asahi"), "朝")),
                    List.of(new CityDirectory.Section("civil", new Label("土木課", "Civil"))));

    private final Path dir;
    private final DeviceKey adminKey = DeviceKey.fresh();
    private KakehashiServer server;
    final String fingerprint;
    final URI uri;

    RealServer(Path dir) {
        this.dir = dir;
        start(0);
        server.makeFirstAdministrator(
                new NewStaff("admin", "管理", "asahi", "joho", Set.of("administrator"), PASSWORD));
        fingerprint = server.fingerprint();
        uri = server.uri();
        for (String staff : List.of("s1", "s2", "s3")) {
            post("/api/staff", new NewStaff(staff, staff, "asahi", "civil", Set.of(), PASSWORD));
        }
        asAdministrator(office -> office.publish(TestOffice.definition(1)));
    }

    private void start(int port) {
        server =
                new KakehashiServer(
                        new SystemClock(),
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        server.start(ServerConfig.local(dir, port).with(new PasswordCost(64, 1)));
    }

    PinnedAuthority authority() {
        return PinnedAuthority.read(server.certificateFile());
    }

    void stop() {
        server.close();
    }

    void startAgain() {
        start(uri.getPort());
    }

    private void asAdministrator(java.util.function.Consumer<HttpHeadOffice> work) {
        try (HttpHeadOffice office = new HttpHeadOffice(uri, authority(), 30_000)) {
            office.signIn(signIn("admin"), adminKey);
            work.accept(office);
        }
    }

    private static Messages.SignIn signIn(String staff) {
        return new Messages.SignIn(staff, PASSWORD, "pc-" + staff, "PC", World.PRODUCTION);
    }

    void revoke(String device) {
        post("/api/devices/" + device + "/revoke", null);
    }

    /// Posts as the administrator.
    void post(String path, Object body) {
        Json json = new Json();
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(authority().context()).build()) {
            String token;
            try (HttpHeadOffice office = new HttpHeadOffice(uri, authority(), 30_000)) {
                token = office.signIn(signIn("admin"), adminKey).token();
            }
            send(client, path, body == null ? new byte[0] : json.bytes(body), token);
        }
    }

    private byte[] send(HttpClient client, String path, byte[] body, String token) {
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            HttpRequest.newBuilder(uri.resolve(path))
                                    .header("Kakehashi-Wire", "" + Messages.VERSION)
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + token)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        path
                                + " "
                                + new String(
                                        response.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
