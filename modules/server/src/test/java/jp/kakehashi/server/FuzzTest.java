package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ledgers.PublishedLedger;
import jp.kakehashi.testkit.Seeds;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTest {
    private static final List<String> BODIES =
            List.of(
                    "{\"staff\":\"a\",\"password\":\"b\",\"device\":\"c\",\"deviceName\":\"d\",\"world\":\"TRAINING\"}",
                    "{\"staff\":\"n1\",\"name\":\"n\",\"post\":{\"office\":\"o\",\"section\":\"s\",\"roles\":[\"r\"],\"concurrent\":false}}",
                    "{\"name\":\"n\",\"active\":true}",
                    "{\"office\":\"o\",\"section\":\"s\",\"roles\":[],\"concurrent\":true,\"from\":\"2037-04-01\"}",
                    "{\"lines\":[{\"line\":1,\"staff\":\"clerk\",\"office\":\"o\",\"section\":\"s\",\"concurrent\":false,\"from\":\"2037-04-01\"}]}",
                    "{\"reason\":\"r\",\"staff\":\"clerk\",\"from\":\"2020-04-01\"}",
                    "{\"unsent\":1,\"version\":\"1\"}",
                    "{\"old\":\"x\",\"password\":\"012345678901\"}",
                    "{\"offices\":[]}",
                    "{\"sealed\":\"AQID\"}",
                    "{\"purpose\":\"p\"}",
                    "{\"sealed\":\"=\"}",
                    "{}");
    private static final List<String> BITS =
            List.of(
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "9".repeat(60),
                    "\\u0000",
                    "\\ud800",
                    "𠮷",
                    "\u0000",
                    "\uFEFF",
                    "%00",
                    "../",
                    "' or 1=1 --",
                    "x".repeat(300),
                    "[".repeat(100),
                    "{\"a\":".repeat(50),
                    "\n",
                    "NaN",
                    "0x1",
                    "/*",
                    "{n:99999999999}",
                    "(a+)+$",
                    "+1000000000-12-31T23:59:59Z",
                    "-9223372036854775808",
                    "00000000-0000-0000-0000-000000000000",
                    "🏔",
                    "\u202E");
    private static final List<String> QUERIES =
            List.of(
                    "?after=-1&limit=0",
                    "?after=9223372036854775807&limit=9223372036854775807",
                    "?after=1e3",
                    "?after=0&after=1",
                    "?purpose=%20",
                    "?purpose=%00",
                    "?purpose=%ff",
                    "?purpose=" + "a".repeat(401),
                    "?purpose=%F0%A0%AE%B7&limit=");
    private static final List<String> PATHS =
            List.of(
                    "x",
                    "%00",
                    "%ff",
                    "..%2f..",
                    "%",
                    "a".repeat(500),
                    "%F0%9F%8F%94",
                    "%E3%81",
                    "clerk2",
                    "+",
                    ";a=b");

    @TempDir Path dir;

    @Test
    void noMessageOnAnyRouteBreaksOrHangsTheServer() {
        fuzz(Seeds.of(FuzzTest.class), 8);
    }

    @Test
    void everyRouteOfALedgerIsReachedByItsOwnMessages() {
        try (RunningServer running = new RunningServer(dir, PublishedLedger::feature)) {
            Peer admin = running.admin();
            PublishedLedger ledger = new PublishedLedger(admin);
            List<Route> routes =
                    running.server.routes().stream()
                            .filter(r -> r.path().matches("/api/(ledgers|viewings|audit).*"))
                            // The logs take messages of their own; AuditTest sends them.
                            .filter(r -> r.access() != RouteAccess.AUDITOR)
                            // Presence is said over a live line; PresenceTest has one.
                            .filter(r -> !r.path().endsWith("/presence"))
                            // This ledger's rows go through no approval; those of ApprovalsContract
                            // do.
                            .filter(r -> !r.path().contains("/approval"))
                            // Nor do they belong to fiscal years; those of YearContract do.
                            .filter(r -> !r.path().contains("/years"))
                            // Ways out and merges name what was made before; WaysOutTest and
                            // MergeContract make it.
                            .filter(r -> !r.path().matches(".*/(ways-out|merges|twins|distinct).*"))
                            .toList();
            assertTrue(routes.size() >= 11);
            for (Route route : routes) {
                String path = ledger.place(route.path()) + "?purpose=a";
                String body =
                        route.method().equals("GET")
                                ? null
                                : ledger.body(route.method(), route.path());
                var response = admin.send(route.method(), path, body);
                assertEquals(200, response.statusCode(), path + " -> " + response.body());
            }
        }
    }

    @Test
    @Tag("soak")
    void noMessageOnAnyRouteBreaksOrHangsTheServerForLong() {
        fuzz(Seeds.of(FuzzTest.class), Seeds.soakRounds(2_000));
    }

    private void fuzz(long seed, int rounds) {
        Random random = new Random(seed);
        try (RunningServer running =
                new RunningServer(dir, NoticeFeature::new, PublishedLedger::feature)) {
            Peer admin = withEveryRole(running);
            PublishedLedger ledger = new PublishedLedger(admin);
            int refused = 0;
            int sent = 0;
            String last = "";
            String before;
            for (int round = 0; round < rounds; round++) {
                for (Route route : running.server.routes()) {
                    if (route.path().equals("/api/fault")
                            || route.path().equals("/api/sign-out")
                            || route.path().contains("revoke")) {
                        continue;
                    }
                    String target = target(route, ledger, random);
                    if (target == null) {
                        continue;
                    }
                    byte[] body = body(route, ledger, random);
                    before = last;
                    last =
                            route.method()
                                    + " "
                                    + target
                                    + " "
                                    + new String(body, StandardCharsets.UTF_8);
                    var response =
                            send(
                                    admin,
                                    before + "\n" + last,
                                    admin.request(target)
                                            .method(
                                                    route.method(),
                                                    route.method().equals("GET")
                                                            ? BodyPublishers.noBody()
                                                            : BodyPublishers.ofByteArray(body)));
                    String what =
                            "seed %d: %s %s %s -> %s"
                                    .formatted(
                                            seed,
                                            route.method(),
                                            target,
                                            new String(body, StandardCharsets.UTF_8),
                                            response.body());
                    assertNotEquals(5, response.statusCode() / 100, what);
                    if (response.statusCode() != 200) {
                        assertTrue(admin.problem(response).startsWith("problem."), what);
                        refused++;
                    }
                    sent++;
                }
            }
            System.out.println("FuzzTest sent " + sent + ", refused " + refused);
            assertTrue(refused > sent / 4);
        }
    }

    /// So that no route stops it at the door.
    private static Peer withEveryRole(RunningServer running) {
        var all =
                new NewStaff(
                        "all",
                        "阿部 一郎",
                        "honsho",
                        "joho",
                        Set.of(Actor.ADMINISTRATOR, Actor.AUDITOR, "keeper"),
                        RunningServer.PASSWORD);
        assertEquals(200, running.admin().post("/api/staff", all).statusCode());
        return running.peer().signIn("all", RunningServer.PASSWORD, "pc-all", World.PRODUCTION);
    }

    private static java.net.http.HttpResponse<String> send(
            Peer peer, String what, java.net.http.HttpRequest.Builder request) {
        try {
            return peer.send(request);
        } catch (AssertionError e) {
            throw new AssertionError(what, e);
        }
    }

    private static String target(Route route, PublishedLedger ledger, Random random) {
        String real = random.nextInt(4) > 0 ? ledger.place(route.path()) : route.path();
        String path = real.replaceAll("\\{[a-z]+}", PATHS.get(random.nextInt(PATHS.size())));
        String query =
                switch (random.nextInt(4)) {
                    case 0 -> "?lines=%zz&a=" + PATHS.get(random.nextInt(PATHS.size()));
                    case 1 -> QUERIES.get(random.nextInt(QUERIES.size()));
                    case 2 -> "?purpose=a";
                    default -> "";
                };
        try {
            java.net.URI.create("https://localhost" + path + query);
            return path + query;
        } catch (IllegalArgumentException e) {
            return null; // the client itself cannot say it; raw sockets do, in RawLineTest
        }
    }

    private static byte[] body(Route route, PublishedLedger ledger, Random random) {
        String own = ledger.body(route.method(), route.path());
        boolean other = own.equals("{}") || random.nextInt(6) == 0;
        StringBuilder text =
                new StringBuilder(other ? BODIES.get(random.nextInt(BODIES.size())) : own);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, BITS.get(random.nextInt(BITS.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(8)));
                default -> text.insert(at, text.substring(at / 2, at));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
