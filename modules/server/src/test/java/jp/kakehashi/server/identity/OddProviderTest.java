package jp.kakehashi.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.RunningServer;
import jp.kakehashi.server.SettableClock;
import jp.kakehashi.server.config.IdentityConfig;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.wire.IdentityMessages.Answer;
import jp.kakehashi.wire.IdentityMessages.Begin;
import jp.kakehashi.wire.IdentityMessages.Begun;
import jp.kakehashi.wire.IdentityMessages.Bind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a provider says or does not say: only a token of this issuer for this client, this
/// sign-in and this moment names anybody.
class OddProviderTest {
    private static final String NONCE = "n-1";
    private static final UnaryOperator<JWTClaimsSet.Builder> AS_IT_SHOULD = claims -> claims;

    @TempDir Path dir;
    private final SettableClock clock = new SettableClock();
    private OddProvider odd;
    private IdentityProvider believed;

    @BeforeEach
    void start() throws Exception {
        odd = new OddProvider();
        believe(new IdentityConfig(odd.uri(), OddProvider.CLIENT));
    }

    private void believe(IdentityConfig config) {
        if (believed != null) {
            believed.close();
        }
        believed = new IdentityProvider(config, clock);
    }

    @AfterEach
    void stop() {
        believed.close();
        odd.close();
    }

    private static Answer answer() {
        return new Answer("code", "v".repeat(43), CityDesk.REDIRECT, NONCE);
    }

    /// Who the provider's token names, or the problem.
    private String outcome() {
        try {
            return believed.subject(answer());
        } catch (ProblemException e) {
            return e.problem().key().replace("problem.city_identity.", "");
        }
    }

    private String with(String token) {
        odd.idToken = token;
        return outcome();
    }

