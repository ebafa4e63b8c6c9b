package jp.kakehashi.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.RunningServer;
import jp.kakehashi.server.config.IdentityConfig;
import org.junit.jupiter.api.Test;

/// Where a provider may lead this server, how long and how much, and how it is told from others.
class ProviderLineTest extends Believing {
    @Test
    void redirectIsFollowedNowhere() throws Exception {
        try (OddProvider elsewhere = new OddProvider()) {
            elsewhere.idToken = odd.signed(NONCE, clock.instant(), AS_IT_SHOULD);
            odd.token =
                    exchange -> {
                        exchange.getResponseHeaders().add("Location", elsewhere.issuer + "/token");
                        exchange.sendResponseHeaders(307, -1);
                        exchange.close();
                    };
            assertEquals("provider", with(AS_IT_SHOULD));
            assertEquals(0, elsewhere.asked.get());
        }
    }

    @Test
    void documentThatLeadsElsewhereIsNotFollowed() throws Exception {
        try (OddProvider inner = new OddProvider()) {
            for (String name : List.of("token_endpoint", "jwks_uri", "authorization_endpoint")) {
                Object was = odd.discovery.get(name);
                for (String to :
                        List.of(
                                inner.issuer + "/token",
                                "http://169.254.169.254/latest/meta-data",
                                "file:///etc/passwd",
                                "https://user@127.0.0.1/x",
                                "//x",
                                "a b",
                                "")) {
                    odd.discovery.put(name, to);
                    believe(new IdentityConfig(odd.uri(), OddProvider.CLIENT));
                    assertEquals("provider", with(AS_IT_SHOULD), name + " " + to);
                }
                odd.discovery.put(name, was);
            }
            assertEquals(0, inner.asked.get());
        }
        odd.discovery.put("issuer", "https://evil.example");
        believe(new IdentityConfig(odd.uri(), OddProvider.CLIENT));
        assertEquals("provider", with(AS_IT_SHOULD));
    }

    @Test
    void settingsThatWouldSendTokensInTheClearAreRefused() {
        for (String issuer :
                List.of(
                        "http://id.city.example",
                        "ftp://127.0.0.1",
                        "https://a@id.city.example",
                        "https://id.city.example/#x",
                        "https://id.city.example/?x",
                        "id.city.example")) {
            assertThrows(
                    ProblemException.class,
                    () -> new IdentityConfig(URI.create(issuer), "kakehashi"),
                    issuer);
        }
        IdentityConfig named =
                new IdentityConfig(
                        URI.create("https://id.city.example"),
                        "kakehashi",
                        null,
                        List.of("Keys.city.example"),
                        null);
        assertTrue(named.admits(URI.create("https://keys.city.example/k")));
        assertEquals(false, named.admits(URI.create("http://keys.city.example/k")));
        assertEquals(false, named.admits(URI.create("https://id.city.example:8443/k")));
    }

    @Test
    void refusalsOfTheProviderAreToldApart() {
        Map<String, String> said =
                Map.of(
                        "invalid_grant", "code",
                        "invalid_client", "client",
                        "unauthorized_client", "client",
                        "anything", "provider");
        said.forEach(
                (error, problem) -> {
                    odd.token = x -> OddProvider.json(x, 400, "{\"error\":\"" + error + "\"}");
                    assertEquals(problem, outcome(), error);
                });
        odd.token = x -> OddProvider.json(x, 503, "");
        assertEquals("down", outcome());
        odd.token = x -> OddProvider.json(x, 200, "<html>");
        assertEquals("provider", outcome());
        odd.token = x -> OddProvider.json(x, 200, "{}");
        assertEquals("provider", outcome());
    }

    @Test
    void providerThatNeverEndsItsAnswerIsLeft() {
        odd.token =
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush(); // and never closed
                };
        assertEquals("down", outcome());
    }

    @Test
    void secretIsSentAsTheStandardSaysAndAFileWithoutOneIsRefused() throws Exception {
        Path file = dir.resolve("secret");
        Files.writeString(file, "a:b c\n");
        believe(new IdentityConfig(odd.uri(), OddProvider.CLIENT, file, List.of(), null));
        assertEquals(OddProvider.SUBJECT, with(AS_IT_SHOULD));
        assertEquals(
                "Basic "
                        + java.util.Base64.getEncoder()
                                .encodeToString(
                                        "kakehashi:a%3Ab+c".getBytes(StandardCharsets.UTF_8)),
                odd.authorization);
        Files.writeString(file, "\n");
        assertThrows(
                ProblemException.class,
                () ->
                        new IdentityProvider(
                                new IdentityConfig(
                                        odd.uri(), OddProvider.CLIENT, file, List.of(), null),
                                clock));
    }

    @Test
    void providerBehindTlsIsBelievedByTheTrustOfTheSettingsOnly() throws Exception {
        try (RunningServer authority = new RunningServer(dir.resolve("s"))) {
            Path files = authority.dir.resolve("authority");
            HttpsServer https =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls(files)));
            try (OddProvider secure = new OddProvider(https)) {
                secure.idToken = secure.signed(NONCE, clock.instant(), AS_IT_SHOULD);
                believe(new IdentityConfig(secure.uri(), OddProvider.CLIENT));
                assertEquals("down", outcome());
                believe(
                        new IdentityConfig(
                                secure.uri(),
                                OddProvider.CLIENT,
                                null,
                                List.of(),
                                files.resolve("ca.pem")));
                assertEquals(OddProvider.SUBJECT, outcome());
            }
        }
    }

    private static SSLContext tls(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        String pem = Files.readString(authority.resolve("server.key"));
        byte[] encoded =
                java.util.Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
        java.security.PrivateKey key = null;
        for (String kind : List.of("EC", "RSA", "Ed25519")) {
            try {
                key =
                        java.security.KeyFactory.getInstance(kind)
                                .generatePrivate(
                                        new java.security.spec.PKCS8EncodedKeySpec(encoded));
                break;
            } catch (java.security.spec.InvalidKeySpecException e) {
                // The next kind.
            }
        }
        try (InputStream in = Files.newInputStream(authority.resolve("server.pem"))) {
            var chain =
                    java.security.cert.CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .toArray(new java.security.cert.Certificate[0]);
            store.setKeyEntry("s", key, new char[0], chain);
        }
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
