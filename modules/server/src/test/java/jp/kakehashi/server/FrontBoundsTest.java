package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.kakehashi.records.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever holds requests and answers open keeps them from nobody else.
class FrontBoundsTest {
    private static final int LARGE_KILOBYTES = 4 << 10;
    @TempDir static Path dir;
    static RunningServer running;

    @BeforeAll
    static void start() {
        running = new RunningServer(dir, LargeMessages::new);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static final String LARGE = "/api/large?kilobytes=" + LARGE_KILOBYTES;

    @Test
    void answersThatNobodyReadsAreBoundedAndLeaveOthersTheirs() throws Exception {
        Peer clerk = running.clerk();
        List<RawPeer> unread = new ArrayList<>();
        int refused = 0;
        try {
            for (int i = 0; i < 12; i++) {
                RawPeer peer = new RawPeer(running).ask("GET", LARGE, clerk.token, -1);
                unread.add(peer);
                refused += peer.status() == 503 ? 1 : 0;
            }
            assertTrue(refused >= 8, "refused " + refused);
            assertEquals(200, running.admin().get(LARGE).statusCode());
            assertEquals(200, clerk.get("/api/large?kilobytes=1").statusCode());
        } finally {
            close(unread);
        }
        // What they held is there again as soon as the server has seen them go.
        long until = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        int status = clerk.get(LARGE).statusCode();
        while (status == 503 && System.nanoTime() < until) {
            status = clerk.get(LARGE).statusCode();
        }
        assertEquals(200, status);
    }

    @Test
    void stalledBodiesWithoutAnAccountKeepNobodyOutAndAreCut() throws Exception {
        List<RawPeer> stalled = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<RawPeer> stall =
                    () ->
                            new RawPeer(running)
                                    .ask("POST", "/api/sign-in", "", 16_000)
                                    .say(new byte[] {'{'});
            for (var each : threads.invokeAll(Collections.nCopies(260, stall))) {
                stalled.add(each.get());
            }
            Peer peer = running.peer();
            assertEquals(200, peer.get("/api/health").statusCode());
            peer.signIn("clerk", RunningServer.PASSWORD, "pc-clerk", World.PRODUCTION);
            assertEquals(200, peer.get("/api/large?kilobytes=1").statusCode());
            for (RawPeer each : stalled) {
                assertEquals(-1, each.next());
            }
        } finally {
            close(stalled);
        }
    }

    @Test
    void largeBodiesOfOnePersonLeaveRoomForTheOthers() throws Exception {
        Peer clerk = running.clerk();
        Peer admin = running.admin();
        byte[] most = new byte[LargeMessages.MOST - 100];
        Arrays.fill(most, (byte) ' ');
        List<RawPeer> held = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                RawPeer peer = new RawPeer(running);
                held.add(peer);
                try {
                    peer.ask("PUT", "/api/large", clerk.token, LargeMessages.MOST).say(most);
                } catch (IOException e) {
                    // Refused before everything was sent.
                }
            }
            String body = "{\"text\":\"" + "x".repeat(900_000) + "\"}";
            var answer = admin.send("PUT", "/api/large", body);
            assertEquals(200, answer.statusCode(), answer.body());
            running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-2", World.PRODUCTION);
            assertEquals(503, refusal(clerk, body));
            assertEquals(200, clerk.send("PUT", "/api/large", "{}").statusCode());
        } finally {
            close(held);
        }
    }

    /// Who is refused before everything was sent may lose the answer with the line, and asks again.
    private static int refusal(Peer peer, String body) {
        AssertionError lost = null;
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                return peer.send("PUT", "/api/large", body).statusCode();
            } catch (AssertionError e) {
                if (!(e.getCause() instanceof IOException)) {
                    throw e;
                }
                lost = e;
            }
        }
        throw new AssertionError("no answer", lost);
    }

    @Test
    void connectionTakesOneBodyAfterAnother() throws Exception {
        Peer clerk = running.clerk();
        byte[] body = "{\"text\":\"x\"}".getBytes(StandardCharsets.US_ASCII);
        try (RawPeer peer = new RawPeer(running)) {
            for (int i = 0; i < 3; i++) {
                peer.ask("PUT", "/api/large", clerk.token, body.length).say(body);
                assertEquals(200, peer.status());
                while (peer.next() != '}') {}
            }
        }
    }

    private static void close(List<RawPeer> peers) throws IOException {
        for (RawPeer each : peers) {
            each.close();
        }
    }
}
