package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ledgers.PublishedLedger;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    @TempDir static Path dir;
    static RunningServer running;

    @BeforeAll
    static void start() {
        running = new RunningServer(dir, NoticeFeature::new, PublishedLedger::feature);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static void everyGuardedRoute(Peer peer, String problem, int status) {
        everyGuardedRoute(
                peer,
                (route, key) -> {
                    assertEquals(problem, key, route.method() + " " + route.path());
                },
                status);
    }

    private static void everyGuardedRoute(Peer peer, BiConsumer<Route, String> check, int status) {
        int asked = 0;
        for (Route route : running.server.routes()) {
            if (route.access() != RouteAccess.PUBLIC) {
                String path = route.path().replaceAll("\\{[a-z]+}", "x");
                var response = peer.send(route.method(), path, "{}");
                assertEquals(status, response.statusCode(), route.path());
                check.accept(route, peer.problem(response));
                asked++;
            }
        }
        assertTrue(asked > 26);
    }

    @Test
    void everyRouteWantsAToken() {
        Peer peer = running.peer();
        everyGuardedRoute(peer, "problem.session.missing", 401);
        peer.token = "invented";
        everyGuardedRoute(peer, "problem.session.unknown", 401);
    }

    @Test
    void everyRouteRefusesAnExpiredSession() {
        Peer clerk = running.clerk();
        running.clock.pass(Duration.ofHours(12));
        everyGuardedRoute(clerk, "problem.session.expired", 401);
    }

    @Test
    void whoeverIsBarredWhileHisMessageIsStillComingIsRefused() throws Exception {
        Peer lost =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-slow", World.TRAINING);
        var factory = Peer.pinned(running.server.certificateFile()).getSocketFactory();
        byte[] body = "{\"purpose\":\"しらせ\"}".getBytes(StandardCharsets.UTF_8);
        try (Socket socket = factory.createSocket("127.0.0.1", running.server.port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            String head =
                    "PUT /api/notices/slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Kakehashi-Wire: %s\r\nAuthorization: Bearer %s\r\n"
                            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n";
            out.write(
                    head.formatted(lost.wire, lost.token, body.length)
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, 5);
            out.flush();
            // its headers are answered for before this one is
            assertEquals(200, lost.get("/api/notices/none").statusCode());
            running.admin().post("/api/devices/pc-slow/revoke", new Done());
            out.write(body, 5, body.length - 5);
            out.flush();
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
            assertTrue(answer.contains("problem.device.revoked"), answer);
        }
        Peer other =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-else", World.TRAINING);
        assertFalse(other.get("/api/notices/slow").body().contains("しらせ"));
    }

    @Test
    void everyRouteRefusesARevokedDeviceEvenLongAfterwards() {
        Peer lost =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-lost", World.TRAINING);
        Peer admin = running.admin();
        assertEquals(200, admin.post("/api/devices/pc-lost/revoke", new Done()).statusCode());
        everyGuardedRoute(lost, "problem.device.revoked", 403);
        running.clock.pass(Duration.ofDays(30));
        everyGuardedRoute(lost, "problem.device.revoked", 403);
        var again =
                lost.postSignIn(
                        new Messages.SignIn(
                                "clerk",
                                RunningServer.PASSWORD,
                                "pc-lost",
                                "窓口1",
                                World.PRODUCTION));
        assertEquals("problem.device.revoked", lost.problem(again));
        running.admin().post("/api/devices/pc-lost/readmit", new Done());
        running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-lost", World.TRAINING);
    }

    @Test
    void everyAdministratorsRouteRefusesAClerk() {
        Peer clerk = running.clerk();
        for (Route route : running.server.routes()) {
            if (route.access() == RouteAccess.ADMINISTRATOR) {
                String path = route.path().replaceAll("\\{[a-z]+}", "x");
                var response = clerk.send(route.method(), path, "{}");
                assertEquals(403, response.statusCode(), path);
                assertEquals("problem.role.missing", clerk.problem(response));
            }
        }
    }

    @Test
    void everyRouteRefusesAnOtherWireVersion() {
        Peer old = running.clerk();
        old.wire = "0";
        everyGuardedRoute(old, "problem.wire.version", 400);
    }

    @Test
    void newDeviceOfAnOfficeThatMayNotRegisterOneIsRefused() {
        Peer admin = running.admin();
        admin.send("PUT", "/api/devices/policy", "{\"offices\":[\"honsho\"]}");
        Peer peer = running.peer();
        var refused =
                peer.postSignIn(
                        new Messages.SignIn(
                                "clerk",
                                RunningServer.PASSWORD,
                                "pc-new",
                                "窓口1",
                                World.PRODUCTION));
        assertEquals("problem.device.office", peer.problem(refused));
        admin.send("PUT", "/api/devices/policy", "{\"offices\":[]}");
        peer.signIn("clerk", RunningServer.PASSWORD, "pc-new", World.PRODUCTION);
    }

    @Test
    void trainingSessionReachesNothingOfProduction() {
        Peer real = running.clerk();
        Peer training =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-t", World.TRAINING);
        assertEquals(
                200, real.send("PUT", "/api/notices/a", "{\"purpose\":\"real\"}").statusCode());
        assertEquals("{\"value\":\"null\"}", training.get("/api/notices/a").body());
        training.send("PUT", "/api/notices/a", "{\"purpose\":\"drill\"}");
        assertEquals("{\"value\":\"real\"}", real.get("/api/notices/a").body());
        assertEquals("{\"value\":\"drill\"}", training.get("/api/notices/a").body());

        Peer admin =
                running.peer().signIn("admin", RunningServer.PASSWORD, "pc-admin", World.TRAINING);
        for (Route route : running.server.routes()) {
            // Each world's records are verified from a session of its own.
            boolean ofItsWorld = route.path().equals("/api/audit/verify");
            if (route.access() == RouteAccess.ADMINISTRATOR && !ofItsWorld) {
                String path = route.path().replaceAll("\\{[a-z]+}", "x");
                var response = admin.send(route.method(), path, "{}");
                assertEquals("problem.world.production_only", admin.problem(response), path);
            }
        }
    }

    @Test
    void trainingSessionReachesNoLedgerOfProduction() {
        PublishedLedger ledger = new PublishedLedger(running.admin());
        Peer training =
                running.peer().signIn("admin", RunningServer.PASSWORD, "pc-admin", World.TRAINING);
        assertEquals("{\"definitions\":[]}", training.get("/api/ledgers").body());
        int asked = 0;
        for (Route route : running.server.routes()) {
            if (route.path().startsWith("/api/ledgers/{ledger}")) {
                var response = ledger.ask(training, route);
                assertEquals("problem.ledger.unknown", training.problem(response), route.path());
                asked++;
            }
        }
        assertTrue(asked >= 7);
    }

    @Test
    void oversizedMalformedDeepAndMislabelledBodiesAreRefusedByName() {
        Peer clerk = running.clerk();
        String path = "/api/notices/a";
        var large = clerk.send("PUT", path, "{\"purpose\":\"" + "x".repeat(2_000) + "\"}");
        assertEquals(413, large.statusCode());
        assertEquals("problem.wire.too_large", clerk.problem(large));
        var chunked =
                clerk.send(
                        clerk.request(path)
                                .PUT(
                                        BodyPublishers.ofInputStream(
                                                () ->
                                                        new java.io.ByteArrayInputStream(
                                                                new byte[3_000]))));
        assertEquals("problem.wire.too_large", clerk.problem(chunked));
        for (String body :
                new String[] {"", "{", "[]", "{\"purpose\":1}", "[".repeat(1_900), "{\"x\":1}"}) {
            var malformed = clerk.send("PUT", path, body);
            assertEquals(400, malformed.statusCode(), body);
            assertEquals("problem.wire.malformed", clerk.problem(malformed));
        }
        var text =
                clerk.send(
                        clerk.request(path)
                                .setHeader("Content-Type", "text/plain")
                                .PUT(BodyPublishers.ofString("{\"purpose\":\"a\"}")));
        assertEquals("problem.wire.content_type", clerk.problem(text));
    }

    @Test
    void unknownRoutesAndMethodsAreSaidSo() {
        Peer peer = running.peer();
        var unknown = peer.get("/api/nothing");
        assertEquals(404, unknown.statusCode());
        assertEquals("problem.route.unknown", peer.problem(unknown));
        var method = peer.send("DELETE", "/api/sign-in", null);
        assertEquals(405, method.statusCode());
        assertEquals("problem.route.method", peer.problem(method));
        assertEquals(404, peer.get("/").statusCode());
        assertEquals(400, peer.get("/api/notices/%00").statusCode());
        Peer clerk = running.clerk();
        for (String query : new String[] {"%ff", "%E3%81", "%00"}) {
            var broken = clerk.get("/api/stream?lines=" + query);
            assertEquals("problem.wire.malformed", clerk.problem(broken), query);
        }
    }

    @Test
    void faultTellsACodeAndNothingElse() {
        Peer clerk = running.clerk();
        var response = clerk.send("POST", "/api/fault", "{\"purpose\":\"髙橋 一郎\"}");
        assertEquals(500, response.statusCode());
        var problem = clerk.json.read(response.body(), Messages.ProblemMessage.class);
        assertEquals("problem.server.fault", problem.key());
        assertTrue(problem.args().getFirst().matches("[2-9A-Z]{6}"));
        assertFalse(response.body().contains("髙橋"));
    }

    @Test
    void streamComesInGzipToThoseWhoAsk() {
        Peer clerk = running.clerk();
        assertEquals(1_000, clerk.get("/api/stream?lines=1000").body().lines().count());
        var packed =
                clerk.send(
                        clerk.request("/api/stream?lines=1000")
                                .header("Accept-Encoding", "gzip")
                                .GET());
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(packed.body().length() < 1_000);
    }
}
