package jp.kakehashi.server.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.config.IdentityConfig;
import org.jspecify.annotations.Nullable;

/// Calls to the identity provider, bounded in time, size and number; follows no redirect and goes
/// nowhere the settings do not allow. Safe for many threads.
final class ProviderLine implements AutoCloseable {
    private static final int CALLS = 16;
    private static final int BYTES = 256 << 10;
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final int SECONDS = 6;

    private final IdentityConfig config;
    private final HttpClient client;
    private final Semaphore calls = new Semaphore(CALLS);

    ProviderLine(IdentityConfig config) {
        this.config = config;
        Path trust = config.trust();
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .executor(Executors.newVirtualThreadPerTaskExecutor());
        this.client = (trust == null ? builder : builder.sslContext(trusting(trust))).build();
    }

    /// What a provider said.
    record Said(int status, String body) {}

    /// @throws jp.kakehashi.kernel.ProblemException `problem.city_identity.down`,
    ///     `problem.city_identity.provider`, `problem.server.busy`
    Said get(URI address) {
        return call(request(address).GET().build());
    }

    /// Sends a form; `authorization` is the header of that name, if any. Throws as {@link #get}.
    Said post(URI address, String form, @Nullable String authorization) {
        HttpRequest.Builder request =
                request(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return call(request.build());
    }

    private HttpRequest.Builder request(URI address) {
        if (!config.admits(address)) {
            throw Problem.refused("problem.city_identity.provider").asException();
        }
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(SECONDS))
                .header("Accept", "application/json");
    }

    private Said call(HttpRequest request) {
        if (!calls.tryAcquire()) {
            throw Problem.unavailable("problem.server.busy").asException();
        }
        try {
            HttpResponse<byte[]> response =
                    await(
                            client.sendAsync(
                                    request,
                                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), BYTES)));
            int status = response.statusCode();
            if (status >= 500 || status == 429) {
                throw down();
            }
            if (status >= 300 && status < 400) {
                throw Problem.refused("problem.city_identity.provider").asException();
            }
            return new Said(status, new String(response.body(), StandardCharsets.UTF_8));
        } finally {
            calls.release();
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            // The client's own timeout ends with the head; a body that never ends must not hold us.
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            future.cancel(true);
            throw down();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw down();
        }
    }

    static jp.kakehashi.kernel.ProblemException down() {
        return Problem.unavailable("problem.city_identity.down").asException();
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate each :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry(Integer.toString(number++), each);
            }
            if (number == 0) {
                throw new CertificateException();
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (CertificateException | IOException e) {
            throw Problem.invalid("problem.city_identity.settings", "trust").asException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The one line of the client's secret.
    static @Nullable String secret(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            String secret = Files.readString(file).strip();
            if (!secret.isEmpty() && secret.indexOf('\n') < 0) {
                return secret;
            }
        } catch (IOException | UncheckedIOException e) {
            // Told below as what it is: a file that holds no secret.
        }
        throw Problem.invalid("problem.city_identity.settings", "secret").asException();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
