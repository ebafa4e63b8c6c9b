package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.config.ServerLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Peers that stop in the middle, on a server that waits two seconds for them.
class StalledPeersTest {
    @TempDir static Path dir;
    static RunningServer running;

    @BeforeAll
    static void start() {
        ServerLimits strict =
                new ServerLimits(
                        400,
                        400,
                        16,
                        16 << 20,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofHours(1),
                        Duration.ofDays(1));
        running =
                new RunningServer(
                        new ServerConfig(
                                dir,
                                "127.0.0.1",
                                0,
                                List.of(),
                                null,
                                strict,
                                RunningServer.QUICK,
                                null),
                        LargeMessages::new);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void nothingOfAnAddressIsLoggedWhenABodyIsCutOrAHandlerBreaks() throws Exception {
        StringBuffer log = new StringBuffer();
        var ear = LogTest.ear(log);
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        Peer clerk = running.clerk();
        try {
            for (String end : List.of("stall", "close")) {
                for (String path : List.of("/api/sign-in?q=PLANTED", "/api/large?q=PLANTED")) {
                    String method = path.startsWith("/api/large") ? "PUT" : "POST";
                    try (RawPeer peer = new RawPeer(running)) {
                        peer.ask(method, path, clerk.token, 100).say(new byte[] {'{'});
                        if (end.equals("stall")) {
                            while (peer.next() >= 0) {}
                        }
                    }
                }
            }
            var broken = clerk.get("/api/broken?purpose=PLANTED");
            assertEquals(500, broken.statusCode());
            assertEquals("problem.server.fault", clerk.problem(broken));
            // Whatever was closed above is over when as many have stalled after it.
            for (int i = 0; i < 2; i++) {
                try (RawPeer peer = new RawPeer(running)) {
                    peer.ask("PUT", "/api/large?q=PLANTED", clerk.token, 9)
                            .say("{".getBytes(StandardCharsets.US_ASCII));
                    while (peer.next() >= 0) {}
                }
            }
        } finally {
            root.removeHandler(ear);
        }
        assertTrue(log.toString().contains("Fault "), log.toString());
        assertFalse(log.toString().contains("PLANTED"), log.toString());
        assertFalse(log.toString().contains("writeError"), log.toString());
    }
}
