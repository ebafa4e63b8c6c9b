package jp.kakehashi.sync.line;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.wire.IdentityMessages.Answer;
import jp.kakehashi.wire.IdentityMessages.Begin;
import jp.kakehashi.wire.IdentityMessages.Begun;
import org.jspecify.annotations.Nullable;

/// One person's way through the city's provider (RFC 8252): an address for their own browser, and a
/// port on this PC at which the answer is awaited, once. Closing it gives up.
public final class CityVisit implements AutoCloseable {
    private static final String PATH = "/kakehashi";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final HttpServer waiting;
    private final String host;
    private final String state;
    private final String page;
    private final Begun begun;
    private final String verifier;
    private final CompletableFuture<String> code = new CompletableFuture<>();

    /// Asks head office where the browser has to go, and waits here from now on.
    ///
    /// @param page what the browser shows in the end, in plain words
    /// @throws ProblemException `problem.city_identity.*`, `problem.line.*`
    public CityVisit(ServerLine line, String page) {
        this.page = page;
        SecureRandom random = new SecureRandom();
        this.state = noise(random);
        this.verifier = noise(random);
        try {
            waiting =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 4);
        } catch (IOException e) {
            throw Problem.unavailable("problem.city_identity.port").asException();
        }
        this.host = "127.0.0.1:" + waiting.getAddress().getPort();
        waiting.createContext(PATH, this::answered);
        waiting.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        waiting.start();
        try {
            begun =
                    line.call(
                            "POST",
                            "/api/sign-in/city-identity/begin",
                            new Begin(redirect(), s256(verifier), state),
                            Begun.class);
        } catch (ProblemException e) {
            waiting.stop(0);
            throw e;
        }
    }

    /// Where the browser goes.
    public URI address() {
        return URI.create(begun.address());
    }

    /// Waits for the person to come back, ten minutes at most.
    ///
    /// @throws ProblemException `problem.city_identity.cancelled` when they gave up there or this
    ///     was closed, `problem.city_identity.late`, `problem.city_identity.provider`
    public Answer await() {
        try {
            String came = code.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            return new Answer(came, verifier, redirect(), begun.nonce());
        } catch (TimeoutException e) {
            throw Problem.refused("problem.city_identity.late").asException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem.problem().asException();
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        }
    }

    private String redirect() {
        return "http://" + host + PATH;
    }

    // Another program on this PC, or a page in the browser, may call as well: what does not know
    // the state changes nothing.
    private void answered(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> told = query(exchange.getRequestURI().getRawQuery());
            boolean ours =
                    exchange.getRequestMethod().equals("GET")
                            && host.equals(exchange.getRequestHeaders().getFirst("Host"))
                            && MessageDigest.isEqual(
                                    told.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8),
                                    state.getBytes(StandardCharsets.UTF_8));
            if (!ours) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            show(exchange);
            String came = told.get("code");
            if (came != null && !came.isEmpty()) {
                code.complete(came);
            } else if ("access_denied".equals(told.get("error"))) {
                code.completeExceptionally(cancelled());
            } else {
                code.completeExceptionally(
                        Problem.refused("problem.city_identity.provider").asException());
            }
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        String text = page.replace("&", "&amp;").replace("<", "&lt;");
        byte[] body =
                "<!doctype html><meta charset=utf-8><title>Kakehashi</title><p>%s"
                        .formatted(text)
                        .getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Content-Security-Policy", "default-src 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> found = new HashMap<>();
        for (String each : raw == null ? new String[0] : raw.split("&", 32)) {
            int at = each.indexOf('=');
            if (at > 0) {
                try {
                    found.putIfAbsent(
                            each.substring(0, at),
                            URLDecoder.decode(each.substring(at + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    return Map.of(); // no answer of the provider's
                }
            }
        }
        return found;
    }

    private static ProblemException cancelled() {
        return Problem.refused("problem.city_identity.cancelled").asException();
    }

    private static String noise(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String s256(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        code.completeExceptionally(cancelled());
        waiting.stop(0);
    }
}
