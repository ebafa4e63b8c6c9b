package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.Messages.Live;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTest {
    private static final LedgerId LEDGER = new LedgerId("farmland");
    @TempDir static Path dir;
    static RunningServer running;
    static LiveHub hub;

    @BeforeAll
    static void start() {
        running =
                new RunningServer(
                        dir,
                        ground -> {
                            hub = ground.live();
                            return new NoticeFeature(ground);
                        });
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    static class Ear implements WebSocket.Listener {
        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        final CompletableFuture<String> closed = new CompletableFuture<>();
        private final StringBuilder partial = new StringBuilder();
        WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                heard.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }

        String ended() throws Exception {
            return closed.get(180, TimeUnit.SECONDS);
        }
    }

    private static Ear listen(Peer peer) {
        Ear ear = new Ear();
        ear.socket =
                peer.client
                        .newWebSocketBuilder()
                        .header("Authorization", "Bearer " + peer.token)
                        .header("Kakehashi-Wire", peer.wire)
                        .buildAsync(
                                URI.create(
                                        "wss://127.0.0.1:" + running.server.port() + "/api/live"),
                                ear)
                        .join();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!joined(peer) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertTrue(joined(peer));
        return ear;
    }

    private static boolean joined(Peer peer) {
        boolean[] found = new boolean[1];
        hub.close(
                s -> {
                    found[0] |=
                            s.caller().expiresAt().equals(peer.signedIn.expiresAt())
                                    && s.caller().device().equals(peer.device);
                    return false;
                },
                "nobody");
        return found[0];
    }

    private static int refusal(Peer peer) {
        var failure = assertThrows(CompletionException.class, () -> listen(peer));
        return assertInstanceOf(WebSocketHandshakeException.class, failure.getCause())
                .getResponse()
                .statusCode();
    }

    @Test
    void acceptedChangeIsHeardByThoseWhoMaySeeItInTheSameWorldOnly() throws Exception {
        Ear clerk = listen(running.clerk());
        Ear admin = listen(running.admin());
        Ear training =
                listen(
                        running.peer()
                                .signIn("clerk", RunningServer.PASSWORD, "pc-t", World.TRAINING));
        hub.publish(
                World.PRODUCTION,
                s -> s.actor().office().equals("asahi") ? new Live(LEDGER, 7, null) : null);
        hub.publish(World.PRODUCTION, s -> new Live(LEDGER, 8, null));
        assertEquals(
                "{\"ledger\":\"farmland\",\"seq\":7}", clerk.heard.poll(180, TimeUnit.SECONDS));
        assertEquals(
                "{\"ledger\":\"farmland\",\"seq\":8}", clerk.heard.poll(180, TimeUnit.SECONDS));
        assertEquals(
                "{\"ledger\":\"farmland\",\"seq\":8}", admin.heard.poll(180, TimeUnit.SECONDS));
        hub.publish(World.TRAINING, s -> new Live(LEDGER, 1, null));
        assertEquals(
                "{\"ledger\":\"farmland\",\"seq\":1}", training.heard.poll(180, TimeUnit.SECONDS));
        assertNull(training.heard.poll());
        for (Ear ear : List.of(clerk, admin, training)) {
            ear.socket.abort();
        }
    }

    @Test
    void socketWantsATokenAndTheRightVersion() {
        assertEquals(401, refusal(running.peer()));
        Peer old = running.clerk();
        old.wire = "0";
        assertEquals(400, refusal(old));
        Peer ended = running.clerk();
        ended.post("/api/sign-out", new Done());
        assertEquals(401, refusal(ended));
        var plain = running.clerk().get("/api/live");
        assertEquals(400, plain.statusCode());
    }

    @Test
    void revokingADeviceClosesItsSocketByName() throws Exception {
        Peer lost =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-l", World.PRODUCTION);
        Ear ear = listen(lost);
        running.admin().post("/api/devices/pc-l/revoke", new Done());
        assertEquals("1008 problem.device.revoked", ear.ended());
        assertEquals(403, refusal(lost));
    }

    @Test
    void signingOutClosesTheSocketByName() throws Exception {
        Peer peer =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-o", World.PRODUCTION);
        Ear ear = listen(peer);
        peer.post("/api/sign-out", new Done());
        assertEquals("1008 problem.session.ended", ear.ended());
    }

    @Test
    void whateverAWorkstationSendsClosesItsSocketByName() throws Exception {
        Random random = new Random(Seeds.of(LiveTest.class));
        Peer peer =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-f", World.PRODUCTION);
        for (int i = 0; i < 12; i++) {
            Ear ear = listen(peer);
            if (i % 3 == 0) {
                byte[] bytes = new byte[random.nextInt(2_000)];
                random.nextBytes(bytes);
                ear.socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
                assertEquals("1003 problem.live.unexpected", ear.ended());
            } else if (i % 3 == 1) {
                ear.socket.sendText("[".repeat(random.nextInt(2_000)), true).join();
                assertEquals("1003 problem.live.unexpected", ear.ended());
            } else {
                // As much as one write carries: while more is being written, the close may be lost
                // in the breaking of the line.
                ear.socket.sendText("x".repeat(5_000 + random.nextInt(3_000)), true);
                assertEquals("1003 problem.live.unexpected", ear.ended());
            }
        }
        assertEquals(200, peer.post("/api/sign-out", new Done()).statusCode());
    }

    @Test
    void messageIsNotAwaitedToItsEnd() throws Exception {
        Peer peer =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-p", World.PRODUCTION);
        Ear text = listen(peer);
        text.socket.sendText("", false).join();
        assertEquals("1003 problem.live.unexpected", text.ended());
        Ear binary = listen(peer);
        binary.socket.sendBinary(ByteBuffer.wrap(new byte[1]), false).join();
        assertEquals("1003 problem.live.unexpected", binary.ended());
    }

    @Test
    void aFarTooLongMessageEndsItsSocketOnly() throws Exception {
        Peer peer =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-x", World.PRODUCTION);
        Ear ear = listen(peer);
        ear.socket.sendText("x".repeat(2_000_000), true);
        try {
            assertEquals("1003 problem.live.unexpected", ear.ended());
        } catch (ExecutionException e) {
            assertInstanceOf(IOException.class, e.getCause());
        }
        Ear again = listen(peer);
        again.socket.sendText("{}", true).join();
        assertEquals("1003 problem.live.unexpected", again.ended());
    }

    @Test
    void workstationThatDoesNotReadIsDroppedAndOthersGoOn() throws Exception {
        Peer slow = running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-s", World.TRAINING);
        Ear deaf =
                new Ear() {
                    @Override
                    public void onOpen(WebSocket socket) {
                        // Asks for nothing, so nothing is read.
                    }
                };
        deaf.socket =
                slow.client
                        .newWebSocketBuilder()
                        .header("Authorization", "Bearer " + slow.token)
                        .header("Kakehashi-Wire", slow.wire)
                        .buildAsync(
                                URI.create(
                                        "wss://127.0.0.1:" + running.server.port() + "/api/live"),
                                deaf)
                        .join();
        Ear good =
                listen(
                        running.peer()
                                .signIn("admin", RunningServer.PASSWORD, "pc-g", World.TRAINING));
        var head =
                new jp.kakehashi.wire.Messages.SignedHead(
                        LEDGER, 1, "h".repeat(100_000), running.clock.instant(), "s");
        var page = new jp.kakehashi.wire.Messages.Page(LEDGER, List.of(), List.of(), 1, head);
        int sent = 0;
        while ((sent == 0 || joined(slow)) && sent < 2_000) {
            int number = ++sent;
            hub.publish(World.TRAINING, s -> new Live(LEDGER, number, page));
            assertTrue(good.heard.poll(180, TimeUnit.SECONDS).contains("\"seq\":" + number + ","));
        }
        assertTrue(sent < 2_000);
        good.socket.abort();
    }

    @Test
    void sessionHasEightSocketsAndTheOldestGivesWay() throws Exception {
        Peer peer =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-8", World.PRODUCTION);
        java.util.ArrayList<Ear> ears = new java.util.ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ears.add(listen(peer));
        }
        assertEquals("1008 problem.live.too_many", ears.getFirst().ended());
        hub.publish(World.PRODUCTION, s -> new Live(LEDGER, 88, null));
        for (Ear ear : ears.subList(1, 9)) {
            assertTrue(ear.heard.poll(180, TimeUnit.SECONDS).contains("88"));
            ear.socket.abort();
        }
    }
}