    private String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return with(odd.signed(NONCE, clock.instant(), change));
    }

    private Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }

    @Test
    void tokenAsItShouldBeNamesItsSubject() {
        assertEquals(OddProvider.SUBJECT, with(AS_IT_SHOULD));
    }

    @Test
    void tokenOfAnotherIssuerForAnotherClientOrAnotherSignInNamesNobody() {
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> wrong = new LinkedHashMap<>();
        wrong.put("issuer", c -> c.issuer("https://evil.example"));
        wrong.put("issuer with a slash", c -> c.issuer(odd.issuer + "/"));
        wrong.put("no issuer", c -> c.issuer(null));
        wrong.put("audience", c -> c.audience("another"));
        wrong.put("no audience", c -> c.audience((String) null));
        wrong.put("two audiences", c -> c.audience(List.of("kakehashi", "another")));
        wrong.put("party", c -> c.claim("azp", "another"));
        wrong.put("nonce", c -> c.claim("nonce", "n-2"));
        wrong.put("no nonce", c -> c.claim("nonce", null));
        wrong.put("a list as nonce", c -> c.claim("nonce", List.of(NONCE)));
        wrong.put("no subject", c -> c.subject(null));
        wrong.put("empty subject", c -> c.subject(" "));
        wrong.put("long subject", c -> c.subject("s".repeat(256)));
        wrong.put("no end", c -> c.expirationTime(null));
        wrong.put("no beginning", c -> c.issueTime(null));
        wrong.forEach((what, change) -> assertEquals("token", with(change), what));
        assertEquals(
                OddProvider.SUBJECT,
                with(c -> c.audience(List.of("kakehashi", "b")).claim("azp", "kakehashi")));
    }

    @Test
    void aMinuteOfSkewIsForgivenAndNoMore() {
        Duration minute = Duration.ofSeconds(55);
        Duration more = Duration.ofSeconds(65);
        assertEquals(OddProvider.SUBJECT, with(c -> c.expirationTime(in(minute.negated()))));
        assertEquals("clock", with(c -> c.expirationTime(in(more.negated()))));
        assertEquals(OddProvider.SUBJECT, with(c -> c.notBeforeTime(in(minute))));
        assertEquals("clock", with(c -> c.notBeforeTime(in(more))));
        assertEquals(OddProvider.SUBJECT, with(c -> c.issueTime(in(minute))));
        assertEquals("clock", with(c -> c.issueTime(in(more))));
        assertEquals("clock", with(c -> c.issueTime(in(Duration.ofMinutes(-12)))));
    }

    @Test
    void signatureHasToBeOneOfTheProvidersKeysWithAnAlgorithmThatProves() throws Exception {
        JWTClaimsSet claims = odd.claims(NONCE, clock.instant()).build();
        assertEquals("token", with(new PlainJWT(claims).serialize()), "none");
        RSAKey foreign = OddProvider.rsa("k1");
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build();
        assertEquals(
                "token",
                with(OddProvider.signed(header, claims, OddProvider.signer(foreign))),
                "foreign key under the right name");
        // The public key as a shared secret: the classic confusion.
        byte[] secret = odd.key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);
        JWSHeader mac = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build();
        assertEquals("token", with(OddProvider.signed(mac, claims, new MACSigner(secret))), "HS");
        JWSHeader access =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("k1")
                        .type(new JOSEObjectType("at+jwt"))
                        .build();
        assertEquals(
                "token",
                with(OddProvider.signed(access, claims, OddProvider.signer(odd.key))),
                "an access token");
        String good = odd.signed(NONCE, clock.instant(), AS_IT_SHOULD);
        int middle = good.indexOf('.') + 10;
        char other = good.charAt(middle) == 'A' ? 'B' : 'A';
        assertEquals(
                "token",
                with(good.substring(0, middle) + other + good.substring(middle + 1)),
                "changed");
        assertEquals("token", with(good.substring(0, good.lastIndexOf('.') + 1)), "unsigned");
        for (String text : List.of("", "x", "a.b.c", "....", "9".repeat(20_000))) {
            assertEquals("token", with(text), text);
        }
    }

    @Test
    void keyBroughtInTheTokenItselfIsNotBelieved() {
        RSAKey own = OddProvider.rsa("mine");
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(own.toPublicJWK())
                        .jwkURL(URI.create(odd.issuer + "/keys"))
                        .keyID("mine")
                        .build();
        JWTClaimsSet claims = odd.claims(NONCE, clock.instant()).build();
        assertEquals("token", with(OddProvider.signed(header, claims, OddProvider.signer(own))));
    }

    @Test
    void newKeyOfTheProviderIsFoundAndAskedForNotTooOften() {
        assertEquals(OddProvider.SUBJECT, with(AS_IT_SHOULD));
        clock.pass(Duration.ofMinutes(1));
        odd.key = OddProvider.rsa("k2");
        odd.jwks = new JWKSet(odd.key.toPublicJWK()).toString();
        assertEquals(OddProvider.SUBJECT, with(AS_IT_SHOULD));
        assertEquals(2, odd.keysAsked.get());
        odd.key = OddProvider.rsa("k3");
        for (int i = 0; i < 5; i++) {
            assertEquals("token", with(AS_IT_SHOULD));
        }
        assertEquals(2, odd.keysAsked.get());
    }

    @Test
    void weakKeyProvesNothing() throws Exception {
        java.security.KeyPairGenerator weak = java.security.KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);
        java.security.KeyPair pair = weak.generateKeyPair();
        odd.key =
                new RSAKey.Builder((java.security.interfaces.RSAPublicKey) pair.getPublic())
                        .privateKey(pair.getPrivate())
                        .keyID("weak")
                        .build();
        odd.jwks = new JWKSet(odd.key.toPublicJWK()).toString();
        assertEquals("token", with(AS_IT_SHOULD));
    }

    @Test
    void keysThatAreTooMuchOrNoneAreRefused() {
        for (String keys :
                List.of(
                        "{\"keys\":[]}",
                        "[]",
                        "not json",
                        "{}",
                        "{\"keys\":[" + "{\"kty\":\"oct\",\"k\":\"AAAA\"},".repeat(150) + "{}]}")) {
            odd.jwks = keys;
            clock.pass(Duration.ofMinutes(11));
            assertEquals("provider", with(AS_IT_SHOULD), keys);
        }
        odd.jwks = " ".repeat(1 << 20) + "{}";
        clock.pass(Duration.ofMinutes(11));
        assertEquals("down", with(AS_IT_SHOULD), "a megabyte of keys");
    }

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
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
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

    /// The same through the whole server: nothing is let in.
    @Test
    void wrongTokenOpensNoSession() throws Exception {
        try (RunningServer running =
                new RunningServer(
                        ServerConfig.local(dir, 0)
                                .with(RunningServer.QUICK)
                                .with(new IdentityConfig(odd.uri(), OddProvider.CLIENT)))) {
            var admin = running.admin();
            admin.send(
                    "PUT",
                    "/api/staff/clerk/city-identity",
                    admin.json.text(new Bind(OddProvider.SUBJECT)));
            CityDesk desk = new CityDesk(running);
            String before = admin.get("/api/sessions").body();
            assertEquals(
                    "token",
                    tokenFor(
                            desk,
                            running.clock.instant(),
                            c -> c.claim("nonce", UUID.randomUUID().toString())));
            assertEquals(
                    "clock",
                    tokenFor(
                            desk,
                            running.clock.instant().minus(Duration.ofHours(2)),
                            AS_IT_SHOULD));
            assertEquals(before, admin.get("/api/sessions").body());
            assertEquals("clerk", tokenFor(desk, running.clock.instant(), AS_IT_SHOULD));
        }
    }

    private String tokenFor(CityDesk desk, Instant at, UnaryOperator<JWTClaimsSet.Builder> change) {
        Begun begun =
                desk.peer.json.read(
                        desk.peer
                                .post(
                                        "/api/sign-in/city-identity/begin",
                                        new Begin(
                                                CityDesk.REDIRECT,
                                                CityDesk.s256(desk.verifier),
                                                desk.state))
                                .body(),
                        Begun.class);
        odd.idToken = odd.signed(begun.nonce(), at, change);
        Answer answer = new Answer("code", desk.verifier, CityDesk.REDIRECT, begun.nonce());
        return desk.outcome(desk.signIn("pc-1", answer));
    }
}
