package jp.kakehashi.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.SignIn;

/// A workstation's end of the line, over real TLS with the pinned authority.
public final class Peer {
    private static final ConcurrentMap<String, DeviceKey> KEYS = new ConcurrentHashMap<>();

    public final HttpClient client;
    public final URI server;
    public final Json json = new Json();
    public String token = "";
    public String device = "";
    public Messages.SignedIn signedIn;
    public String wire = String.valueOf(Messages.VERSION);

    public Peer(URI server, Path authority) {
        this.server = server;
        this.client =
                HttpClient.newBuilder()
                        .sslContext(pinned(authority))
                        .connectTimeout(Duration.ofMinutes(3))
                        .build();
    }

    public static SSLContext pinned(Path authority) {
        try (var in = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    public HttpResponse<String> post(String path, Object body) {
        return send("POST", path, json.text(body));
    }

    public HttpResponse<String> send(String method, String path, String body) {
        return send(
                request(path)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(Duration.ofMinutes(5))
                        .header("Content-Type", "application/json")
                        .header("Kakehashi-Wire", wire);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public Peer signIn(String staff, String password, String device, World world) {
        var response = postSignIn(new SignIn(staff, password, device, "窓口1", world));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
        signedIn = json.read(response.body(), Messages.SignedIn.class);
        token = signedIn.token();
        this.device = device;
        return this;
    }

    /// Proves the device of that name, which has one key in all tests, and signs in.
    public HttpResponse<String> postSignIn(SignIn request) {
        return post("/api/sign-in", key(request.device()).prove(request, challenge()));
    }

    public static DeviceKey key(String device) {
        return KEYS.computeIfAbsent(device, each -> DeviceKey.fresh());
    }

    public String challenge() {
        String answer = get("/api/sign-in/challenge").body();
        return json.read(answer, Messages.Challenge.class).challenge();
    }

    public String problem(HttpResponse<String> response) {
        return json.read(response.body(), Messages.ProblemMessage.class).key();
    }
}
