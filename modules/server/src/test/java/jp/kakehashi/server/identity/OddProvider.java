package jp.kakehashi.server.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// A provider over real HTTP that says whatever a test wants, with real signatures.
final class OddProvider implements AutoCloseable {
    static final String SUBJECT = "subject-1";
    static final String CLIENT = "kakehashi";

    final HttpServer http;
    final String issuer;
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger keysAsked = new AtomicInteger();
    final Map<String, Object> discovery = new HashMap<>();
    RSAKey key = rsa("k1");
    String jwks;
    volatile String idToken = "";
    volatile String authorization;
    volatile Answering token =
            (exchange) -> json(exchange, 200, "{\"id_token\":\"" + idToken + "\"}");
    volatile Answering keys = (exchange) -> json(exchange, 200, jwks);

    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    OddProvider() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    OddProvider(HttpServer http) {
        this.http = http;
        String scheme = http instanceof com.sun.net.httpserver.HttpsServer ? "https" : "http";
        issuer = scheme + "://127.0.0.1:" + http.getAddress().getPort() + "/city";
        jwks = new JWKSet(key.toPublicJWK()).toString();
        discovery.put("issuer", issuer);
        discovery.put("authorization_endpoint", issuer + "/authorize");
        discovery.put("token_endpoint", issuer + "/token");
        discovery.put("jwks_uri", issuer + "/keys");
        http.createContext(
                "/city/.well-known/openid-configuration",
                exchange -> json(exchange, 200, new jp.kakehashi.wire.Json().text(discovery)));
        http.createContext(
                "/city/token",
                exchange -> {
                    asked.incrementAndGet();
                    authorization = exchange.getRequestHeaders().getFirst("Authorization");
                    token.answer(exchange);
                });
        http.createContext(
                "/city/keys",
                exchange -> {
                    keysAsked.incrementAndGet();
                    keys.answer(exchange);
                });
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    URI uri() {
        return URI.create(issuer);
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    JWTClaimsSet.Builder claims(String nonce, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(CLIENT)
                .subject(SUBJECT)
                .claim("nonce", nonce)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    String signed(String nonce, Instant now, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                change.apply(claims(nonce, now)).build(),
                signer(key));
    }

    static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(
                    key.toPrivateKey(), java.util.Set.of(AllowWeakRSAKey.getInstance()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
