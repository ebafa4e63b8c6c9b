package jp.kakehashi.app.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import jp.kakehashi.app.town.Town;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCallsTest {
    @TempDir Path dir;

    @Test
    void wrongCertificateIsToldFromALineThatIsCut() throws Exception {
        try (Town town = new Town(dir.resolve("here"));
                Town elsewhere = new Town(dir.resolve("elsewhere"));
                CutLine cut = new CutLine()) {
            SSLContext trusted = PinnedAuthority.read(town.authority()).context();
            assertEquals("Kakehashi", asked(URI.create(town.url()), trusted));
            assertEquals("problem.line.certificate", asked(URI.create(elsewhere.url()), trusted));
            assertEquals("problem.line.down", asked(cut.uri(), trusted));
        }
    }

    private static String asked(URI server, SSLContext trusted) {
        try (HttpCalls calls = new HttpCalls(server, trusted, null)) {
            return calls.call("GET", "/api/health", null, Messages.Health.class).product();
        } catch (ProblemException e) {
            return e.problem().key();
        }
    }

    /// Takes connections and cuts each in the middle of its handshake.
    private static final class CutLine implements AutoCloseable {
        private final ServerSocket port;

        CutLine() throws IOException {
            port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::cut);
        }

        URI uri() {
            return URI.create("https://127.0.0.1:" + port.getLocalPort());
        }

        private void cut() {
            while (!port.isClosed()) {
                try (Socket line = port.accept()) {
                    line.getInputStream().read();
                } catch (IOException closed) {
                    // The next one, or the end.
                }
            }
        }

        @Override
        public void close() throws IOException {
            port.close();
        }
    }
}
