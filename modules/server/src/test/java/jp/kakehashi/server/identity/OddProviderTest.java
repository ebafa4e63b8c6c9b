package jp.kakehashi.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jp.kakehashi.server.RunningServer;
import jp.kakehashi.server.config.IdentityConfig;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.wire.IdentityMessages.Answer;
import jp.kakehashi.wire.IdentityMessages.Begin;
import jp.kakehashi.wire.IdentityMessages.Begun;
import jp.kakehashi.wire.IdentityMessages.Bind;
import org.junit.jupiter.api.Test;

/// Whatever a provider says or does not say: only a token of this issuer for this client, this
/// sign-in and this moment names anybody.
class OddProviderTest extends Believing {
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
