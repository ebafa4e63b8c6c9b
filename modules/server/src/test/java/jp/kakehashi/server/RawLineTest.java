package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.config.ServerLimits;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What no decent client says, over a bare TLS socket.
class RawLineTest {
    @TempDir static Path dir;
    static RunningServer running;
    static SSLSocketFactory factory;

    @BeforeAll
    static void start() {
        ServerLimits strict =
                new ServerLimits(
                        100,
                        20,
                        16,
                        1 << 20,
                        Duration.ofSeconds(3),
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
                        NoticeFeature::new);
        factory = Peer.pinned(running.server.certificateFile()).getSocketFactory();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static SSLSocket open() throws IOException {
        SSLSocket socket = (SSLSocket) factory.createSocket("127.0.0.1", running.server.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static String say(byte[] bytes) throws IOException {
        try (SSLSocket socket = open()) {
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(bytes);
                socket.getInputStream().transferTo(heard);
            } catch (IOException e) {
                // The end of a connection with unread bytes is a reset; what came before counts.
            }
            return heard.toString(StandardCharsets.UTF_8);
        }
    }

    private static String say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void brokenRequestsAreRefusedInOurWords() throws IOException {
        for (String request :
                List.of(
                        "GET / HTTP/9.9\r\n\r\n",
                        "GET /api/health HTTP/1.1\r\n\r\n",
                        "GET /api/health HTTP/1.1\r\nHost: elsewhere\r\n\r\n",
                        "GE\u0001T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        "POST /api/sign-in HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Content-Length: x\r\n\r\n",
                        "POST /api/sign-in HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Content-Length: 1\r\n"
                                + "Content-Length: 2\r\n\r\n"
                                + "ab",
                        "POST /api/sign-in HTTP/1.1\r\n"
                                + "Host: localhost\r\n"
                                + "Content-Length: 1\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + "0\r\n\r\n",
                        "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                        "GET / HTTP/1.1\r\nHost: localhost\r\nX: "
                                + "a".repeat(20_000)
                                + "\r\n\r\n")) {
            String answer = say(request);
            assertTrue(
                    answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 505"), answer);
            assertTrue(answer.contains("\"key\":\"problem.wire.malformed\""), answer);
            assertFalse(answer.toLowerCase(java.util.Locale.ROOT).contains("jetty"), answer);
        }
    }

    @Test
    void noiseNeverGetsAFaultOrHangsTheServer() throws IOException {
        long seed = Seeds.of(RawLineTest.class);
        Random random = new Random(seed);
        String good =
                "PUT /api/notices/a HTTP/1.1\r\n"
                        + "Host: localhost\r\n"
                        + "Connection: close\r\n"
                        + "Kakehashi-Wire: "
                        + Messages.VERSION
                        + "\r\n"
                        + "Content-Type: application/json\r\n"
                        + "Content-Length: 15\r\n"
                        + "Authorization: Bearer x\r\n\r\n"
                        + "{\"purpose\":\"a\"}";
        for (int i = 0; i < 60; i++) {
            byte[] bytes = good.getBytes(StandardCharsets.US_ASCII);
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertFalse(say(bytes).startsWith("HTTP/1.1 5"), "seed " + seed + " round " + i);
        }
        assertEquals(200, running.peer().get("/api/health").statusCode());
    }

    @Test
    void headThatTricklesIsCutOff() throws Exception {
        try (SSLSocket socket = open()) {
            byte[] head =
                    "GET /api/health HTTP/1.1\r\nHost: localhost\r\nX: "
                            .getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(head);
            long began = System.nanoTime();
            boolean cut = false;
            // A byte a second never idles; without the guard this would go on for the whole minute.
            // What it may still be told before the end is read as well.
            long until = began + Duration.ofMinutes(1).toNanos();
            socket.setSoTimeout(1_000);
            while (!cut && System.nanoTime() < until) {
                try {
                    socket.getOutputStream().write('a');
                    cut = socket.getInputStream().read() < 0;
                } catch (java.net.SocketTimeoutException e) {
                    cut = false;
                } catch (IOException e) {
                    cut = true;
                }
            }
            System.out.println(
                    "trickling head cut off after "
                            + (System.nanoTime() - began) / 1_000_000
                            + " ms");
            assertTrue(cut);
        }
    }

    @Test
    void idleConnectionThatKeepsOpenIsServedAgainWithinItsTime() throws Exception {
        try (SSLSocket socket = open()) {
            byte[] ask =
                    "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(ask);
                StringBuilder answer = new StringBuilder();
                while (answer.indexOf("}") < 0) {
                    int next = socket.getInputStream().read();
                    assertTrue(next >= 0, "closed after " + answer);
                    answer.append((char) next);
                }
                assertTrue(answer.toString().startsWith("HTTP/1.1 200"));
            }
        }
    }

    @Test
    void oneAddressHoldsOnlyItsShareOfConnections() throws Exception {
        java.util.ArrayList<SSLSocket> held = new java.util.ArrayList<>();
        int refused = 0;
        try {
            for (int i = 0; i < 40; i++) {
                SSLSocket socket = open();
                held.add(socket);
                try {
                    socket.startHandshake();
                } catch (IOException e) {
                    refused++;
                }
            }
        } finally {
            for (SSLSocket socket : held) {
                socket.close();
            }
        }
        assertTrue(refused >= 20, "refused " + refused);
    }
}
